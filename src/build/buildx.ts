import type { Command, Tools } from '../stage/stage.ts'
import { holdErrors } from './held-lines.ts'
import { keepLast, splitLines } from './output-lines.ts'
import { type Progress, readProgress } from './progress.ts'

/** The result of a build. */
export interface Built extends Progress {
  readonly exitCode: number
  /** The last lines of its output, with BuildKit's own words about a failure. */
  readonly tail: readonly string[]
  /** Its errors as BuildKit writes them, which are not in the log. */
  readonly errors: readonly string[]
}

/** Lines of a build that failed, where nothing was printed before. */
const shownLines = 40

/** Characters of the end of the output that are kept. */
const tailLength = 65_536

/**
 * How BuildKit begins to tell that it writes a layer once more: of two equal layers that are exported at the same time one
 * finds the file of the other in use and waits for it. It is printed as an error after all others, and is none.
 */
const retry = 'ERROR: (*service).Write failed: rpc error: code = Unavailable desc = ref layer-sha256:'

/** Runs one build and streams its progress; when the run is cancelled, so is the build. */
export async function runBuildx(
  command: Omit<Command, 'file'>,
  { exec, log, signal }: Tools,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Promise<Built> {
  return log.foreign(async print => {
    const write = quiet ? () => {} : print
    const running = exec.start({ ...command, file: 'docker' })
    const stop = () => void running.end().catch(() => {})
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const reader = readOutput()
    const streams = [running.stdout, running.stderr].map(stream => {
      const lines = splitLines(reader.read)
      const printer = holdErrors(write)
      stream.on('data', (chunk: Buffer) => {
        printer.write(chunk)
        lines.write(chunk)
      })
      return { lines, printer }
    })
    try {
      const exitCode = await running.ended
      for (const { lines } of streams) lines.end()
      const errors = streams.flatMap(({ printer }) => printer.end())
      const output = reader.output()
      if (quiet && exitCode !== 0) print(`${output.tail.slice(-shownLines).join('\n')}\n`)
      return { exitCode, errors, ...output }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  })
}

/** Reads the output of a build line by line. */
export function readOutput(): { read(line: string): void; output(): Omit<Built, 'exitCode' | 'errors'> } {
  const { read, progress } = readProgress()
  const tail = keepLast(tailLength)
  return {
    read(line) {
      if (line.startsWith(retry)) return
      read(line)
      tail.push(line)
    },
    output: () => ({ tail: tail.lines(), ...progress() }),
  }
}
