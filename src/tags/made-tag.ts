import type { TagClass } from '../image/tag.ts'
import type { TagContext } from './context.ts'
import type { Flavor } from './flavor.ts'
import type { RuleLine } from './line.ts'
import type { Remarks } from './remarks.ts'

/** One tag of a rule. */
export interface MadeTag {
  readonly name: string
  readonly class: TagClass
  /** The text of the rule. */
  readonly rule: string
  /** What the tag must not fall behind; absent for tags that are explicit orders. */
  readonly line?: RuleLine
  /** It moves with the commits of the branch. */
  readonly branch?: true
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
