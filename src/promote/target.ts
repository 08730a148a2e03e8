import { UserError } from '../errors.ts'
import {
  formatReference,
  parseReference,
  parseRepository,
  parseTag,
  type Repository,
} from '../image/reference.ts'

/** Whether a tag names one build for ever or moves on with each. */
export type TagClass = 'immutable' | 'floating'

/** One tag at one repository that shall name the digest. */
export interface Target {
  readonly at: Repository
  readonly tag: string
  readonly class: TagClass
}

/** What the targets are made from. */
export interface Wanted {
  /** Repositories of the run. */
  readonly images: readonly string[]
  readonly tags: readonly { readonly name: string; readonly class: TagClass }[]
  /** Tags, repositories or both, as the `to` input has them. */
  readonly to: readonly string[]
  /** The repository the image is in, for when nothing else names one. */
  readonly home?: Repository
  /** The image is written to a folder, so that there may be no target at all. */
  readonly saved?: boolean
}

/** Works out which tags at which repositories to set: each once. */
export function targetsOf({ images, tags, to, home, saved }: Wanted): Target[] {
  const places = to.filter(text => text.includes('/')).map(text => parseReference(text))
  const names = to
    .filter(text => !text.includes('/'))
    .map(text => ({ name: parseTag(text), class: classOf(text) }))
  for (const { digest } of places) {
    if (digest !== undefined)
      throw new UserError(`to: a destination has no digest, "${digest}" is the image's own`, {
        hint: 'Write a repository or a repository and a tag.',
      })
  }
  const whole = places.filter(({ tag }) => tag === undefined)
  const repositories =
    places.length > 0 ? whole : images.length > 0 ? images.map(parseRepository) : home ? [home] : []
  const all = [...tags.map(tag => ({ name: parseTag(tag.name), class: tag.class })), ...names]
  const targets = [
    ...repositories.flatMap(({ registry, repository }) =>
      all.map(({ name, class: kind }): Target => ({ at: { registry, repository }, tag: name, class: kind })),
    ),
    ...places.flatMap(({ registry, repository, tag }): Target[] =>
      tag === undefined ? [] : [{ at: { registry, repository }, tag, class: classOf(tag) }],
    ),
  ]
  if (targets.length === 0 && !saved)
    throw new UserError('there is nothing to promote to: no tag, or no repository for it', {
      hint: 'Give tags (the tags input, or the tags stage before) and a repository (image, or to).',
    })
  return [...new Map(targets.map(target => [formatTarget(target), target])).values()]
}

/** Writes a target as a reference. */
export function formatTarget({ at, tag }: Pick<Target, 'at' | 'tag'>): string {
  return formatReference({ ...at, tag })
}

/** Tells the class of a tag that comes without one: whole versions, dates and commits name one build for ever. */
export function classOf(tag: string): TagClass {
  if (/^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(tag)) return 'immutable'
  if (/^(?:.*-)?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[-.T].*)?$/.test(tag)) return 'immutable'
  return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag) ? 'immutable' : 'floating'
}

/** Lists the repositories among targets, each once. */
export function repositoriesOf(targets: readonly Target[]): Repository[] {
  return [...new Map(targets.map(({ at }) => [formatReference(at), at])).values()]
}
