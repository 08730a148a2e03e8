import type { Digest } from '../image/reference.ts'
import type { Planned, PlannedTag } from './plan.ts'
import { formatTarget } from './target.ts'

/**
 * Formats a plan as a text table: each tag with its current and new digest and the action. Of one that is refused nothing is
 * carried out.
 */
export function formatPlan(
  plan: readonly PlannedTag[],
  { digest, refused }: { readonly digest?: Digest; readonly refused: boolean },
): string {
  const rows = plan.map(target => {
    const writes = target.action === 'create' || target.action === 'move'
    return [
      formatTarget(target),
      target.class,
      short(target.before),
      short(writes && !refused ? (target.next?.digest ?? digest) : target.before),
      writes && refused ? 'not done' : words[target.action],
    ]
  })
  const all = [['tag', 'class', 'current', 'new', 'action'], ...rows]
  const widest = (column: number) => all.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)
  const widths = all[0]?.map((_, column) => widest(column)) ?? []
  return all
    .map(row =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const words: Record<Planned['action'], string> = {
  create: 'create',
  move: 'move',
  keep: 'nothing to do',
  'hold-back': 'stays',
  refuse: 'REFUSED',
}

function short(digest: Digest | undefined): string {
  return digest === undefined ? '-' : digest.slice(0, 19)
}
