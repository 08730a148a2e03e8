import { randomUUID } from 'node:crypto'
import { UserError } from '../../messages/errors.ts'
import type { Finished, Tools } from '../../stage/stage.ts'
import { ended, runBounded } from './bounded.ts'
import { type Jail, nobody, programInside, type SandboxCommand, startInside } from './jail.ts'
import { type Resources, tooMuch } from './resources.ts'

/**
 * The Docker client adds the proxies of its configuration, with their passwords, to every container that does not set
 * them.
 */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY']

/** Two empty blocks: an empty tar. */
const emptyTar = new Uint8Array(1024)

/**
 * Creates a sandbox from a container without network, whose root is an empty image: nothing has to be pulled, and the
 * program finds no shell, no library and no file except those mounted for it.
 */
export async function dockerJail(
  start: string | undefined,
  resources: Resources,
  tools: Tools,
): Promise<Jail> {
  const image = `buildonce-sandbox:${randomUUID()}`
  tools.registerCleanup({ kind: 'image', name: image })
  const made = await tools.exec.run({ file: 'docker', args: ['import', '-', image], stdin: emptyTar })
  if (made.exitCode !== 0) throw new UserError(`Docker cannot run the scanner: ${made.stderr.trim()}`)
  return {
    sandbox: 'docker',
    async run(sandboxCommand, limits, listen) {
      const name = `buildonce-scan-${randomUUID()}`
      tools.registerCleanup({ kind: 'container', name })
      try {
        const args = containerArgs(sandboxCommand, { name, image, start, resources })
        const finished = await runBounded({ command: { file: 'docker', args }, limits, listen }, tools)
        if (await ranOutOfMemory(name, finished, tools)) throw new UserError(ended(tooMuch.memory(resources)))
        return finished
      } catch (error) {
        await removeContainer(name, tools)
        throw error
      }
    },
    close: () => removeImage(image, tools),
  }
}

/** Milliseconds for the news that Linux has ended a process to reach the engine. */
const newsDelay = 3000

/**
 * Asks the engine whether Linux has ended a process of a container for its memory; the container may be gone by now. Where
 * its end looks like that, what the engine is about to hear is waited for.
 */
async function ranOutOfMemory(name: string, { exitCode, stderr }: Finished, tools: Tools): Promise<boolean> {
  if (exitCode === 0) return false
  const likely = exitCode === 128 + 9 || /killed/i.test(stderr.slice(-1024))
  const until = `${((tools.now() + (likely ? newsDelay : 0)) / 1000).toFixed(3)}`
  const which = [`--filter=container=${name}`, '--filter=event=oom']
  const { stdout } = await tools.exec.run({
    file: 'docker',
    args: ['events', '--since=24h', `--until=${until}`, ...which],
  })
  return stdout.trim() !== ''
}

/** Removes a container, running or not; a missing one is no error. */
export async function removeContainer(name: string, { exec }: Pick<Tools, 'exec'>): Promise<void> {
  await exec.run({ file: 'docker', args: ['rm', '--force', '--volumes', name] })
}

/** Removes the empty image; a missing one is no error. */
export async function removeImage(name: string, { exec }: Pick<Tools, 'exec'>): Promise<void> {
  await exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] })
}

/** What a container is made from. */
export interface Container {
  readonly name: string
  readonly image: string
  /** The program that starts the scanner; absent where it cannot be written for this architecture. */
  readonly start: string | undefined
  readonly resources: Resources
}

/** Writes the arguments of `docker run` for a program without any privileges. */
export function containerArgs(
  sandboxCommand: SandboxCommand,
  { name, image, start, resources }: Container,
): string[] {
  const program = programInside(sandboxCommand.program)
  const readable = {
    ...sandboxCommand.readable,
    [program]: sandboxCommand.program,
    ...(start !== undefined && { [startInside]: start }),
  }
  const { memory, temporary, processes } = resources
  const [entry = program, ...args] = [
    ...(start === undefined ? [] : [startInside]),
    program,
    ...sandboxCommand.args,
  ]
  const env = {
    ...Object.fromEntries(
      proxies.flatMap(proxy => [
        [proxy, ''],
        [proxy.toLowerCase(), ''],
      ]),
    ),
    ...sandboxCommand.env(''),
  }
  return [
    'run',
    '--rm',
    '--name',
    name,
    '--label=buildonce.stage=scan',
    '--pull=never',
    '--network=none',
    '--ipc=none',
    '--read-only',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    `--user=${nobody}:${nobody}`,
    `--pids-limit=${processes}`,
    `--memory=${memory + temporary}`,
    `--memory-swap=${memory + temporary}`,
    // Where the memory of the machine runs out, the sandbox is ended before anything else.
    '--oom-score-adj=1000',
    // Without this the daemon would store the whole output.
    '--log-driver=none',
    `--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=${temporary},mode=1777`,
    '--workdir=/',
    ...Object.entries(readable).map(([inside, path]) => `--mount=${mount(inside, path)}`),
    ...Object.entries(env).map(([variable, value]) => `--env=${variable}=${value}`),
    `--entrypoint=${entry}`,
    image,
    ...args,
  ]
}

/** Writes one mount; the value is a line of CSV, so a path may contain commas and quotes. */
function mount(inside: string, path: string): string {
  return ['type=bind', `source=${path}`, `target=${inside}`, 'readonly'].map(csvField).join(',')
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
