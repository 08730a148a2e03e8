import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { UserError } from '../messages/errors.ts'
import type { Descriptor } from './manifest.ts'
import type { Digest } from './reference.ts'

/** Returns the SHA-256 digest of bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Content that does not match its digest or size. */
export class ContentError extends UserError {}

/** The expected digest and size of bytes, and their origin for messages. */
export interface Promised extends Pick<Descriptor, 'digest' | 'size'> {
  readonly origin: string
}

/** Verifies bytes as they pass. */
export interface Check {
  /** Adds the next chunk. @throws ContentError before an extra chunk, or before the last one, is passed on. */
  take(piece: Uint8Array): void
  /** @throws ContentError when fewer bytes have passed than expected. */
  end(): void
}

/** Creates a verifier for the size and the digest of bytes. */
export function checkOf({ digest, size, origin }: Promised): Check {
  const hash = createHash('sha256')
  let passed = 0
  const compare = () => {
    const found = `sha256:${hash.digest('hex')}`
    if (found !== digest) throw new ContentError(`${origin} returned ${found} where ${digest} was requested`)
  }
  return {
    take(piece) {
      passed += piece.length
      if (passed > size) throw new ContentError(`${origin} returned more than the ${size} bytes of ${digest}`)
      hash.update(piece)
      if (passed === size && piece.length > 0) compare()
    },
    end() {
      if (passed !== size)
        throw new ContentError(`${origin} returned ${passed} of the ${size} bytes of ${digest}`)
      if (size === 0) compare()
    },
  }
}

/** Passes bytes through and fails before the last of them when they do not match. */
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
  // It may fail before it is read; the reader still gets the error.
  return checked.on('error', () => {})
}
