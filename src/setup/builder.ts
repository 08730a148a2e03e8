import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placeOf } from '../files/place.ts'
import { fieldsOf, quotedField } from '../inputs/lists.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { storedBuilder } from './buildx-store.ts'
import type { CreatedDriver } from './choice.ts'
import { createContext, tlsEngineOf } from './engine-context.ts'
import { type Inspected, parseInspect } from './inspect.ts'
import { lastLine } from './last-line.ts'
import { type TlsFiles, writeTlsFiles } from './node-tls.ts'
import type { Node } from './nodes.ts'
import { reachNodes } from './reach-nodes.ts'

/** The configuration of a new builder. */
export interface Recipe {
  readonly driver: CreatedDriver
  /** Its name; by default a new one. */
  readonly name?: string
  /** At least one. */
  readonly nodes: readonly Node[]
  readonly buildkitImage: string | undefined
  readonly buildkitdConfig: string | undefined
  readonly buildkitdConfigInline: string | undefined
  /** The state, with all layers, stays when the builder is removed. */
  readonly keepState: boolean
  /** The builder is not removed at the end. */
  readonly stays: boolean
}

/** The kinds of cleanup items for builders: with their state, and without it. */
export const [keptBuilder, keptState] = ['builder', 'builder-keep-state']

/** One node in the command that creates it. */
export interface NodeStep {
  readonly node: Node
  readonly first: boolean
  /** Boots all nodes. */
  readonly last: boolean
  readonly configPath: string | undefined
}

/** Returns the arguments of `docker` that create a node of a builder. */
export function createArguments(
  name: string,
  { driver, buildkitImage }: Pick<Recipe, 'driver' | 'buildkitImage'>,
  { node, first, last, configPath }: NodeStep,
): string[] {
  const { driverOpts, buildkitdFlags, endpoint, platforms } = node
  const options = buildkitImage === undefined ? driverOpts : [`image=${buildkitImage}`, ...driverOpts]
  const one = (flag: string, value: string | undefined) => (value === undefined ? [] : [flag, value])
  return [
    ...['buildx', 'create', '--name', name],
    ...(first ? ['--driver', driver] : ['--append']),
    ...one('--node', node.name),
    ...one('--platform', platforms),
    ...(last ? ['--bootstrap'] : []),
    ...options.flatMap(option => ['--driver-opt', option]),
    ...one('--buildkitd-config', configPath),
    ...one('--buildkitd-flags', buildkitdFlags),
    ...(endpoint === undefined ? [] : [endpoint]),
  ]
}

/**
 * Creates a builder with all its nodes and boots it; it is registered for cleanup first, so that it is removed in any case.
 *
 * @throws UserError where a node cannot be reached, or Buildx does not create it.
 */
export async function createBuilder(recipe: Recipe, tools: Tools): Promise<string> {
  const name = recipe.name ?? `buildonce-${randomUUID().slice(0, 13)}`
  const nodes = await Promise.all(recipe.nodes.map(node => prepare(node, recipe, tools)))
  const inline = recipe.buildkitdConfigInline
  const inlinePath = join(tools.host.temp, `${name}.toml`)
  const given = recipe.buildkitdConfig && (await placeOf(tools.host.workspace, recipe.buildkitdConfig))
  const configPath = inline === undefined ? given : inlinePath
  if (!recipe.stays) tools.registerCleanup({ kind: recipe.keepState ? keptState : keptBuilder, name })
  if (inline !== undefined) await writeFile(inlinePath, inline, { mode: 0o600 })
  try {
    for (const [at, node] of nodes.entries()) {
      const step = { node, first: at === 0, last: at === nodes.length - 1, configPath }
      const args = createArguments(name, recipe, step)
      const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
      if (exitCode !== 0) throw notCreated(recipe, nodes.length > 1 ? node : undefined, stderr)
    }
    return name
  } catch (error) {
    await removeBuilder(name, tools, { keepState: recipe.keepState })
    throw error
  } finally {
    await rm(inlinePath, { force: true })
  }
}

/** Prepares the connection to a node: certificates, a context for an engine behind TLS, and whether a BuildKit answers. */
async function prepare(node: Node, { driver, stays }: Recipe, tools: Tools): Promise<Node> {
  const files = await writeTlsFiles(node, tools, { stays })
  if (driver === 'remote') {
    const options = { ...optionsOf(node.driverOpts), ...files }
    await reachNodes([{ name: node.name ?? '', endpoint: node.endpoint ?? '', options }], tools)
    return { ...node, driverOpts: [...node.driverOpts, ...tlsOptions(files)] }
  }
  if (driver !== 'docker-container') return node
  const engine = engineOf(node.endpoint, files, tools)
  return engine === undefined ? node : { ...node, endpoint: await createContext(engine, tools, { stays }) }
}

/** Returns the engine of a node that needs a context: one behind TLS has its certificates in no other place. */
function engineOf(endpoint: string | undefined, files: TlsFiles | undefined, tools: Tools) {
  if (endpoint === undefined) return tlsEngineOf(tools.host)
  if (files === undefined || !endpoint.startsWith('tcp://')) return undefined
  return { host: endpoint, ca: files.cacert, cert: files.cert, key: files.key }
}

function tlsOptions(files: TlsFiles = {}): string[] {
  return Object.entries(files).map(([name, path]) => quotedField(`${name}=${path}`))
}

/** Reads options as far as they say how to connect. */
function optionsOf(driverOpts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    driverOpts.flatMap(fieldsOf).map(field => {
      const equals = field.indexOf('=')
      return [field.slice(0, equals), field.slice(equals + 1)]
    }),
  )
}

function notCreated({ driver }: Recipe, node: Node | undefined, stderr: string): UserError {
  const where = node === undefined ? '' : ` at ${node.endpoint ?? 'the engine of this machine'}`
  return new UserError(`the builder (${driver}) could not be created${where}: ${lastLine(stderr)}`, {
    hint: 'Check `driver-opts`, `buildkit-image` and `endpoint`; the BuildKit image must be reachable from the engine.',
  })
}

/**
 * Finds the driver and the nodes of an existing builder, by what Buildx stores about it where that tells; of a remote one the
 * nodes are reached. Platforms are only known where Buildx had to be asked.
 *
 * @throws UserError when there is none, or a node does not answer.
 */
export async function findBuilder(name: string, tools: Tools): Promise<Inspected> {
  const stored = await storedBuilder(name, tools.host)
  // In a cluster the nodes are those that run at the moment.
  const driver = (['docker-container', 'remote'] as const).find(known => known === stored?.driver)
  if (stored === undefined || driver === undefined) return inspectBuilder(name, tools)
  if (driver === 'remote') await reachNodes(stored.nodes, tools)
  return { driver, platforms: [], nodes: stored.nodes.length }
}

/** Asks Buildx about a builder. @throws UserError when there is none. */
export async function inspectBuilder(name: string, tools: Tools): Promise<Inspected> {
  const { exitCode, stdout, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['buildx', 'inspect', name],
  })
  if (exitCode === 0) return parseInspect(stdout)
  throw new UserError(`the builder "${name}" cannot be used: ${lastLine(stderr)}`, {
    hint: '`docker buildx ls` lists the builders of this machine; without `builder` one is created.',
  })
}

/** Returns whether a builder of this name exists, besides those of engines. */
export async function builderExists(name: string, tools: Tools): Promise<boolean> {
  return (await storedBuilder(name, tools.host)) !== undefined
}

/** Removes a builder with its container, and with its state unless that is kept; a missing one is no error. */
export async function removeBuilder(name: string, tools: Tools, { keepState = false } = {}): Promise<void> {
  const { exitCode, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['buildx', 'rm', '--force', ...(keepState ? ['--keep-state'] : []), name],
  })
  if (exitCode !== 0 && !/no builder|not found/i.test(stderr))
    tools.log.warning(`the builder ${name} could not be removed: ${lastLine(stderr)}`)
}
