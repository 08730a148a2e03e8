import { sanitise } from '../image/tag.ts'
import { namesOneBuild } from './class.ts'
import { globalScope, render } from './expressions.ts'
import { latestOf } from './latest.ts'
import type { RuleLine } from './line.ts'
import type { Around, Fired, MadeTag } from './made-tag.ts'
import { attempt, attemptLater, wrong } from './remarks.ts'
import type { Making, Rule, Silent } from './rule.ts'
import { cleaned } from './sanitise.ts'
import { expressionsIn } from './template.ts'

/** The result of the rules. The first tag is the main one. */
export interface Made {
  readonly tags: readonly MadeTag[]
  readonly silent: readonly { readonly rule: string; readonly reason: string; readonly unusual: boolean }[]
  /** Whether a rule made a tag of the Git tag. */
  readonly tookGitTag: boolean
}

interface Assembly extends Around {
  readonly rules: readonly Rule[]
}

/** Evaluates the rules in the order of their priority and adds `latest` where it applies. */
export async function assemble({ rules, ...around }: Assembly): Promise<Made> {
  const { remarks } = around
  const tags: MadeTag[] = []
  const silent: { rule: string; reason: string; unusual: boolean }[] = []
  let first: Fired | undefined
  let tookGitTag = false
  for (const rule of rules.toSorted((a, b) => b.priority - a.priority)) {
    const fired = await attemptLater(rule.place, remarks, () => fire(rule, around))
    if (fired === undefined) continue
    if ('silent' in fired)
      silent.push({ rule: rule.text, reason: fired.silent, unusual: fired.unusual ?? false })
    else {
      first ??= fired
      tookGitTag ||= readsGitTag(rule)
      const index = tags.findIndex(tag => tag.name === fired.name)
      const twin = tags[index]
      if (twin === undefined) tags.push(plain(fired))
      else {
        // An explicit rule for the same name exempts it from the comparison with higher versions.
        if (fired.line === undefined) tags[index] = { ...twin, line: undefined }
        const reason = `${fired.name} exists already, by ${twin.rule}`
        silent.push({ rule: rule.text, reason, unusual: false })
      }
    }
  }
  const latest = first && attempt({ input: 'flavor' }, remarks, () => latestOf(first, around))
  // Outside strict mode `latest` may occur twice, as in docker/metadata-action.
  if (latest && !(remarks.strict && tags.some(tag => tag.name === latest.name))) tags.push(latest)
  return { tags: tags.map(tag => besideVersions(tag, tags)), silent, tookGitTag }
}

/** Tells whether what a rule makes comes from the Git tag. */
function readsGitTag({ type, attributes }: Rule): boolean {
  if (['semver', 'pep440', 'match'].includes(type.name)) return true
  const text = ['value', 'prefix', 'suffix'].map(name => attributes[name] ?? '').join()
  return (
    (type.name === 'ref' && attributes.event === 'tag') ||
    expressionsIn(text).some(({ name }) => name === 'tag')
  )
}

async function fire(rule: Rule, { flavor, context, remarks }: Around): Promise<Fired | Silent> {
  const scope = globalScope(context)
  const making: Making = {
    context,
    remarks,
    render: text => render(text, { scope, remarks, place: rule.place }),
  }
  const enable = making.render(rule.attributes.enable ?? 'true')
  if (enable !== 'true' && enable !== 'false') {
    wrong(remarks, rule.place, `enable evaluates to "${enable}", which is neither true nor false`)
    return { silent: 'enable is neither true nor false' }
  }
  if (enable === 'false') return { silent: 'disabled' }
  const outcome = await rule.type.make(rule, making)
  if ('silent' in outcome) return outcome
  const prefix = rule.attributes.prefix ?? rule.type.prefix?.(rule) ?? flavor.prefix.text
  const suffix = rule.attributes.suffix ?? flavor.suffix.text
  const [before, after] = [making.render(prefix), making.render(suffix)]
  const text = before + outcome.value + after
  if (text === '') return { silent: 'its value is empty' }
  const pinned = namesOneBuild(prefix) || namesOneBuild(suffix)
  return {
    name: cleaned(text, rule.place, remarks),
    class: pinned ? 'immutable' : outcome.class,
    rule: rule.text,
    latest: outcome.latest,
    ...(outcome.line && { line: placed(outcome.line, before, after) }),
    ...(outcome.branch && { branch: true }),
  }
}

function plain({ latest: _, ...tag }: Fired): MadeTag {
  return tag
}

/**
 * Looks for the versions that a floating tag moves with where they are: text that the whole versions of the run do not have
 * around them, such as that of `1.x` or `1-stable`, is a part of its name and no variant.
 */
function besideVersions(tag: MadeTag, tags: readonly MadeTag[]): MadeTag {
  const { line } = tag
  if (line?.fixed === undefined || tag.class !== 'floating') return tag
  const named = tags.flatMap(each => (each.class === 'immutable' && each.line ? [each.line] : []))
  const [prefix, suffix] = (['prefix', 'suffix'] as const).map(side => {
    const [first] = named
    return first && named.every(each => each[side] !== line[side]) ? first[side] : line[side]
  }) as [string, string]
  return { ...tag, line: { ...line, prefix, suffix: suffix === '.x' ? '' : suffix } }
}

function placed(line: RuleLine, before: string, after: string): RuleLine {
  // The `v` of `v1.2.3` belongs to the version, which is read with and without it.
  const prefix = sanitise(before + line.prefix).replace(/(^|[-._])v$/, '$1')
  return { ...line, prefix, suffix: sanitise(line.suffix + after) }
}
