import { machineOf, matchesPlatform, parsePlatform } from '../image/platform.ts'
import { operand } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import type { Tools } from '../stage/stage.ts'
import { inspectBuilder } from './builder.ts'
import type { BuilderFacts } from './existing-builder.ts'
import { lastLine } from './last-line.ts'

/**
 * The emulators, with their digest: the container that installs them may do everything on the machine. The digest of this
 * release is the same in several unrelated public projects that pin it.
 */
export const emulatorImage =
  'docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0'

/** The input about emulators, of the stage that builds: only what is built needs them. */
export const emulatorInputs = {
  emulators: input(operand, {
    description:
      'What is done about platforms that the machine cannot run. `auto` installs emulators before the build where the CI system is known and the engine lacks them, from an image that is pinned by its digest; `none` does nothing; an image (such as `registry.acme.example/binfmt@sha256:…`) installs them from there, on any machine.',
    default: 'auto',
  }),
} satisfies Table

/** Architectures that a machine runs without an emulator, beside its own. */
const alsoRun: Readonly<Record<string, readonly string[]>> = {
  'linux/amd64': ['linux/386'],
  'linux/arm64': ['linux/arm'],
}

/**
 * Installs emulators for the platforms of a build, where the engine's kernel needs them and lacks them. Builders elsewhere have
 * kernels of their own. On a machine that is not a CI system's only what the input names is installed.
 */
export async function emulate(
  { platforms, emulators }: { readonly platforms: readonly string[]; readonly emulators: string },
  { builder, driver, platforms: inspected, nativePlatform }: BuilderFacts,
  tools: Tools,
): Promise<void> {
  if (emulators === 'none' || (driver !== 'docker' && driver !== 'docker-container')) return
  const foreign = foreignPlatforms(platforms, nativePlatform)
  if (foreign.length === 0) return
  const known = inspected.length > 0 ? inspected : (await inspectBuilder(builder, tools)).platforms
  const lacking = lackingPlatforms(foreign, known)
  if (lacking.length === 0) return
  const { ci } = tools.host.facts
  if (emulators !== 'auto' || (ci !== 'local' && ci !== 'unknown'))
    return installEmulators(lacking, emulators === 'auto' ? emulatorImage : emulators, tools)
  tools.log.info(
    `this machine has no emulators for ${lacking.join(', ')}, which steps that run programs there need: \`emulators: ${emulatorImage}\` installs them`,
  )
}

/** Returns the platforms that a machine cannot run by itself; only for them anything has to be asked. */
export function foreignPlatforms(wanted: readonly string[], native: string | undefined): string[] {
  if (native === undefined) return []
  const own = machineOf(native)
  const runs = [own, ...(alsoRun[own] ?? [])]
  return wanted.filter(platform => !runs.includes(machineOf(platform)))
}

/** Returns the platforms that a builder does not know. */
export function lackingPlatforms(wanted: readonly string[], known: readonly string[]): string[] {
  return wanted.filter(platform => !known.some(one => matchesPlatform(platform, one)))
}

/**
 * Installs the emulators for platforms in the kernel of the engine, by a privileged container. Where that does not succeed it is
 * a warning: a Dockerfile that compiles for another platform runs nothing there.
 */
async function installEmulators(
  lacking: readonly string[],
  image: string,
  { exec, log }: Pick<Tools, 'exec' | 'log'>,
): Promise<void> {
  const names = [...new Set(lacking.map(platform => parsePlatform(platform).architecture))]
  const args = ['run', '--rm', '--privileged', '--network', 'none', image, '--install', names.join(',')]
  const { exitCode, stdout, stderr } = await exec.run({ file: 'docker', args })
  const still = exitCode === 0 ? lackingPlatforms(lacking, supportedIn(stdout)) : lacking
  if (still.length === 0) {
    log.info(
      `installed emulators for ${lacking.join(', ')} from ${image}; they stay until the machine restarts`,
    )
    return
  }
  const why = exitCode === 0 ? 'the installer does not have them' : lastLine(stderr)
  log.warning(
    `no emulators could be installed for ${still.join(', ')}: ${why}. Steps that run programs of these platforms will fail`,
  )
}

/** Reads what the installer prints last: a JSON object with the platforms that the kernel runs now. */
function supportedIn(stdout: string): string[] {
  try {
    const { supported } = JSON.parse(stdout.slice(stdout.indexOf('{')))
    return Array.isArray(supported) ? supported.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}
