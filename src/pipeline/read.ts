import { parse, type Table, type Values } from '../inputs/table.ts'
import type { Tools } from '../stage/stage.ts'

/** Parses the inputs of a stage and masks their secrets first. */
export function read<T extends Table>(
  table: T,
  texts: Readonly<Record<string, string>>,
  { host }: Pick<Tools, 'host'>,
): Values<T> {
  return parse(table, texts, { mask: secret => host.mask(secret) })
}
