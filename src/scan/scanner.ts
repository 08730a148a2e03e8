import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../errors.ts'
import type { Tools } from '../stage.ts'
import { findProgram, isRunnable } from './program.ts'

/** Which Trivy is asked for. */
export interface WantedScanner {
  readonly trivy?: string | undefined
  readonly trivySha256?: string | undefined
}

/**
 * Finds the Trivy program: the one that is named, or the one on the PATH.
 *
 * @throws UserError telling how to provide one.
 */
export async function findScanner({ trivy, trivySha256 }: WantedScanner, { host }: Tools): Promise<string> {
  const path = await locate(trivy, host)
  if (trivySha256 !== undefined) await assertSha256(path, trivySha256)
  return path
}

/** Refuses a file that is not the one that was promised. */
export async function assertSha256(path: string, expected: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const actual = hash.digest('hex')
  if (actual === expected) return
  throw new UserError(`${path} has the SHA-256 ${actual}, not ${expected}`, {
    hint: 'It is not the file that was pinned: do not run it before you know why.',
  })
}

async function locate(trivy: string | undefined, host: Tools['host']): Promise<string> {
  if (trivy === undefined) {
    const found = await findProgram('trivy', host.variable('PATH'))
    if (found !== undefined) return found
    throw new UserError('there is no Trivy here', {
      hint: 'Install it, name its path as "trivy", or give a release as "trivy-version" with its "trivy-sha256".',
    })
  }
  const path = isAbsolute(trivy) ? trivy : join(host.workspace, trivy)
  if (await isRunnable(path)) return path
  throw new UserError(`trivy: ${path} is not a program that can be run`)
}
