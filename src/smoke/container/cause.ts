import type { CauseKind } from '../../stage/record/smoke.ts'
import type { ContainerState } from './container-state.ts'

/** Why an image did not pass, and what to do about it. */
export interface Cause {
  readonly kind: CauseKind
  /** One sentence without a full stop. */
  readonly sentence: string
  readonly advice?: string
}

/** Names the cause when the engine could not start the container: `message` is its error message. */
export function startFailure(message: string, { platform, program }: Started): Cause {
  if (/exec format error/i.test(message)) return wrongPlatform(platform)
  if (
    /executable file not found|no such file or directory|not a directory/i.test(message) &&
    /exec|stat|runc|OCI/i.test(message)
  ) {
    const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program
    return {
      kind: 'program-not-found',
      sentence: `the image's program ${quote(named)} does not exist in it`,
      advice:
        'Check ENTRYPOINT and CMD, and that the final stage of the Dockerfile copies the program there.',
    }
  }
  if (/permission denied|is a directory/i.test(message) && /exec/i.test(message)) {
    const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program
    return {
      kind: 'program-not-executable',
      sentence: `the image's program ${quote(named)} cannot be executed: permission denied`,
      advice: 'Give it the executable bit (COPY --chmod=755), also for the user it runs as.',
    }
  }
  return { kind: 'not-started', sentence: `the container could not be started: ${message}` }
}

/**
 * Distinguishes an image that no engine could start from a request that this engine refuses (a network that is not
 * there …).
 */
export function isImageFault(message: string): boolean {
  return /no command specified|unable to find (user|group)|no matching entries in (passwd|group)/i.test(
    message,
  )
}

/** The program that the container starts. */
export interface Started {
  readonly platform: string
  readonly program: string
}

/** Names the cause when a container ended although it should not have. */
export function exitCause(
  { exitCode, state, startedAt, endedAt, lastLines, wasReady }: Exited,
  started: Started,
): Cause {
  const log = lastLines.join('\n')
  const after = `after ${seconds(endedAt - startedAt)}`
  if (state?.outOfMemory) return memoryCause(endedAt - startedAt)
  if (!wasReady && /exec format error/i.test(log)) return wrongPlatform(started.platform)
  const shebang = /exec (\S+): no such file or directory/.exec(log)
  if (!wasReady && shebang && [1, 127, 255].includes(exitCode))
    return {
      kind: 'program-not-found',
      sentence: `the image's program ${quote(shebang[1] ?? '')} is there, but its interpreter or loader is not`,
      advice:
        'Check the interpreter in its first line, Windows line ends, and the dynamic loader it was linked for.',
    }
  const words = exitWords(exitCode)
  const when = wasReady ? 'after it had become ready' : 'before it was ready'
  return {
    kind: wasReady ? 'crashed-after-ready' : 'exited',
    sentence: `the container exited with code ${exitCode}${words} ${after}, ${when}`,
    ...exitAdvice(exitCode, log),
  }
}

/** Names the cause when the kernel's OOM killer ended a process in the container. */
export function memoryCause(afterMs: number): Cause {
  return {
    kind: 'out-of-memory',
    sentence: `out of memory: killed after ${seconds(afterMs)}: it needed more than its limit`,
    advice: 'Raise `smoke-memory`, or make the application need less.',
  }
}

export interface Exited {
  readonly exitCode: number
  readonly state: ContainerState | undefined
  /** Milliseconds by one clock. */
  readonly startedAt: number
  readonly endedAt: number
  readonly lastLines: readonly string[]
  readonly wasReady: boolean
}

/** Names the cause when an image of a foreign platform runs here without an emulator. */
export function nativeProgram(platform: string): Cause {
  return {
    kind: 'wrong-platform',
    sentence: `the image is labelled ${platform}, but its program is built for this machine and would not start on ${platform}`,
    advice:
      'The final stage is `FROM --platform=$BUILDPLATFORM`, or copies programs from a stage that is: build them for `$TARGETPLATFORM`.',
  }
}

function wrongPlatform(platform: string): Cause {
  return {
    kind: 'wrong-platform',
    sentence: `the image's program is not for ${platform} (exec format error)`,
    advice:
      'Build every stage that ends in the image for the target: `FROM --platform=$BUILDPLATFORM` belongs to stages that cross-compile, and scripts need a "#!" line.',
  }
}

function exitWords(exitCode: number): string {
  const names: Record<number, string> = {
    126: ' (not executable)',
    127: ' (command not found)',
    132: ' (SIGILL)',
    134: ' (SIGABRT)',
    135: ' (SIGBUS)',
    136: ' (SIGFPE)',
    137: ' (SIGKILL)',
    139: ' (SIGSEGV)',
    143: ' (SIGTERM)',
  }
  return names[exitCode] ?? ''
}

function exitAdvice(exitCode: number, log: string): { advice?: string } {
  if (/read-only file system|EROFS/i.test(log)) return { advice: 'It writes to a read-only file system.' }
  if (exitCode === 0)
    return {
      advice: 'For an image that does its work and exits, use the check `exit 0` in `smoke`.',
    }
  if (exitCode === 132 || exitCode === 139)
    return { advice: 'The program may be built for a newer processor, or for another libc.' }
  return {}
}

/** Formats a duration for messages. */
export function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
}

function quote(text: string): string {
  return `"${text}"`
}
