import type { Repository } from '../image/reference.ts'
import { type Answer, unexpected } from './answer.ts'
import { header } from './body.ts'
import { RegistryError } from './error.ts'
import type { Transport } from './transport.ts'

/** Lists the tags of a repository, page by page; a repository that does not exist has none. */
export async function listTags(transport: Transport, at: Repository): Promise<string[]> {
  const tags: string[] = []
  let target: string | URL | undefined = 'tags/list?n=1000'
  for (let pages = 0; target !== undefined; pages++) {
    const answer: Answer = await transport.exchange({
      at,
      actions: ['pull'],
      method: 'GET',
      target,
      limit: 8 * 1024 * 1024,
    })
    if (answer.status === 404) return []
    if (answer.status !== 200) throw unexpected(answer)
    if (pages === 1000) throw new RegistryError({ ...answer, why: 'the list of tags does not end' })
    tags.push(...pageOf(answer))
    target = nextPage(answer)
  }
  return [...new Set(tags)]
}

/** Finds the next page that a `Link` header names; it must be at the same origin. https://www.rfc-editor.org/rfc/rfc8288 */
export function nextPage(answer: Answer): URL | undefined {
  const link = header(answer, 'link')
  const [, target] = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '') ?? []
  if (target === undefined) return undefined
  const url = new URL(target, answer.url)
  return url.origin === answer.url.origin && url.href !== answer.url.href ? url : undefined
}

function pageOf(answer: Answer): string[] {
  try {
    const { tags } = JSON.parse(answer.body.toString('utf8')) as { tags?: unknown }
    if (tags === null || tags === undefined) return []
    if (Array.isArray(tags)) return tags.filter(tag => typeof tag === 'string')
  } catch {
    // Told below.
  }
  throw new RegistryError({ ...answer, why: 'the answer is not a list of tags' })
}
