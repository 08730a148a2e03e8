import { printable } from '../messages/printable.ts'
import type { Tools } from '../stage/stage.ts'
import type { Listen } from './jail/jail.ts'

/** Forwards the scanner's messages without escape sequences for the terminal. */
export function forwardOutput<T>(
  { log }: Pick<Tools, 'log'>,
  work: (listen: Listen) => Promise<T>,
): Promise<T> {
  return log.foreign(write => {
    const decoder = new TextDecoder()
    return work(chunk => write(printable(decoder.decode(chunk, { stream: true }))))
  })
}
