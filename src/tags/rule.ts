import type { TagContext } from './context.ts'
import type { Place, Remarks } from './remarks.ts'
import type { VersionLine } from './versions.ts'

/** A kind of rule, `type=…`: one small file each in rules/. */
export interface RuleType {
  /** The word behind `type=`. */
  readonly name: string
  /** Rules of higher priority come first; the first tag becomes the main one. */
  readonly priority: number
  /** Its attributes beside `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** The prefix of a rule that gives none; without it the flavor's prefix is used. */
  readonly prefix?: (rule: Rule) => string | undefined
  /** Looks at a rule when it is read, so that it fails on the first run and not on the first release. Throws UserError. */
  readonly check?: (rule: Rule) => void
  /** Makes the tag, without prefix and suffix, or says why there is none. */
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

/** What a rule may look at. */
export interface Making {
  readonly context: TagContext
  readonly remarks: Remarks
  /** Replaces the expressions that are known everywhere. */
  render(text: string): string
}

export type TagClass = 'immutable' | 'floating'

/** What a rule makes of a run. */
export type Outcome =
  | {
      readonly value: string
      /** The run may take `latest` when this is its main tag. */
      readonly latest: boolean
      readonly class: TagClass
      /** The released version and the versions that the tag must not fall behind. */
      readonly line?: VersionLine
    }
  | Silent

/** Why a rule makes no tag; `unusual` when people may have expected one. */
export interface Silent {
  readonly silent: string
  readonly unusual?: true
}

/** Returns an attribute of a rule, or its default, or ''. */
export function attribute(rule: Rule, name: string): string {
  return rule.attributes[name] ?? rule.type.attributes[name]?.default ?? ''
}
