import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import type { Exec } from '../../stage/stage.ts'
import { startDocker } from '../engine/docker.ts'

/** A line that a container printed. */
export interface LogLine {
  /** Milliseconds since 1970 by the daemon's clock. */
  readonly at: number
  readonly text: string
  /** It was written to standard error. */
  readonly error?: true
}

/** The output of a container, from its first line on; only its beginning and the last lines are kept. */
export interface LogFollower {
  readonly tail: readonly LogLine[]
  /** Calls back for every kept line and every line to come; returns a function that stops this. */
  listen(listener: (line: LogLine) => void): () => void
  /** Waits until the whole output of an exited container has been read. */
  settle(): Promise<void>
  end(): Promise<unknown>
}

const keptLines = 200

/** Characters of the beginning, for who listens a moment after the start: by then an application may have printed much. */
const keptBeginning = 1024 * 1024
const longestLine = 2000

/**
 * Follows the log of a container, without the escape sequences of terminals. `hide` masks secrets; `since` leaves out what
 * was printed before, by the daemon's clock.
 */
export function followLog(
  exec: Exec,
  container: string,
  { hide, since }: { readonly hide: (text: string) => string; readonly since?: number | undefined },
): LogFollower {
  const from = since === undefined ? [] : ['--since', (since / 1000).toFixed(6)]
  const running = startDocker(exec, ['logs', '--follow', '--timestamps', ...from, container])
  const tail: LogLine[] = []
  const beginning: LogLine[] = []
  let room = keptBeginning
  let count = 0
  const listeners = new Set<(line: LogLine) => void>()
  const add = (raw: string, error: boolean) => {
    const line = parseLogLine(raw)
    const kept: LogLine = { at: line.at, text: hide(line.text), ...(error && { error }) }
    count++
    if (tail.push(kept) > keptLines) tail.shift()
    room -= kept.text.length + 1
    if (room >= 0) beginning.push(kept)
    for (const listener of [...listeners]) listener(kept)
  }
  const closed = [running.stdout, running.stderr].map((input, index) =>
    readLines(input, line => add(line, index === 1)),
  )
  return {
    tail,
    listen(listener) {
      listeners.add(listener)
      const dropped = count - tail.length
      const after = tail.slice(Math.max(0, beginning.length - dropped))
      for (const line of [...beginning, ...after]) listener(line)
      return () => listeners.delete(listener)
    },
    async settle() {
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise(resolve => {
        timer = setTimeout(resolve, 10_000)
      })
      await Promise.race([Promise.all(closed), patience])
      clearTimeout(timer)
    },
    end: () => running.end(500).catch(() => undefined),
  }
}

/** Returns whole lines; only the beginning of a line that is too long is kept in memory. */
async function readLines(input: Readable, add: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let line = ''
  const take = (text: string) => {
    const room = longestLine + 64 - line.length
    if (room > 0) line += text.slice(0, room)
  }
  try {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n')
      take(first)
      for (const next of more) {
        add(line)
        line = ''
        take(next)
      }
    }
  } catch {
    // The stream broke off; what was read before is kept.
  }
  if (line !== '') add(line)
}

/** Reads one line of `docker logs --timestamps`. */
export function parseLogLine(raw: string): LogLine {
  const stamp = /^(\d{4}-\d\d-\d\dT\S+Z) ?/.exec(raw)
  const text = stripVTControlCharacters(raw.slice(stamp?.[0].length ?? 0))
  return {
    at: stamp?.[1] === undefined ? 0 : Date.parse(stamp[1]),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
    text: text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').slice(0, longestLine),
  }
}

/** Formats the last lines that fit into `limit` characters, each with the seconds since the container started. */
export function formatLog(lines: readonly LogLine[], startedAt: number, limit = 65_000): string {
  const written: string[] = []
  let length = 0
  for (const { at, text } of [...lines].sort((a, b) => a.at - b.at).reverse()) {
    const line = `${at === 0 ? '' : `${((at - startedAt) / 1000).toFixed(1)} s  `}${text}`
    length += line.length + 1
    if (length > limit) break
    written.unshift(line)
  }
  return written.join('\n')
}
