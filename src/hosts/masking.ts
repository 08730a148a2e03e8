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
  let rest = ''
  return {
    write(chunk: string | Uint8Array) {
      rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
      const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r')) + 1
      if (end === 0 && rest.length > longestLine) {
        write(`${rest}\n`)
        rest = ''
      }
      if (end === 0) return
      write(rest.slice(0, end))
      rest = rest.slice(end)
    },
    end() {
      rest += decoder.decode()
      if (rest !== '') write(`${rest}\n`)
      rest = ''
    },
  }
}
