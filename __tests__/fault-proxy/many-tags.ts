import type { WholeAnswer } from './forward.ts'

/** Registries that set several tags with one request: zot names each in a header of its own, olareg is known by Docker's version. */
export type ManyTags = 'zot' | 'olareg'

/**
 * Sets all tags of a request as those registries do: it is sent on by digest, then by each tag.
 * https://github.com/opencontainers/distribution-spec/pull/600
 */
export async function setTogether(
  manyTags: ManyTags,
  path: string,
  send: (path: string) => Promise<WholeAnswer>,
): Promise<WholeAnswer> {
  const url = new URL(path, 'http://registry')
  const tags = url.searchParams.getAll('tag')
  const stored = await send(url.pathname)
  if (stored.status !== 201 || tags.length === 0) return stored
  for (const tag of tags) await send(url.pathname.replace(/[^/]+$/, tag))
  const named = manyTags === 'zot' ? tags : tags.join(', ')
  return { ...stored, headers: { ...stored.headers, 'oci-tag': named as string } }
}
