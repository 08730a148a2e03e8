import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchFrom } from '../../files/download/fetch.ts'
import { assertSha256 } from '../../files/download/sha256.ts'
import { placeOf } from '../../files/place.ts'
import { describe, UserError } from '../../messages/errors.ts'
import type { Host, Tools } from '../../stage/stage.ts'
import { pinnedFile } from '../pinned-file.ts'
import { assertUsableVersion } from '../trivy-version.ts'
import { unpack } from '../unpack.ts'
import { findProgram, isRunnable } from './find.ts'
import { ageWarning, defaultVersion, releaseFor } from './releases.ts'

/** The requested Trivy program. */
export interface WantedScanner {
  readonly trivy?: string | undefined
  readonly trivyVersion?: string | undefined
  readonly trivySha256?: string | undefined
  /** Base URLs of releases. */
  readonly trivyReleases: readonly string[]
  /** Folder of this run. */
  readonly work: string
}

/** A Trivy program, and what is to be said about it. */
export interface FoundScanner {
  readonly path: string
  readonly warnings: readonly string[]
}

/**
 * Finds the Trivy program: the one that is named; the requested release; the one on the PATH; or the release that is
 * pinned here. A release is verified by its SHA-256 when it is downloaded and whenever it is read from a cache.
 *
 * @throws UserError with how to provide one.
 */
export async function findScanner(wanted: WantedScanner, tools: Tools): Promise<FoundScanner> {
  const { trivy, trivyVersion, trivySha256 } = wanted
  if (trivy !== undefined && trivyVersion !== undefined) {
    throw new UserError(
      '"trivy" and "trivy-version" are both given: one names a program, the other a download',
      { hint: 'Leave one of them out.' },
    )
  }
  if (trivyVersion !== undefined) return fetchRelease(trivyVersion, wanted, tools)
  const installed = trivy === undefined ? await onPath(tools.host) : await named(trivy, tools.host)
  if (installed === undefined) {
    tools.log.info('There is no Trivy on the PATH')
    return fetchRelease(defaultVersion, wanted, tools)
  }
  if (trivySha256 !== undefined) await assertSha256(installed, trivySha256)
  return { path: installed, warnings: [] }
}

async function fetchRelease(version: string, wanted: WantedScanner, tools: Tools): Promise<FoundScanner> {
  assertUsableVersion(version)
  const release = releaseFor(version, process.arch)
  if (release === undefined) throw missing(version, `there is none for ${process.arch}`)
  const sha256 = wanted.trivySha256 ?? release.sha256
  if (sha256 === undefined) {
    throw missing(version, 'it is not one of the pinned releases', {
      hint: `Set "trivy-sha256" to the SHA-256 of ${release.archive}, verified by its signature and not only against the checksums of the release.`,
    })
  }
  const addresses = wanted.trivyReleases.map(
    address => `${address.replace(/\/$/, '')}/v${version}/${release.archive}`,
  )
  const download = (path: string) => fetchFrom({ addresses, sha256 }, path, tools)
  const archive = await pinnedFile({ name: 'trivy', sha256, download }, tools).catch((cause: unknown) => {
    throw missing(version, describe(cause), { cause })
  })
  const folder = join(wanted.work, 'release')
  await mkdir(folder)
  await unpack({ archive, folder, files: { trivy: 1024 ** 3 }, others: 'skip' })
  const program = join(folder, 'trivy')
  await chmod(program, 0o755)
  const old = ageWarning(version, tools.now())
  return { path: program, warnings: old === undefined ? [] : [old] }
}

async function named(trivy: string, host: Host): Promise<string> {
  const path = await placeOf(host.workspace, trivy)
  if (await isRunnable(path)) return path
  throw new UserError(`"trivy" names ${path}, which is not an executable file`, {
    hint: 'Set it to the path of the program, or leave it out: then Trivy is looked for, or downloaded.',
  })
}

function onPath(host: Host): Promise<string | undefined> {
  return findProgram('trivy', host.variable('PATH'))
}

function missing(version: string, why: string, help: { hint?: string; cause?: unknown } = {}): UserError {
  return new UserError(`Trivy ${version} cannot be provided: ${why}`, {
    hint: 'Install Trivy, name its path as "trivy", or set "trivy-releases" to a mirror of its releases that can be reached.',
    ...help,
  })
}
