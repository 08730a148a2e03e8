import type { Command, Tools } from '../stage/stage.ts'
import { countSteps, type Steps } from './progress.ts'

/** The result of a build. */
export interface Built extends Steps {
  readonly exitCode: number
  /** The end of its output, with the cause of a failure. */
  readonly tail: string
}

const tailLength = 65_536

/** Runs one build and streams its progress; when the run is cancelled, so is the build. */
export async function runBuildx(
  command: Omit<Command, 'file'>,
  { exec, log, signal }: Tools,
): Promise<Built> {
  return log.foreign(async write => {
    const running = exec.start({ ...command, file: 'docker' })
    const stop = () => void running.end().catch(() => {})
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    let tail = ''
    let marks = ''
    let partial = ''
    const read = (chunk: Buffer) => {
      write(chunk)
      const text = chunk.toString('utf8')
      tail = (tail + text).slice(-tailLength)
      const lines = (partial + text).split('\n')
      partial = lines.pop() ?? ''
      for (const line of lines) if (/^#\d+ (\[|CACHED$)/.test(line)) marks += `${line}\n`
    }
    running.stdout.on('data', read)
    running.stderr.on('data', read)
    try {
      return { exitCode: await running.ended, tail, ...countSteps(marks) }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  })
}
