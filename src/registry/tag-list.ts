import type { Repository } from '../image/reference.ts'
import { RegistryError } from './error.ts'
import { readPages } from './link.ts'
import { exchangeFollowing } from './redirect.ts'
import { type RegistryResponse, unexpectedResponse } from './response.ts'
import type { Transport } from './transport.ts'

/** Bytes of all pages together. */
const longest = 64 * 1024 * 1024

/** Lists the tags of a repository, page by page; a repository that does not exist has none. */
export async function listTags(transport: Transport, at: Repository): Promise<string[]> {
  const tags = new Set<string>()
  const ask = (target: string | URL) =>
    exchangeFollowing(transport, { at, actions: ['pull'], method: 'GET', target, limit: 8 * 1024 * 1024 })
  await readPages(
    'tags/list?n=1000',
    async (target, page) => {
      let response = await ask(target instanceof URL ? withSize(target) : target)
      // A registry with a smaller limit may refuse the number.
      if (response.status === 400) response = await ask(page === 0 ? 'tags/list' : target)
      if (response.status === 404 && page === 0) return undefined
      if (response.status !== 200) throw unexpectedResponse(response)
      for (const tag of pageOf(response)) tags.add(tag)
      return response
    },
    longest,
  )
  return [...tags]
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
