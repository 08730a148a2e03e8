import { applyMasks, type Masks } from './masks.ts'

/** Prints lines masked, as a reader of the run sees them, and keeps them raw for tests that look for leaks. */
export type Log = {
  readonly printed: string[]
  readonly raw: string[]
  readonly print: (text: string) => void
  readonly mask: (text: string) => string
}

/** Opens a log over the masks of a job; masks count from the moment they are added. */
export function openLog(masks: Masks, onLine: (line: string) => void = () => {}): Log {
  const printed: string[] = []
  const raw: string[] = []
  const mask = (text: string) => applyMasks(masks, text)
  const print = (text: string) => {
    const whole = mask(text)
    for (const line of text.split('\n')) raw.push(line)
    for (const line of whole.split('\n')) {
      printed.push(line)
      onLine(line)
    }
  }
  return { printed, raw, print, mask }
}
