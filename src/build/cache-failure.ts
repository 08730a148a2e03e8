import type { Built } from './buildx.ts'

/** What a build ended with. */
export interface Ended {
  /** BuildKit's own message. */
  readonly message: string
  readonly failed: Built['failed']
  /** The caches that it read from. */
  readonly from: readonly string[]
}

/**
 * Returns whether a build failed for its cache, so that it may succeed without. Where the failure comes from decides, since
 * a path, a command or an address may have any word in it: the import or export of a cache, the setting up of one before
 * anything has begun, or a layer that the cache lists and does not have.
 */
export function isCacheFailure({ message, failed, from }: Ended): boolean {
  const step = stepOf(message, failed)
  // A cache type that does not exist is a mistake of the workflow, and not a cache that fails.
  if (/^unknown cache (?:importer|exporter): /.test(message)) return false
  if (/^(?:importing cache manifest from|exporting cache to) /.test(step)) return true
  if (/^failed to configure \w+ cache exporter: /.test(message)) return true
  return from.length > 0 && !/^\[[^\]]*\] FROM /.test(step) && isMissingContent(message)
}

/** BuildKit ends with the error of what failed, wrapped; a missing cache before may have failed with less of the same words. */
function stepOf(message: string, failed: Ended['failed']): string {
  const fitting = failed.filter(({ error }) => message === error || message.endsWith(`: ${error}`))
  return fitting.toSorted((one, other) => other.error.length - one.error.length)[0]?.step ?? ''
}

/** BuildKit quotes what comes from the Dockerfile; what is left are its own words. */
function isMissingContent(message: string): boolean {
  if (message.startsWith('process "')) return false
  const words = message.replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)/gs, '""')
  return /(?:^|: )(?:lease "": not found$|failed to copy: |content at \S+ not found|blob sha256:[0-9a-f]{64}\S* not found)/.test(
    words,
  )
}
