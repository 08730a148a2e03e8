import { parseYamlTexts } from '../files/yaml.ts'
import { describe } from '../messages/errors.ts'

/** How the items of a list are called and read. */
interface ListRules<Item> {
  /** The word for one of them. */
  readonly what: string
  /** The key that one begins with. */
  readonly begin: string
  /** What to write in one without keys. */
  readonly keys: string
  /** Reads the item with a number, from 1. @throws Error with what is wrong. */
  readonly read: (item: Readonly<Record<string, unknown>>, number: number) => Item
}

/** Reads an input that is a YAML list of maps: the items that are right, and what is wrong with the others. */
export async function readYamlList<Item>(
  text: string | undefined,
  { what, begin, keys, read }: ListRules<Item>,
): Promise<{ items: Item[]; wrong: string[] }> {
  const items: Item[] = []
  const wrong: string[] = []
  if (text === undefined) return { items, wrong }
  let list: unknown
  try {
    list = await parseYamlTexts(text)
  } catch (error) {
    return { items, wrong: [`cannot be read: ${describe(error)}`] }
  }
  if (!Array.isArray(list))
    return { items, wrong: [`is not a YAML list: begin each ${what} with "- ${begin}:"`] }
  for (const [at, item] of list.entries()) {
    try {
      if (!isRecord(item)) throw new Error(`has no keys: write ${keys}`)
      items.push(read(item, at + 1))
    } catch (error) {
      wrong.push(`${what} ${at + 1}: ${describe(error)}`)
    }
  }
  return { items, wrong }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
