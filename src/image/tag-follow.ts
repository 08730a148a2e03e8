import { type FloatingForm, readFloating, readTag, type TagClass } from './tag.ts'
import { highest, type VersionLine } from './tag-line.ts'
import { readVersion } from './tag-version.ts'

/** A tag of one promotion, with what its rule says about it. */
export interface TagOfRelease {
  readonly tag: string
  readonly class: TagClass
  /** The version that it names or moves with, as its rule has read it; absent where only its text tells. */
  readonly line?: RuledLine
  /** It moves with the commits of a branch, unless a version is given with it. */
  readonly branch?: true
}

/** What a rule says of the version in a tag; `fixed` is absent where the tag does not move with versions. */
export type RuledLine = Omit<VersionLine, 'fixed'> & { readonly fixed?: readonly number[] }

/** A version among the tags of a release, and what is around it. */
type Named = Pick<VersionLine, 'version' | 'prefix' | 'suffix'>

/**
 * Finds which version each floating tag of a release moves with. Where no rule has said it, the texts do: `1.4` and
 * `latest` move with the `1.4.2` beside them, `1.4-alpine` with `1.4.2-alpine`, which is no pre-release then. `own` is the
 * version that the image says it has, for tags without a whole one beside them.
 */
export function linesOf(tags: readonly TagOfRelease[], own?: string): Map<string, VersionLine> {
  const names = namesIn(tags)
  const found = tags.flatMap(given => {
    if (given.class !== 'floating') return []
    const follows = given.line === undefined ? guessed(given, { tags, names, own }) : whole(given.line)
    return follows === undefined ? [] : [[given.tag, follows] as const]
  })
  return new Map(found)
}

/** Returns whether the version that a floating tag would move with is not in the tags, so that the image has to be asked. */
export function asksImage(tags: readonly TagOfRelease[]): boolean {
  const names = namesIn(tags)
  return tags.some(
    given =>
      given.class === 'floating' && given.line === undefined && lacksVersion(formOf(given, names), tags),
  )
}

function lacksVersion(form: FloatingForm | undefined, tags: readonly TagOfRelease[]): boolean {
  return form !== undefined && mayAskImage(form) && versionsBeside(form, tags).length === 0
}

function whole({ fixed, ...line }: RuledLine): VersionLine | undefined {
  return fixed && { ...line, fixed }
}

interface Beside {
  readonly tags: readonly TagOfRelease[]
  readonly names: Names
  readonly own?: string
}

function guessed(given: TagOfRelease, { own, ...beside }: Beside): VersionLine | undefined {
  const form = formOf(given, beside.names)
  if (form === undefined) return undefined
  const { numbers, variant } = form
  const found = versionsBeside(form, beside.tags)
  // A branch may be called `1.2`.
  const otherwise = () => (given.branch ? [] : (ownVersion(own, form) ?? shortOnes(form, beside.tags)))
  const named = found.length > 0 ? found : otherwise()
  const [first] = named
  const best = highest(named.filter(({ version }) => version.scheme === first?.version.scheme))
  if (best === undefined || !numbers.every((number, at) => number === best.version.numbers[at]))
    return undefined
  const { version, prefix, suffix } = best
  // `1-stable` beside `1.2.3` may be no variant: then it moves with the versions that are named.
  const other = suffix === variant ? {} : { otherSuffix: suffix }
  return { version, fixed: numbers.map((_, at) => at), prefix, suffix: variant, ...other }
}

/** Finds the versions in the tags beside a floating one: of its variant and component, else of what all of them share. */
function versionsBeside({ component, variant }: FloatingForm, tags: readonly TagOfRelease[]): Named[] {
  const ofVariant = (suffix: string) => tags.flatMap(each => namedBy(each, suffix) ?? [])
  const mine = ofVariant(variant)
  const all = mine.length > 0 ? mine : ofVariant('')
  const own = all.filter(({ prefix }) => prefix === component)
  return component === '' && own.length === 0 ? all : own
}

/** Reads the whole version that a tag names, without the variant. */
function namedBy({ tag, class: kind, line }: TagOfRelease, variant: string): Named | undefined {
  if (line !== undefined) return line.suffix === variant ? line : undefined
  if (!tag.endsWith(variant)) return undefined
  const parts = readTag(tag.slice(0, tag.length - variant.length))
  // A whole version is one, also where it may be moved.
  if (kind === 'floating' && (parts?.version.numbers.length ?? 0) < 3) return undefined
  return parts && { version: parts.version, prefix: parts.component, suffix: variant }
}

/** `pr-12` is no part of a version, whatever the image says of itself. */
function mayAskImage({ component, numbers }: FloatingForm): boolean {
  return component === '' || numbers.length === 0
}

function ownVersion(own: string | undefined, form: FloatingForm): Named[] | undefined {
  const { component, variant } = form
  if (own === undefined || !mayAskImage(form)) return undefined
  const parts = readTag(own.endsWith(variant) ? own.slice(0, own.length - variant.length) : own)
  return parts && [{ version: parts.version, prefix: component || parts.component, suffix: variant }]
}

/** Where nothing says more, `1.4` is the version, or the number `42`: the one with most numbers. */
function shortOnes({ component, variant }: FloatingForm, tags: readonly TagOfRelease[]): Named[] {
  if (component !== '') return []
  return tags
    .flatMap(({ tag }) => {
      const form = readFloating(tag)
      if (form?.component !== '' || form.variant !== variant) return []
      return readVersion(form.numbers.join('.')) ?? []
    })
    .toSorted((a, b) => b.numbers.length - a.numbers.length)
    .map(version => ({ version, prefix: '', suffix: variant }))
}

/** What stands around the versions of a release. */
interface Names {
  readonly components: readonly string[]
  readonly variants: readonly string[]
}

function namesIn(tags: readonly TagOfRelease[]): Names {
  const components = tags.flatMap(({ tag, class: kind, line }) =>
    kind === 'immutable' ? (line?.prefix ?? readTag(tag)?.component ?? []) : [],
  )
  return { components: components.filter(Boolean), variants: variantsOf(tags) }
}

/**
 * A variant's or component's own name is its `latest`: `alpine` beside `1.4.2-alpine` or `alpine-1.4.2`. A component may end
 * in a number: `node20-1` beside `node20-1.4.2`.
 */
function formOf({ tag, branch }: TagOfRelease, { components, variants }: Names): FloatingForm | undefined {
  if (!branch && variants.includes(`-${tag}`)) return { component: '', numbers: [], variant: `-${tag}` }
  const named = branch ? undefined : components.find(name => name.slice(0, -1) === tag)
  if (named !== undefined) return { component: named, numbers: [], variant: '' }
  const component = components.find(name => tag.startsWith(name)) ?? ''
  const form = readFloating(tag.slice(component.length))
  return form?.component === '' ? { ...form, component } : readFloating(tag)
}

function variantsOf(tags: readonly TagOfRelease[]): string[] {
  const named = tags.filter(
    ({ tag: name }) => /^[a-z]/i.test(name) && tags.some(other => hasVariant(other, `-${name}`)),
  )
  return named.map(({ tag }) => `-${tag}`)
}

/** Returns whether a tag is a version with a variant, or moves with those of the variant: `1.4.2-alpine`, `1-alpine`. */
function hasVariant({ tag, class: kind }: TagOfRelease, variant: string): boolean {
  if (!tag.endsWith(variant)) return false
  const moves = kind === 'floating' && readFloating(tag)?.variant === variant
  return moves || readTag(tag.slice(0, -variant.length))?.version.stable === true
}
