import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { UserError } from '../errors.ts'
import type { Digest } from '../image/reference.ts'

/** Gives the SHA-256 digest of bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Reports content that is not what its digest or size promised. */
export class ContentError extends UserError {}

/** Passes bytes through and fails at the end, or at the first byte too many, when they are not what was promised. */
export function verifying(
  promised: { readonly digest: Digest; readonly size: number },
  origin: string,
): Transform {
  const hash = createHash('sha256')
  let size = 0
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > promised.size)
        return done(
          new ContentError(`${origin} gave more than the ${promised.size} bytes of ${promised.digest}`),
        )
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const digest = `sha256:${hash.digest('hex')}`
      if (size !== promised.size)
        return done(
          new ContentError(`${origin} gave ${size} of the ${promised.size} bytes of ${promised.digest}`),
        )
      done(
        digest === promised.digest
          ? null
          : new ContentError(`${origin} gave ${digest} where ${promised.digest} was asked for`),
      )
    },
  })
  // It may fail before anybody reads; the one who does will still get the error.
  return checked.on('error', () => {})
}
