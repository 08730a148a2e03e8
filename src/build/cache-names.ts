import { createHash } from 'node:crypto'

/** What a cache belongs to; two builds that differ in any of it would overwrite each other's. */
export interface CacheSubject {
  /** Repository of the image, when one is named. */
  readonly image: string | undefined
  readonly project: string
  readonly file: string | undefined
  readonly target: string | undefined
  readonly platforms: readonly string[]
}

/** Names the cache of a build within one project. */
export function cacheScope({ image, project, ...rest }: CacheSubject): string {
  return shorten(slug([image ?? project, ...variantOf(rest)]), 120)
}

/** Names the tag that holds the layers of one line of development, beside the image. */
export function cacheReference({ image, line, ...rest }: CacheSubject & { readonly line: string }): string {
  return `${image}:${shorten(`buildcache-${slug([line, ...variantOf(rest)])}`, 128)}`
}

function variantOf({
  file,
  target,
  platforms,
}: Pick<CacheSubject, 'file' | 'target' | 'platforms'>): string[] {
  return [file, target, ...platforms].filter(part => part !== undefined)
}

function slug(parts: readonly string[]): string {
  return parts.map(part => part.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^-|-$/g, '')).join('-')
}

/** Cuts what is too long and keeps it apart from others by a hash. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return `${text.slice(0, limit - hash.length - 1)}-${hash}`
}
