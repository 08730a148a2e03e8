import { randomUUID } from 'node:crypto'
import { UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import { type Jail, nobody, programInside, type SandboxCommand, temporarySpace } from './jail.ts'

const memory = 4 * 1024 ** 3
const processes = 512

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
export async function dockerJail(tools: Tools): Promise<Jail> {
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
        const args = containerArgs(sandboxCommand, { name, image })
        return await runBounded({ file: 'docker', args }, limits, listen, tools)
      } catch (error) {
        await removeContainer(name, tools)
        throw error
      }
    },
    close: () => removeImage(image, tools),
  }
}

/** Removes a container, running or not; a missing one is no error. */
export async function removeContainer(name: string, { exec }: Pick<Tools, 'exec'>): Promise<void> {
  await exec.run({ file: 'docker', args: ['rm', '--force', '--volumes', name] })
}

/** Removes the empty image; a missing one is no error. */
export async function removeImage(name: string, { exec }: Pick<Tools, 'exec'>): Promise<void> {
  await exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] })
}

/** Writes the arguments of `docker run` for a program without any privileges. */
export function containerArgs(
  sandboxCommand: SandboxCommand,
  { name, image }: { name: string; image: string },
): string[] {
  const readable = {
    ...sandboxCommand.readable,
    [programInside(sandboxCommand.program)]: sandboxCommand.program,
  }
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
    `--memory=${memory}`,
    `--memory-swap=${memory}`,
    // Without this the daemon would store the whole output.
    '--log-driver=none',
    `--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=${temporarySpace},mode=1777`,
    '--workdir=/',
    ...Object.entries(readable).map(([inside, path]) => `--mount=${mount(inside, path)}`),
    ...Object.entries(env).map(([variable, value]) => `--env=${variable}=${value}`),
    `--entrypoint=${programInside(sandboxCommand.program)}`,
    image,
    ...sandboxCommand.args,
  ]
}

/** Writes one mount; the value is a line of CSV, so a path may contain commas and quotes. */
function mount(inside: string, path: string): string {
  return ['type=bind', `source=${path}`, `target=${inside}`, 'readonly'].map(csvField).join(',')
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
