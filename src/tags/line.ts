import type { RuledLine } from '../image/tag-follow.ts'
import type { Version } from '../image/tag-version.ts'

/** The released version, and the line that the tag of a rule must not fall behind. */
export type RuleLine = RuledLine & {
  readonly version: Version
  /** Finds the version in the name of a Git tag, which has neither prefix nor suffix. */
  readonly inGitTag: (name: string) => Version | undefined
}
