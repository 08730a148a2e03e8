import {
  formatReference,
  parseReference,
  parseRepository,
  parseTag,
  type Repository,
} from '../image/reference.ts'
import { classOf } from '../image/tag.ts'
import { InputError, UserError } from '../messages/errors.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import { formatTarget, type GivenTag, type LayoutTarget, type Target } from './target.ts'

/** The data for the targets. */
export interface Wanted {
  /** Repositories of the run. */
  readonly images: readonly string[]
  readonly tags: readonly GivenTag[]
  /** Tags, repositories, OCI layouts, or one of these with a tag, as the `to` input has them. */
  readonly to: readonly string[]
  /** The repository of the image, used when nothing else names one. */
  readonly home?: Repository
  /** An OCI layout that gets the image as well. */
  readonly save?: string
}

/** The destinations of an image. */
export interface Destinations {
  /** Tags to set, each once. */
  readonly targets: readonly Target[]
  /** Paths of OCI layouts to write; an image in a layout needs no tag. */
  readonly layouts: readonly string[]
}

/** Determines which tags to set, and where. */
export function destinationsOf({ images, tags, to, home, save }: Wanted): Destinations {
  const files = to.flatMap(text => layoutPath(text) ?? [])
  const others = to.filter(text => layoutPath(text) === undefined)
  const places = others.filter(text => text.includes('/')).map(text => parseReference(text))
  const names = others
    .filter(text => !text.includes('/'))
    .map(text => ({ name: parseTag(text), class: classOf(text) }))
  const whole = places.filter(({ tag }) => tag === undefined)
  const elsewhere = places.length > 0 || files.length > 0
  const repositories = elsewhere
    ? whole
    : images.length > 0
      ? images.map(parseRepository)
      : home
        ? [home]
        : []
  const [lost] = names
  if (
    lost !== undefined &&
    elsewhere &&
    repositories.length === 0 &&
    files.every(({ tag }) => tag !== undefined)
  )
    throw new InputError([
      {
        input: 'to',
        message: `the tag "${lost.name}" has no repository, because the others here have a tag already`,
      },
    ])
  const all: GivenTag[] = [...tags.map(tag => ({ ...tag, name: parseTag(tag.name) })), ...names]
  const [repository] = [...images.map(parseRepository), ...(home ? [home] : [])]
  const inLayout = (layout: string, { name: tag, ...given }: GivenTag): LayoutTarget => ({
    layout,
    tag,
    ...given,
    ...(repository && { reference: formatReference({ ...repository, tag }) }),
  })
  const saved = [...files, ...(save === undefined ? [] : [{ path: save, tag: undefined }])]
  const targets: Target[] = [
    ...repositories.flatMap(({ registry, repository }) =>
      all.map(({ name: tag, ...given }) => ({ at: { registry, repository }, tag, ...given })),
    ),
    ...places.flatMap(({ registry, repository, tag }) =>
      tag === undefined ? [] : [{ at: { registry, repository }, tag, class: classOf(tag) }],
    ),
    ...saved.flatMap(({ path, tag }) =>
      tag === undefined
        ? all.map(given => inLayout(path, given))
        : [inLayout(path, { name: tag, class: classOf(tag) })],
    ),
  ]
  if (targets.length === 0 && saved.length === 0)
    throw new UserError('there is nothing to promote to: no tag, or no repository for it', {
      hint: 'Set tags (the tags input, or run the tags stage first) and a repository (image, or to).',
    })
  return {
    targets: [...new Map(targets.map(target => [formatTarget(target), target])).values()],
    layouts: [...new Set(saved.map(({ path }) => path))],
  }
}
