import { formatReference, type Repository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import type { TagClass } from '../image/tag.ts'
import type { RuledLine } from '../image/tag-follow.ts'
import { formatLayoutPath } from '../store/layout/layout-path.ts'

/** A tag to give, with what is known of it. */
export interface GivenTag extends TagFacts {
  readonly name: string
}

interface TagFacts {
  readonly class: TagClass
  /** What the rule that made the tag says of its version. */
  readonly line?: RuledLine
  /** The tag moves with the commits of the branch that the run is about. */
  readonly branch?: true
}

/** One tag at one repository that shall name the digest. */
export interface RegistryTarget extends TagFacts {
  readonly tag: string
  readonly at: Repository
}

/** One tag in an OCI layout that shall name the digest. */
export interface LayoutTarget extends TagFacts {
  readonly tag: string
  /** The path of a folder or an archive. */
  readonly layout: string
  /** registry/repository:tag, the name of the image in engines; other images in the layout may have the same tag. */
  readonly reference?: string
}
export type Target = RegistryTarget | LayoutTarget

/** Formats a target as the `image` input parses it. */
export function formatTarget(
  target: Pick<RegistryTarget, 'at' | 'tag'> | Pick<LayoutTarget, 'layout' | 'tag'>,
): string {
  return 'layout' in target
    ? formatLayoutPath({ path: target.layout, tag: target.tag })
    : formatReference({ ...target.at, tag: target.tag })
}

/** Returns the repository or the layout of a target. */
export function placeOf(target: Target): string {
  return 'layout' in target ? target.layout : formatReference(target.at)
}

/** Returns the location of a target's image. */
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

/** Lists the repositories among targets, each once. */
export function repositoriesOf(targets: readonly RegistryTarget[]): Repository[] {
  return [...new Map(targets.map(({ at }) => [formatReference(at), at])).values()]
}
