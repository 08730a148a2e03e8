import type { TagClass } from '../image/tag.ts'
import type { TagContext } from './context.ts'
import type { RuleLine } from './line.ts'
import type { Place, Remarks } from './remarks.ts'

/** A kind of rule, `type=…`: one small file each in rules/. */
export interface RuleType {
  /** The word after `type=`. */
  readonly name: string
  /** Rules of higher priority come first; the first tag becomes the main one. */
  readonly priority: number
  /** Its attributes besides `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** The default prefix; without it the flavor's prefix is used. */
  readonly prefix?: (rule: Rule) => string | undefined
  /**
   * Validates a rule when it is read, so that it fails on the first run and not on the first release. Throws UserError.
   */
  readonly check?: (rule: Rule) => void
  /** Produces the tag, without prefix and suffix, or explains why there is none. */
  readonly make: (rule: Rule, making: Making) => Outcome | Promise<Outcome>
}

/** An attribute of a kind of rule. */
export interface Attribute {
  readonly required?: true
  readonly default?: string
  readonly words?: readonly string[]
  readonly number?: true
}

/** One line of the `tags` input. */
export interface Rule {
  readonly type: RuleType
  /** As written, by lower-case name. */
  readonly attributes: Readonly<Record<string, string>>
  readonly priority: number
  readonly text: string
  readonly place: Place
}

/** The data for a rule. */
export interface Making {
  readonly context: TagContext
  readonly remarks: Remarks
  /** Replaces the expressions that are valid everywhere. */
  render(text: string): string
}

/** What a rule makes of a run. */
export type Outcome =
  | {
      readonly value: string
      /** The run may set `latest` when this is its main tag. */
      readonly latest: boolean
      readonly class: TagClass
      /** The released version and the versions that the tag must not fall behind. */
      readonly line?: RuleLine
      /** The tag moves with the commits of the branch. */
      readonly branch?: true
    }
  | Silent

/** Why a rule produces no tag; `unusual` when one may have been expected. */
export interface Silent {
  readonly silent: string
  readonly unusual?: true
}

/** Returns an attribute of a rule, or its default, or ''. */
export function attribute(rule: Rule, name: string): string {
  return rule.attributes[name] ?? rule.type.attributes[name]?.default ?? ''
}
