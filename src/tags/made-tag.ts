import type { TagContext } from './context.ts'
import type { Flavor } from './flavor.ts'
import type { Remarks } from './remarks.ts'
import type { TagClass } from './rule.ts'
import type { VersionLine } from './versions.ts'

/** One tag of a rule. */
export interface MadeTag {
  readonly name: string
  readonly class: TagClass
  /** The text of the rule. */
  readonly rule: string
  /** What the tag must not move behind; absent for explicit tags. */
  readonly line?: VersionLine
}

/** A tag with its rule. */
export interface Fired extends MadeTag {
  readonly latest: boolean
}

/** The settings for every rule. */
export interface Around {
  readonly flavor: Flavor
  readonly context: TagContext
  readonly remarks: Remarks
}
