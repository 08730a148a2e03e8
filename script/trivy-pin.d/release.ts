import { DownloadError } from '../../src/files/download/download.ts'
import type { Tools } from '../../src/stage/stage.ts'

/** A release that shall be pinned, and where it is looked up. */
export interface Wanted {
  readonly version: string
  readonly released?: string | undefined
  /** Base URL of the releases. */
  readonly releases: string
  /** Files of other projects that have the value. */
  readonly witnesses: readonly string[]
  /** File with the certificate authorities of Sigstore. */
  readonly trustedRoot?: string | undefined
  /** Temporary folder. */
  readonly folder: string
}

export type ProposeTools = Pick<Tools, 'http' | 'now' | 'signal'> & { readonly say: (line: string) => void }

/** Returns the address of a file of the release. */
export function addressOf({ releases, version }: Pick<Wanted, 'releases' | 'version'>, file: string): string {
  return `${releases.replace(/\/$/, '')}/v${version}/${file}`
}

/** Returns whether a server has no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof DownloadError && (error.status === 404 || error.status === 410)
}
