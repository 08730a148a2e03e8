import type { Exec } from '../../stage/stage.ts'
import { type Cause, type Exited, exitCause, type Started } from '../container/cause.ts'
import type { EngineImage } from '../engine/image-config.ts'
import { fileCause, refusedFile } from './file-cause.ts'
import { backgroundServer } from './foreground.ts'
import { logFault } from './log-fault.ts'
import { explainFault } from './path-cause.ts'
import { programFile, scriptOf } from './program-file.ts'

/** What was started: the image, the words of its command, and the container that has its files. */
export interface Program {
  readonly image: Pick<EngineImage, 'user' | 'workdir' | 'volumes' | 'exposedPorts'>
  /** The program that was started, and its arguments. */
  readonly command: readonly string[]
  readonly container: string
  readonly exec: Exec
}

/**
 * Names the most specific cause of a container that ended: what its log, the file of its program and its configuration
 * show, behind how it ended.
 */
export async function explainExit(exited: Exited, started: Started, program: Program): Promise<Cause> {
  const plain = exitCause(exited, started)
  if (plain.kind === 'out-of-memory') return plain
  const fault =
    (await ownFault(exited.lastLines, program)) ??
    (exited.exitCode === 0
      ? exited.wasReady
        ? undefined
        : await backgroundFault(program)
      : await saidFault(exited.lastLines, exited.exitCode, program))
  if (fault === undefined) return plain
  // The others never started what was asked for: how the container ended says nothing then.
  const ended = plain.kind === 'exited' || plain.kind === 'crashed-after-ready'
  return ended ? { ...fault, sentence: `${plain.sentence}: ${fault.sentence}` } : fault
}

/** Names the cause when the file of the program is why the engine could not start it. */
export async function explainStart(cause: Cause, message: string, program: Program): Promise<Cause> {
  return cause.kind === 'not-started' ? cause : ((await ownFault([message], program)) ?? cause)
}

/** Names what the last lines of a container that still runs say about why it does not become ready. */
export async function saidFault(
  lines: readonly string[],
  exitCode: number | undefined,
  { exec, container, image }: Omit<Program, 'command'>,
): Promise<Cause | undefined> {
  const said = logFault(lines)
  const looked = { exec, container, image, ...(exitCode !== undefined && { exitCode }) }
  return said && (await explainFault(said, looked))
}

async function ownFault(
  lines: readonly string[],
  { exec, container, command, image }: Program,
): Promise<Cause | undefined> {
  const refused = refusedFile(lines)
  const path = refused?.path ?? scriptOf(command, image.workdir)
  const file = path === undefined ? undefined : await programFile(exec, container, path)
  return file && (await fileCause(file, refused?.by, { exec, container }))
}

/** A server whose first process ends with 0 has gone to the background, and the container has ended with it. */
async function backgroundFault({ exec, container, command, image }: Program): Promise<Cause | undefined> {
  const path = scriptOf(command, image.workdir)
  const file = path === undefined ? undefined : await programFile(exec, container, path)
  const server = backgroundServer(`${command.join(' ')} ${file?.text ?? ''}`)
  if (server !== undefined)
    return {
      kind: 'runs-in-background',
      sentence: `its first process ends while ${server.name} runs in the background, and the container ends with it`,
      advice: `Start it in the foreground: ${server.line}.`,
    }
  const [port] = image.exposedPorts
  if (port === undefined) return undefined
  return {
    kind: 'runs-in-background',
    sentence: `its first process ended without an error although the image exposes port ${port}: a service in the background ends with it`,
    advice:
      'Start the service in the foreground; most have an option such as `--foreground` or `--nodaemon`. For an image that does its work and exits, use the check `exit 0` in `smoke`.',
  }
}
