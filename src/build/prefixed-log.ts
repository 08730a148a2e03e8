import type { Log } from '../stage/stage.ts'

/** Characters of a line that is written before its end has come. */
const longest = 16_384

/** Puts a prefix before every line that programs write, to tell apart those that run side by side. */
export function prefixedLog(log: Log, prefix: string): Log {
  return {
    ...log,
    foreign: work =>
      log.foreign(async write => {
        // A character may arrive in two pieces.
        const decoder = new TextDecoder()
        let partial = ''
        const writePrefixed = (chunk: string | Uint8Array) => {
          const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
          const lines = (partial + text).split('\n')
          partial = lines.pop() ?? ''
          if (partial.length > longest) {
            lines.push(partial)
            partial = ''
          }
          if (lines.length > 0) write(lines.map(line => `${prefix} ${line}\n`).join(''))
        }
        try {
          return await work(writePrefixed)
        } finally {
          if (partial !== '') write(`${prefix} ${partial}\n`)
        }
      }),
  }
}
