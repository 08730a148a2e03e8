import { StringDecoder } from 'node:string_decoder'

/** Characters of a line that are kept: a program may print megabytes without a line end. */
const longestLine = 4000

/** Splits the output of a program into lines as it arrives; the cost is linear, whatever the lengths of lines and pieces. */
export function splitLines(take: (line: string) => void): {
  write(chunk: Buffer): void
  end(): void
} {
  const decoder = new StringDecoder('utf8')
  let partial = ''
  const append = (text: string) => {
    if (partial.length < longestLine) partial += text.slice(0, longestLine - partial.length)
  }
  const write = (text: string) => {
    let from = 0
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      append(text.slice(from, at))
      take(partial.endsWith('\r') ? partial.slice(0, -1) : partial)
      partial = ''
      from = at + 1
    }
    append(text.slice(from))
  }
  return {
    write: chunk => write(decoder.write(chunk)),
    end() {
      write(decoder.end())
      if (partial !== '') take(partial)
      partial = ''
    },
  }
}

/** Lines of a program's end that are recorded, and characters of each. */
const [recordedLines, recordedWidth] = [20, 500]

/** Returns the end of an output as it is recorded: a very long line must not displace the others. */
export function endOf(lines: readonly string[]): string[] {
  const end = lines.findLastIndex(line => line.trim() !== '') + 1
  return lines.slice(Math.max(0, end - recordedLines), end).map(line => shortened(line, recordedWidth))
}

/** Shortens a line at its end to at most `limit` characters. */
export function shortened(line: string, limit: number): string {
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`
}

/** The last lines of a text, as many as fit. */
export interface LastLines {
  push(line: string): void
  lines(): readonly string[]
}

/** Keeps the last lines that have at most `limit` characters together, in linear time. */
export function keepLast(limit: number): LastLines {
  let kept: string[] = []
  let older: readonly string[] = []
  let size = 0
  return {
    push(line) {
      // Two halves: when the newer one is full, the older one goes.
      if (size + line.length > limit / 2 && kept.length > 0) {
        older = kept
        kept = []
        size = 0
      }
      kept.push(line)
      size += line.length + 1
    },
    lines: () => [...older, ...kept],
  }
}
