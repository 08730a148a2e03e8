import type { Repository } from '../image/reference.ts'
import { isExpected } from '../messages/errors.ts'
import { parseFaults, RegistryError } from './error.ts'
import { nextPage, readPages } from './link.ts'
import { exchangeFollowing } from './redirect.ts'
import { listsEveryTag } from './registry-features.ts'
import { type RegistryResponse, unexpectedResponse } from './response.ts'
import type { Transport } from './transport.ts'

/** Bytes of one page, and of all pages together. */
const [longestPage, longest] = [8 * 1024 * 1024, 64 * 1024 * 1024]

/** The tags of a page; registries have limits of their own. */
const firstPage = 'tags/list?n=1000'

/** Lists the tags of a repository, page by page; a repository that does not exist has none. */
export async function listTags(transport: Transport, at: Repository): Promise<string[]> {
  const tags = new Set<string>()
  const ask = (target: string | URL) =>
    exchangeFollowing(transport, { at, actions: ['pull'], method: 'GET', target, limit: longestPage })
  await readPages(
    firstPage,
    async (target, page) => {
      let response = await ask(target instanceof URL ? withSize(target) : target)
      // A registry with a smaller limit may refuse the number.
      if (response.status === 400) response = await ask(page === 0 ? 'tags/list' : target)
      if (response.status === 404 && page === 0) return undefined
      if (response.status !== 200) throw unexpectedResponse(response)
      for (const tag of pageOf(response)) tags.add(tag)
      return response
    },
    { home: transport.endpoint(at.registry).url, longest },
  )
  return [...tags]
}

/**
 * Returns all tags of a repository where one request tells them for certain, so that none of them has to be looked up; nothing
 * where the list goes on, was refused, or need not be complete.
 */
export async function everyTag(
  transport: Transport,
  at: Repository,
): Promise<ReadonlySet<string> | undefined> {
  if (!listsEveryTag(transport, at.registry)) return undefined
  try {
    // Not repeated where it fails: the lookups that take its place are.
    const response = await transport.once({
      ...{ at, actions: ['pull'], method: 'GET', target: firstPage, limit: longestPage },
    })
    if (response.status === 200) return nextPage(response) ? undefined : new Set(pageOf(response))
    // What distribution says where no tag was ever set.
    const isUntagged =
      response.status === 404 && parseFaults(response.body).some(({ code }) => code === 'NAME_UNKNOWN')
    return isUntagged ? new Set() : undefined
  } catch (error) {
    if (!isExpected(error)) throw error
    return undefined
  }
}

/** Asks for a long page also where the registry's link says nothing of its length. */
function withSize(target: URL): URL {
  const url = new URL(target)
  if (!url.searchParams.has('n')) url.searchParams.set('n', '1000')
  return url
}

function pageOf(response: RegistryResponse): string[] {
  try {
    const { name, tags } = JSON.parse(response.body.toString('utf8')) as { name?: unknown; tags?: unknown }
    if (tags === null || (tags === undefined && name !== undefined)) return []
    if (Array.isArray(tags)) return tags.filter(tag => typeof tag === 'string')
  } catch {
    // Handled below.
  }
  throw new RegistryError({ ...response, why: 'the response is not a list of tags' })
}
