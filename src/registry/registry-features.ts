import type { HttpResponse } from '../system/http.ts'
import { header } from './response.ts'

/** Detected features of registries. */
interface Learner {
  readonly learned: Set<string>
}

/** Returns whether a registry is known to set only one tag per request: distribution, and those that confirmed none. */
export function takesOneTag({ learned }: Learner, registry: string): boolean {
  return learned.has(oneTag(registry)) || learned.has(distribution(registry))
}

/**
 * Returns whether the list of tags of a registry is known to have every tag that can be looked up. Distribution, and what is
 * built on it, reads both from the same place; as a cache it asks the registry behind it for both. Caches of other kinds list
 * only what was pulled through them, so a tag that their list does not have may exist.
 */
export function listsEveryTag({ learned }: Learner, registry: string): boolean {
  return learned.has(distribution(registry))
}

/**
 * Detects from a response whether a registry is built on distribution: it sends Docker's API version and the digest as ETag.
 * Others send that version, too, but not that ETag.
 */
export function learnDistribution(
  { learned }: Learner,
  registry: string,
  response: Pick<HttpResponse, 'headers'>,
) {
  const tagged = header(response, 'etag')?.replace(/^W\//, '')
  const ours = tagged !== undefined && tagged === `"${header(response, 'docker-content-digest')}"`
  if (ours && header(response, 'docker-distribution-api-version') !== undefined)
    learned.add(distribution(registry))
}

/** Notes that a registry confirmed none of the requested tags. */
export function learnOneTag({ learned }: Learner, registry: string): void {
  learned.add(oneTag(registry))
}

function oneTag(registry: string): string {
  return `one tag at a time at ${registry}`
}

function distribution(registry: string): string {
  return `distribution at ${registry}`
}
