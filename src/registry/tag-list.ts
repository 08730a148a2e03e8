import type { Repository } from '../image/reference.ts'
import { RegistryError } from './error.ts'
import { header, locationOf, type RegistryResponse, unexpectedResponse } from './response.ts'
import type { Transport } from './transport.ts'

/** Bytes of all pages together. */
const longest = 64 * 1024 * 1024

/** Lists the tags of a repository, page by page; a repository that does not exist has none. */
export async function listTags(transport: Transport, at: Repository): Promise<string[]> {
  const tags: string[] = []
  let target: string | URL | undefined = 'tags/list?n=1000'
  let read = 0
  for (let pages = 0; target !== undefined; pages++) {
    const response: RegistryResponse = await transport.exchange({
      at,
      actions: ['pull'],
      method: 'GET',
      target,
      limit: 8 * 1024 * 1024,
    })
    if (response.status === 404) return []
    if (response.status !== 200) throw unexpectedResponse(response)
    if (pages === 1000) throw new RegistryError({ ...response, why: 'the list of tags does not end' })
    read += response.body.length
    if (read > longest)
      throw new RegistryError({ ...response, why: 'the list of tags is longer than 64 MiB' })
    for (const tag of pageOf(response)) tags.push(tag)
    target = nextPage(response)
  }
  return [...new Set(tags)]
}

/**
 * Finds the next page that a `Link` header names; it must be at the same origin. https://www.rfc-editor.org/rfc/rfc8288
 */
export function nextPage(response: RegistryResponse): URL | undefined {
  const link = header(response, 'link')
  const links = [...(link ?? '').matchAll(/<([^<>]*)>([^,<>]*)/g)]
  const target = links.find(([, , attributes = '']) => /;\s*rel="?next"?/i.test(attributes))?.[1]
  if (target === undefined) return undefined
  const url = locationOf(target, response)
  return url.origin === response.url.origin && url.href !== response.url.href ? url : undefined
}

function pageOf(response: RegistryResponse): string[] {
  try {
    const { tags } = JSON.parse(response.body.toString('utf8')) as { tags?: unknown }
    if (tags === null || tags === undefined) return []
    if (Array.isArray(tags)) return tags.filter(tag => typeof tag === 'string')
  } catch {
    // Handled below.
  }
  throw new RegistryError({ ...response, why: 'the response is not a list of tags' })
}
