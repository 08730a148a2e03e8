import { UserError } from '../../messages/errors.ts'
import type { Exec, Finished, Running } from '../../stage/stage.ts'

/** Runs one docker command; the caller handles the exit code. */
export function docker(
  exec: Exec,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<Finished> {
  return exec.run({ file: 'docker', args, ...(env && { env }) })
}

const longestOutput = 65_536

/** Runs a docker command that may hang: it is stopped, and nothing is returned, when the signal aborts. */
export async function dockerUntil(
  exec: Exec,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly output: string } | undefined> {
  const running = startDocker(exec, args)
  let output = ''
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk: Buffer) => {
      if (output.length < longestOutput) output += chunk.toString('utf8')
    })
  const end = () => void running.end(500).catch(() => undefined)
  if (signal.aborted) end()
  signal.addEventListener('abort', end, { once: true })
  try {
    const exitCode = await running.ended
    return signal.aborted ? undefined : { exitCode, output }
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** Starts a docker command that keeps running, for example a stream. */
export function startDocker(exec: Exec, args: readonly string[]): Running {
  return exec.start({ file: 'docker', args })
}

/** Returns the JSON that a docker command prints. @throws UserError with docker's own message. */
export async function dockerJson(exec: Exec, args: readonly string[], doing: string): Promise<unknown> {
  const finished = await docker(exec, args)
  if (finished.exitCode !== 0) throw dockerError(finished, doing)
  return JSON.parse(finished.stdout)
}

/** Creates the error of a docker command that failed. */
export function dockerError({ stderr, exitCode }: Finished, doing: string): UserError {
  const said = dockerMessage(stderr)
  const down = /Cannot connect to the Docker daemon|error during connect|docker daemon is not running/i.test(
    stderr,
  )
  return new UserError(`${doing}: ${said || `docker exited with ${exitCode}`}`, {
    hint: down ? 'Start the Docker Engine, or set DOCKER_HOST to one that runs.' : undefined,
  })
}

/** Extracts the message from docker's stderr: no prefix, no reference to the help, one line. */
export function dockerMessage(stderr: string): string {
  return stderr
    .split('\n')
    .map(line => line.replace(/^docker: |^Error response from daemon: |^error: /i, '').trim())
    .map(line => line.replace(/^Error response from daemon: /, ''))
    .filter(line => line !== '' && !/^(Run|See) 'docker .*--help'/.test(line) && !/^[0-9a-f]{64}$/.test(line))
    .join(' ')
    .slice(0, 1500)
}
