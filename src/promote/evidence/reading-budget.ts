import { UserError } from '../../messages/errors.ts'

/** Bytes of memory, about, that all evidence about one digest may take. */
const most = 96 * 1024 * 1024

/** What a part of a JSON text takes when it is read, beside its text. */
const perPart = 40

/** Counts what evidence takes: whoever can push can attach as much as he likes. */
export interface ReadingBudget {
  /** @throws UserError when a document would take more than is left. */
  charge(text: string, source: string): void
  /** Gives back what a document took that is not kept. */
  refund(text: string): void
}

/** Makes the budget for the evidence about one digest. */
export function createReadingBudget(limit = most): ReadingBudget {
  let left = limit
  return {
    charge(text, source) {
      const cost = costOf(text)
      if (cost > left)
        throw new UserError(`the evidence ${source} is not read, for all of it together is more than is read`)
      left -= cost
    },
    refund(text) {
      left += costOf(text)
    },
  }
}

/** Objects, lists and their members take many times the characters that they are written with. */
function costOf(text: string): number {
  let parts = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2c || code === 0x5b || code === 0x7b) parts++
  }
  return text.length + parts * perPart
}
