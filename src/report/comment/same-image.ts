import { createHash } from 'node:crypto'
import { imageName, platformsOf, type Reported, repositoryOf, type View } from '../view.ts'

/** Longer lists are replaced by a digest of the names. */
const [most, longest] = [40, 3000]

/**
 * Lists the images that a comment is about, each with its variant and platforms where they are known, so that reports about
 * different images with the same key are distinguished.
 */
export function subjectOfComment({ imageReports, missing }: View): string[] {
  const names = imageReports.flatMap(({ run }) => {
    const image = `${repositoryOf(run) ?? imageName(run)}${variantOf(run)}`
    const platforms = platformsOf(run)
    return platforms.length === 0 ? [image] : platforms.map(platform => `${image} ${platform}`)
  })
  const all = [...new Set([...names, ...missing.map(({ name }) => name)])].sort()
  if (all.length <= most && all.join('').length <= longest) return all
  return [createHash('sha256').update(JSON.stringify(all)).digest('hex')]
}

/** Returns whether two comments are about exactly the same images. */
export function sameSubject(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(name => other.includes(name))
}

/** Returns whether two comments have an image in common; one without a known platform matches all of its image. */
export function sharesSubject(one: readonly string[], other: readonly string[]): boolean {
  return one.some(name => other.some(its => sameImage(name, its) && samePlatforms(name, its)))
}

/** Returns whether a comment is about images without known platforms only, all of which another comment has with platforms. */
export function isLessThan(vague: readonly string[], exact: readonly string[]): boolean {
  const tellsMore = (name: string) => exact.some(its => platformIn(its) !== undefined && sameImage(name, its))
  return vague.length > 0 && vague.every(name => platformIn(name) === undefined && tellsMore(name))
}

/** An image without a record, or that failed before its repository was known, has a short name. */
function sameImage(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map(name => name.split(' ')[0] ?? '')
  const isShort = !a.includes('/') || !b.includes('/')
  return a === b || (isShort && a.split('/').at(-1) === b.split('/').at(-1))
}

function samePlatforms(one: string, other: string): boolean {
  const [a, b] = [platformIn(one), platformIn(other)]
  return a === undefined || b === undefined || a === b
}

function platformIn(name: string): string | undefined {
  return name.split(' ')[1]
}

/**
 * Variants of an image have a prefix or suffix in their tags, also in the tag of the commit. Of a pull request that is the
 * commit that was built; where its tags name none, the tag of the pull request tells.
 */
function variantOf({ tags, commit, event }: Reported): string {
  const names = tags?.tags.map(({ name }) => name) ?? []
  const named = tags?.commit ?? commit ?? ''
  const ids = [named, named.slice(0, 7), event.pullRequest ? `pr-${event.pullRequest.number}` : '']
  const found = ids
    .filter(id => id !== '')
    .flatMap(id => {
      const name = names.find(tag => tag.includes(id))
      return name === undefined ? [] : [name.replace(id, '').replace('sha-', '')]
    })
  return found[0] ? `:${found[0]}` : ''
}
