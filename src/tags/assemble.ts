import { describe, isExpected } from '../errors.ts'
import { parseTag } from '../image/reference.ts'
import { namesOneBuild } from './class.ts'
import type { TagContext } from './context.ts'
import { globalScope, render } from './expressions.ts'
import type { Affix, Flavor } from './flavor.ts'
import { doubt, type Place, type Remarks, warn, wrong } from './remarks.ts'
import type { Making, Rule, TagClass } from './rule.ts'
import type { VersionLine } from './versions.ts'

/** One tag that a rule made. */
export interface MadeTag {
  readonly name: string
  readonly class: TagClass
  /** The rule as it was written. */
  readonly rule: string
  /** What the tag must not fall behind; absent for tags that are explicit orders. */
  readonly line?: VersionLine
}

/** What the rules made of a run. The first tag is the main one. */
export interface Made {
  readonly tags: readonly MadeTag[]
  readonly silent: readonly { readonly rule: string; readonly reason: string; readonly unusual: boolean }[]
}

interface Fired extends MadeTag {
  readonly latest: boolean
}

interface Assembly {
  readonly rules: readonly Rule[]
  readonly flavor: Flavor
  readonly context: TagContext
  readonly remarks: Remarks
}

/** Asks the rules in the order of their priority and adds `latest` where it is due. */
export async function assemble({ rules, flavor, context, remarks }: Assembly): Promise<Made> {
  const tags: MadeTag[] = []
  const silent: { rule: string; reason: string; unusual: boolean }[] = []
  let first: Fired | undefined
  for (const rule of rules.toSorted((a, b) => b.priority - a.priority)) {
    const fired = await attempt(rule.place, remarks, () => fire(rule, { flavor, context, remarks }))
    if (fired === undefined) continue
    if ('silent' in fired)
      silent.push({ rule: rule.text, reason: fired.silent, unusual: fired.unusual ?? false })
    else {
      first ??= fired
      const twin = tags.find(tag => tag.name === fired.name)
      if (twin === undefined) tags.push(plain(fired))
      else
        silent.push({
          rule: rule.text,
          reason: `${fired.name} is there already, by ${twin.rule}`,
          unusual: false,
        })
    }
  }
  const latest =
    first &&
    (await attempt({ input: 'flavor' }, remarks, () => latestOf(first, { flavor, context, remarks })))
  // Outside strict mode `latest` may come twice, as in docker/metadata-action.
  if (latest && !(remarks.strict && tags.some(tag => tag.name === latest.name))) tags.push(latest)
  return { tags, silent }
}

interface Around {
  readonly flavor: Flavor
  readonly context: TagContext
  readonly remarks: Remarks
}

type Silent = { readonly silent: string; readonly unusual?: true }

async function fire(rule: Rule, { flavor, context, remarks }: Around): Promise<Fired | Silent> {
  const scope = globalScope(context)
  const making: Making = {
    context,
    remarks,
    render: text => render(text, { scope, remarks, place: rule.place }),
  }
  const enable = making.render(rule.attributes.enable ?? 'true')
  if (enable !== 'true' && enable !== 'false') {
    wrong(remarks, rule.place, `enable gives "${enable}", neither true nor false`)
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
    ...(outcome.line && { line: around(outcome.line, before, after) }),
  }
}

function plain({ name, rule, line, ...rest }: Fired): MadeTag {
  return { name, class: rest.class, rule, ...(line && { line }) }
}

function around(line: VersionLine, before: string, after: string): VersionLine {
  return { ...line, head: sanitise(before + line.head), tail: sanitise(line.tail + after) }
}

function latestOf(first: Fired, { flavor, context, remarks }: Around): MadeTag | undefined {
  if (flavor.latest === 'false' || (flavor.latest === 'auto' && !first.latest)) return undefined
  const place = { input: 'flavor' }
  const scope = globalScope(context)
  const affix = ({ text, onLatest }: Affix) => {
    if (!onLatest) return ''
    return remarks.strict ? render(text, { scope, remarks, place }) : text
  }
  const text = `${affix(flavor.prefix)}latest${affix(flavor.suffix)}`
  const pinned = [flavor.prefix, flavor.suffix].some(({ text, onLatest }) => onLatest && namesOneBuild(text))
  const { line } = first
  const released = line && (line.version.stable ? line : undefined)
  if (line && released === undefined && flavor.latest === 'auto')
    warn(
      remarks,
      place,
      `${text} is given to the pre-release ${line.version.raw}, because ${first.rule} makes the main tag`,
    )
  return {
    name: cleaned(text, place, remarks),
    class: pinned && remarks.strict ? 'immutable' : 'floating',
    rule: `latest=${flavor.latest}`,
    ...(flavor.latest === 'auto' && released && { line: { ...released, fixed: [] } }),
  }
}

/** Replaces what a tag cannot hold and notes a tag that no registry would take. */
function cleaned(text: string, place: Place, remarks: Remarks): string {
  const name = sanitise(text)
  try {
    return parseTag(name)
  } catch (error) {
    doubt(remarks, place, name === text ? describe(error) : `"${text}" becomes "${name}": ${describe(error)}`)
    return name
  }
}

function sanitise(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-')
}

/** Runs the work on one line and notes what was thrown for the user, so that all lines are reported together. */
async function attempt<T>(
  place: Place,
  remarks: Remarks,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isExpected(error)) throw error
    wrong(remarks, place, error.hint === undefined ? error.message : `${error.message}. ${error.hint}`)
    return undefined
  }
}
