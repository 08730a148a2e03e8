import type { SetupSection } from '../stage/record/setup.ts'
import type { Tools } from '../stage/stage.ts'
import { builderExists, createBuilder, findBuilder, type Recipe } from './builder.ts'
import { buildxRelease } from './buildx-release.ts'
import { selectedBuilder } from './buildx-store.ts'
import { type Choice, chooseBuilder, hasBuildx, type Wish } from './choice.ts'
import type { Engine } from './engine.ts'
import { installBuildx } from './install-buildx.ts'
import { type Node, readNodes } from './nodes.ts'
import { readEngine } from './read-engine.ts'
import type { SetupRequest } from './request.ts'

/** What the inputs say about the builder. */
export type BuilderRequest = Pick<
  SetupRequest,
  | 'builder'
  | 'driver'
  | 'endpoint'
  | 'driverOpts'
  | 'buildkitImage'
  | 'buildkitdFlags'
  | 'buildkitdConfig'
  | 'buildkitdConfigInline'
  | 'append'
  | 'keepState'
  | 'cleanup'
>

/** The builder in use, as the record has it. */
export type BuilderPart = Pick<SetupSection, 'builder' | 'driver' | 'created' | 'platforms' | 'nodes'>

/** Which builder is used or created, decided before anything is. */
export interface BuilderPlan {
  readonly engine: Engine
  readonly choice: Choice
  readonly nodes: readonly Node[]
}

/** Reads the engine, with one process, and decides about the builder. Installs Buildx where there is none, or an old one. */
export async function planBuilder(
  request: BuilderRequest,
  tools: Tools,
  { installs = true } = {},
): Promise<BuilderPlan> {
  const nodes = await readNodes(request.append)
  const found = await readEngine(tools)
  const engine = installs ? await withBuildx(found, tools) : found
  const wish = wishOf(request, nodes.length)
  const { builder } = wish
  if (builder === undefined) {
    const selected = await selectedFor(wish, engine, tools)
    return { engine, nodes, choice: chooseBuilder({ ...wish, builder: selected }, engine) }
  }
  // A name together with how to make one: the builder may not exist yet.
  const isNew = makes(wish) && builder !== engine.context && !(await builderExists(builder, tools))
  return { engine, nodes, choice: chooseBuilder(isNew ? { ...wish, builder: undefined } : wish, engine) }
}

/** Returns the builder that the environment or `docker buildx use` chose, unless the inputs ask for another. */
async function selectedFor(
  wish: Wish,
  { context }: Engine,
  { host, log }: Tools,
): Promise<string | undefined> {
  const named = host.variable('BUILDX_BUILDER') || undefined
  const selected = named ?? (await selectedBuilder(context, host))
  if (selected === undefined) return undefined
  const by = named === undefined ? '`docker buildx use`' : 'BUILDX_BUILDER'
  const isFree = wish.driver === 'auto' && !wish.tailored
  log.info(
    isFree
      ? `using the builder "${selected}", which ${by} chose`
      : `the builder "${selected}", which ${by} chose, is not used: the inputs ask for another`,
  )
  return isFree ? selected : undefined
}

/** Returns the builder that was decided for; a new one is created and booted. */
export async function openBuilder(
  { choice, nodes }: BuilderPlan,
  request: BuilderRequest,
  tools: Tools,
): Promise<BuilderPart> {
  switch (choice.kind) {
    case 'engine':
      return { builder: choice.name, driver: 'docker', created: false, platforms: [] }
    case 'named': {
      const { nodes: count, ...inspected } = await findBuilder(choice.name, tools)
      return { builder: choice.name, created: false, ...inspected, ...(count > 1 && { nodes: count }) }
    }
    case 'create': {
      tools.log.info(`creating a builder with the driver ${choice.driver}: ${choice.because}`)
      const recipe = recipeOf(choice, nodes, request)
      const builder = await createBuilder(recipe, tools)
      const count = recipe.nodes.length
      return {
        builder,
        driver: choice.driver,
        created: true,
        platforms: [],
        ...(count > 1 && { nodes: count }),
      }
    }
  }
}

function wishOf(request: BuilderRequest, nodes: number): Wish {
  const { builder, driver, endpoint, driverOpts, buildkitImage, buildkitdFlags } = request
  const { buildkitdConfig, buildkitdConfigInline, keepState } = request
  const tailored =
    driverOpts.length > 0 ||
    nodes > 0 ||
    keepState ||
    !!(buildkitImage || buildkitdFlags || buildkitdConfig || buildkitdConfigInline)
  return { builder, driver, endpoint, nodes, tailored }
}

/** Returns whether the inputs say how a builder is made. */
function makes({ driver, tailored }: Wish): boolean {
  return tailored || (driver !== 'auto' && driver !== 'docker')
}

/** The inputs describe the first node; a remote builder without an endpoint consists of the appended ones. */
function recipeOf(
  { driver }: Extract<Choice, { kind: 'create' }>,
  append: readonly Node[],
  request: BuilderRequest,
): Recipe {
  const { endpoint, driverOpts, buildkitdFlags, builder, cleanup, ...rest } = request
  const own: Node = { index: 0, endpoint, driverOpts, buildkitdFlags }
  const nodes = driver === 'remote' && endpoint === undefined ? append : [own, ...append]
  return { ...rest, driver, nodes, stays: !cleanup, ...(builder !== undefined && { name: builder }) }
}

async function withBuildx(engine: Engine, tools: Tools): Promise<Engine> {
  if (hasBuildx(engine)) return engine
  const release = buildxRelease(process.platform, process.arch)
  if (release === undefined) return engine
  tools.log.info(
    engine.buildx === undefined ? 'docker has no buildx here' : `the buildx here is old: ${engine.buildx}`,
  )
  await installBuildx(release, tools)
  return { ...engine, buildx: release.version }
}
