import type { HttpResponse } from '../system/http.ts'
import { header } from './response.ts'

/** Detected features of registries. */
interface Learner {
  readonly learned: Set<string>
}

/** Returns whether a registry is known to set only one tag per request. */
export function takesOneTag({ learned }: Learner, registry: string): boolean {
  return learned.has(fact(registry))
}

/**
 * Detects from a response whether a registry can set several tags with one request: those that send Docker's API version are built on distribution,
 * which cannot; one that confirmed no tag cannot either. Others send that version, too, but not distribution's ETag of the digest.
 */
export function learnManyTags(
  { learned }: Learner,
  registry: string,
  response: Pick<HttpResponse, 'headers'>,
) {
  const tagged = header(response, 'etag')?.replace(/^W\//, '')
  const ours = tagged !== undefined && tagged === `"${header(response, 'docker-content-digest')}"`
  if (ours && header(response, 'docker-distribution-api-version') !== undefined) learned.add(fact(registry))
}

/** Notes that a registry confirmed none of the requested tags. */
export function learnOneTag({ learned }: Learner, registry: string): void {
  learned.add(fact(registry))
}

function fact(registry: string): string {
  return `one tag at a time at ${registry}`
}
