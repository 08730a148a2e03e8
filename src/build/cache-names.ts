import { createHash } from 'node:crypto'

/** The identity of a cache; builds that differ in any of it need separate caches. */
export interface CacheSubject {
  /** Repository of the image, when one is named. */
  readonly image: string | undefined
  readonly project: string
  readonly file: string | undefined
  readonly target: string | undefined
  readonly platforms: readonly string[]
}

/** Returns the name of a build's cache within one project. */
export function cacheScope({ image, project, ...rest }: CacheSubject): string {
  return shorten(slug([image ?? project, ...variantOf(rest)]), 120)
}

/** Returns the tag of the cached layers of one branch, in the repository of the image. */
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

/** Shortens a name and keeps it unique with a hash. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return `${text.slice(0, limit - hash.length - 1)}-${hash}`
}
