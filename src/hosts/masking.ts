import { hideParts, secretParts } from '../messages/secrets.ts'

/** A writer that masks secrets. */
export interface Masking {
  add(secret: string): void
  /** Replaces every known secret in a text. */
  hide(text: string): string
}

/** Creates a masker; each line of a secret is masked too, as in the GitHub runner. */
export function createMasking(): Masking {
  let parts: readonly string[] = []
  return {
    add(secret) {
      parts = secretParts([...parts, secret])
    },
    hide: text => hideParts(text, parts),
  }
}

/** Characters of a line without an end that wait for it. */
const longestLine = 1024 * 1024

/** Passes on complete lines only, so that a secret that spans two chunks is still found; `end` passes on the rest. */
export function lineWriter(write: (text: string) => void) {
  const decoder = new TextDecoder()
  // Pieces of a line that has no end yet; each is searched for one once.
  let pieces: string[] = []
  let length = 0
  const keep = (text: string) => {
    if (text === '') return
    pieces.push(text)
    length += text.length
  }
  const take = () => {
    const text = pieces.join('')
    pieces = []
    length = 0
    return text
  }
  return {
    write(chunk: string | Uint8Array) {
      const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
      const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
      if (end > 0) write(take() + text.slice(0, end))
      keep(text.slice(end))
      if (length > longestLine) write(`${take()}\n`)
    },
    end() {
      keep(decoder.decode())
      if (length > 0) write(`${take()}\n`)
    },
  }
}
