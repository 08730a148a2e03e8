import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placeOf } from '../files/place.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import type { CreatedDriver } from './choice.ts'
import { type Inspected, parseInspect } from './inspect.ts'

/** The configuration of a new builder. */
export interface Recipe {
  readonly driver: CreatedDriver
  readonly endpoint: string | undefined
  readonly driverOpts: readonly string[]
  readonly buildkitImage: string | undefined
  readonly buildkitdFlags: string | undefined
  readonly buildkitdConfig: string | undefined
  readonly buildkitdConfigInline: string | undefined
}

/** The kind of cleanup items for builders. */
export const keptBuilder = 'builder'

/** Returns the arguments of `docker` that create and boot a builder. */
export function createArguments(name: string, recipe: Recipe, configPath: string | undefined): string[] {
  const { driver, driverOpts, buildkitImage, buildkitdFlags, endpoint } = recipe
  const options = buildkitImage === undefined ? driverOpts : [`image=${buildkitImage}`, ...driverOpts]
  return [
    ...['buildx', 'create', '--name', name, '--driver', driver, '--bootstrap'],
    ...options.flatMap(option => ['--driver-opt', option]),
    ...(configPath === undefined ? [] : ['--buildkitd-config', configPath]),
    ...(buildkitdFlags === undefined ? [] : ['--buildkitd-flags', buildkitdFlags]),
    ...(endpoint === undefined ? [] : [endpoint]),
  ]
}

/** Creates a builder and boots it; it is registered for cleanup first, so that it is removed in any case. */
export async function createBuilder(recipe: Recipe, tools: Tools): Promise<string> {
  const name = `buildonce-${randomUUID().slice(0, 13)}`
  const inline = recipe.buildkitdConfigInline
  const inlinePath = join(tools.host.temp, `${name}.toml`)
  const given = recipe.buildkitdConfig && (await placeOf(tools.host.workspace, recipe.buildkitdConfig))
  tools.registerCleanup({ kind: keptBuilder, name })
  if (inline !== undefined) await writeFile(inlinePath, inline, { mode: 0o600 })
  try {
    const args = createArguments(name, recipe, inline === undefined ? given : inlinePath)
    const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
    if (exitCode === 0) return name
    await removeBuilder(name, tools)
    throw new UserError(`the builder (${recipe.driver}) could not be created: ${lastLine(stderr)}`, {
      hint: 'Check `driver-opts`, `buildkit-image` and `endpoint`; the BuildKit image must be reachable from the engine.',
    })
  } finally {
    await rm(inlinePath, { force: true })
  }
}

/** Inspects an existing builder for its driver and platforms. */
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

/** Removes a builder with its container and state; a missing one is no error. */
export async function removeBuilder(name: string, tools: Tools): Promise<void> {
  const { exitCode, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['buildx', 'rm', '--force', name],
  })
  if (exitCode !== 0 && !/no builder|not found/i.test(stderr))
    tools.log.warning(`the builder ${name} could not be removed: ${lastLine(stderr)}`)
}

function lastLine(stderr: string): string {
  return (
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || 'docker reported no reason'
  )
}
