import { fieldsOf, quotedLineList } from '../inputs/lists.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { listReader } from '../inputs/readers.ts'
import { InputError } from '../messages/errors.ts'
import { readYamlList } from './yaml-list.ts'

/** One node of a builder: a BuildKit, or an engine that runs one. */
export interface Node {
  readonly name?: string
  /** Address of a BuildKit, of an engine, or a Docker context; the engine in use where it is absent. */
  readonly endpoint?: string
  /** The platforms that are built here, before those that the node says it can build. */
  readonly platforms?: string
  /** In the syntax of Buildx: an option with a comma in its value has quotes around it. */
  readonly driverOpts: readonly string[]
  readonly buildkitdFlags?: string
  /** Its place among all nodes, from 0: the number in the names of its variables. */
  readonly index: number
}

/** Accepts options of a driver, one per line; their quotes reach Buildx, which splits each line at its commas. */
export const driverOptions = listReader('list, one per line', value =>
  quotedLineList(value).map(driverOption),
)

/** The keys of a node, as docker/setup-buildx-action names them. */
const keys = ['name', 'endpoint', 'platforms', 'driver-opts', 'buildkitd-flags']

/**
 * Reads a YAML list of further nodes, which are numbered from 1.
 *
 * @throws InputError naming each node that is wrong.
 */
export async function readNodes(text: string | undefined): Promise<Node[]> {
  const { items, wrong } = await readYamlList(text, {
    what: 'node',
    begin: 'endpoint',
    keys: 'at least its endpoint',
    read: readNode,
  })
  if (wrong.length > 0) throw new InputError(wrong.map(message => ({ input: 'append', message })))
  return items
}

function readNode(given: Readonly<Record<string, unknown>>, index: number): Node {
  for (const key of Object.keys(given))
    if (!keys.includes(key))
      throw new Error(`"${key}" is not a key${didYouMean(key, keys) || `; known are ${keys.join(', ')}`}`)
  const text = (key: string): string | undefined => {
    const value = given[key]
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'string') throw new Error(`${key} is not a text`)
    if (value.trim().startsWith('-') && key !== 'buildkitd-flags')
      throw new Error(`${key} "${value}" starts with "-" and would be taken for an option`)
    return value.trim()
  }
  const listed = (key: string): readonly string[] => {
    const value = given[key]
    return Array.isArray(value) && value.every(one => typeof one === 'string')
      ? value.map(one => one.trim()).filter(one => one !== '')
      : quotedLineList(text(key) ?? '')
  }
  const platforms = Array.isArray(given.platforms) ? listed('platforms').join(',') : text('platforms')
  const name = text('name')
  if (name !== undefined && !/^[A-Za-z0-9][\w.-]*$/.test(name))
    throw new Error(`name "${name}" is not a name`)
  return {
    index,
    ...(name !== undefined && { name }),
    ...(text('endpoint') !== undefined && { endpoint: text('endpoint') }),
    ...(platforms && { platforms: platforms.replaceAll(/\s/g, '') }),
    driverOpts: listed('driver-opts').map(driverOption),
    ...(text('buildkitd-flags') !== undefined && { buildkitdFlags: text('buildkitd-flags') }),
  }
}

function driverOption(item: string): string {
  const odd = fieldsOf(item).find(field => !field.includes('='))
  if (odd === undefined) return item
  throw new Error(
    `"${odd}" is not key=value: write for example network=host. An option with a comma in its value stands in quotes as a whole, for example "env.no_proxy=localhost,127.0.0.1"`,
  )
}
