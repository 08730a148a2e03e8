import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { UserError } from '../errors.ts'
import type { Descriptor } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'

/** Gives the SHA-256 digest of bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Reports content that is not what its digest or size promised. */
export class ContentError extends UserError {}

/** What bytes have to be, and where they come from in words for messages. */
export interface Promised extends Pick<Descriptor, 'digest' | 'size'> {
  readonly origin: string
}

/** Looks at bytes as they pass. */
export interface Check {
  /** Takes the next piece. @throws ContentError before a piece too many, or before the last one, is let through. */
  take(piece: Uint8Array): void
  /** @throws ContentError when less has passed than was promised. */
  end(): void
}

/** Makes the check of bytes that were promised: their number and their digest. */
export function checkOf({ digest, size, origin }: Promised): Check {
  const hash = createHash('sha256')
  let passed = 0
  const compare = () => {
    const found = `sha256:${hash.digest('hex')}`
    if (found !== digest) throw new ContentError(`${origin} gave ${found} where ${digest} was asked for`)
  }
  return {
    take(piece) {
      passed += piece.length
      if (passed > size) throw new ContentError(`${origin} gave more than the ${size} bytes of ${digest}`)
      hash.update(piece)
      if (passed === size && piece.length > 0) compare()
    },
    end() {
      if (passed !== size)
        throw new ContentError(`${origin} gave ${passed} of the ${size} bytes of ${digest}`)
      if (size === 0) compare()
    },
  }
}

/** Passes bytes through and fails before the last of them when they are not what was promised. */
export function verifying(promised: Promised): Transform {
  const check = checkOf(promised)
  const attempt = (step: () => void, done: (error: Error | null, chunk?: Buffer) => void, chunk?: Buffer) => {
    try {
      step()
    } catch (error) {
      return done(error as Error)
    }
    done(null, chunk)
  }
  const checked = new Transform({
    transform: (chunk: Buffer, _encoding, done) => attempt(() => check.take(chunk), done, chunk),
    flush: done => attempt(check.end, done),
  })
  // It may fail before anybody reads; the one who does will still get the error.
  return checked.on('error', () => {})
}
