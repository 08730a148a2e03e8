import type { HttpResponse } from '../system/http.ts'
import { header } from './response.ts'

/** What was learned about registries. */
interface Learner {
  readonly learned: Set<string>
}

/** Tells whether it is known of a registry that it sets one tag with one request, and not several. */
export function takesOneTag({ learned }: Learner, registry: string): boolean {
  return learned.has(fact(registry))
}

/**
 * Learns from an answer whether a registry can set several tags with one request: those that name Docker's API version are
 * built on distribution, which cannot; one that confirmed no tag cannot either.
 */
export function learnManyTags(
  { learned }: Learner,
  registry: string,
  response: Pick<HttpResponse, 'headers'>,
) {
  if (header(response, 'docker-distribution-api-version') !== undefined) learned.add(fact(registry))
}

/** Notes that a registry confirmed none of the tags it was asked to set. */
export function learnOneTag({ learned }: Learner, registry: string): void {
  learned.add(fact(registry))
}

function fact(registry: string): string {
  return `one tag at a time at ${registry}`
}
