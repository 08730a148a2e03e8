import { formatReference, type Repository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { formatLayoutPath } from '../store/layout/layout-path.ts'

/** Whether a tag names one build for ever or moves on with each. */
export type TagClass = 'immutable' | 'floating'

interface TagToGive {
  readonly tag: string
  readonly class: TagClass
}

/** One tag at one repository that shall name the digest. */
export interface RegistryTarget extends TagToGive {
  readonly at: Repository
}

/** One tag in an OCI layout that shall name the digest. */
export interface LayoutTarget extends TagToGive {
  /** The path of a folder or an archive. */
  readonly layout: string
  /** registry/repository:tag, by which engines call the image; other images in the layout may have the same tag. */
  readonly reference?: string
}
export type Target = RegistryTarget | LayoutTarget

/** Writes a target the way the `image` input reads it. */
export function formatTarget(
  target: Pick<RegistryTarget, 'at' | 'tag'> | Pick<LayoutTarget, 'layout' | 'tag'>,
): string {
  return 'layout' in target
    ? formatLayoutPath({ path: target.layout, tag: target.tag })
    : formatReference({ ...target.at, tag: target.tag })
}

/** Names the repository or the layout of a target. */
export function placeOf(target: Target): string {
  return 'layout' in target ? target.layout : formatReference(target.at)
}

/** Returns where a target's image is read. */
export function sourceAt(target: Target): ImageSource {
  const place = placeOf(target)
  return 'layout' in target ? { kind: 'layout', path: place } : { kind: 'registry', repository: place }
}

/** Returns whether a target is in an OCI layout. */
export function isInLayout<T extends Target>(target: T): target is T & LayoutTarget {
  return 'layout' in target
}

/** Returns whether a target is at a registry. */
export function isAtRegistry<T extends Target>(target: T): target is T & RegistryTarget {
  return 'at' in target
}

/** Tells the class of a tag that comes without one: whole versions, dates and commits name one build for ever. */
export function classOf(tag: string): TagClass {
  if (/^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(tag)) return 'immutable'
  if (/(?:^|-)\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:$|[-.T])/.test(tag)) return 'immutable'
  return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag) ? 'immutable' : 'floating'
}

/** Lists the repositories among targets, each once. */
export function repositoriesOf(targets: readonly RegistryTarget[]): Repository[] {
  return [...new Map(targets.map(({ at }) => [formatReference(at), at])).values()]
}
