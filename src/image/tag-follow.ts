import { type FloatingForm, readFloating, readTag, type TagClass } from './tag.ts'
import { highest, type VersionLine } from './tag-line.ts'
import { readVersion } from './tag-version.ts'

/** A tag of one promotion, with what its rule says about it. */
export interface TagOfRelease {
  readonly tag: string
  readonly class: TagClass
  /** The version that it names or moves with, as its rule has read it; absent where only its text tells. */
  readonly line?: RuledLine
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
  const variants = variantsOf(tags)
  const found = tags.flatMap(({ tag, class: kind, line }) => {
    if (kind !== 'floating') return []
    const follows = line === undefined ? guessed(tag, { tags, variants, own }) : whole(line)
    return follows === undefined ? [] : [[tag, follows] as const]
  })
  return new Map(found)
}

/** Returns whether the version that a floating tag would move with is not in the tags, so that the image has to be asked. */
export function asksImage(tags: readonly TagOfRelease[]): boolean {
  const variants = variantsOf(tags)
  return tags.some(
    ({ tag, class: kind, line }) =>
      kind === 'floating' && line === undefined && lacksVersion(formOf(tag, variants), tags),
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
  readonly variants: readonly string[]
  readonly own?: string
}

function guessed(tag: string, { own, ...beside }: Beside): VersionLine | undefined {
  const form = formOf(tag, beside.variants)
  if (form === undefined) return undefined
  const { numbers, variant } = form
  const found = versionsBeside(form, beside.tags)
  const named = found.length > 0 ? found : (ownVersion(own, form) ?? shortOnes(form, beside.tags))
  const [first] = named
  const best = highest(named.filter(({ version }) => version.scheme === first?.version.scheme))
  if (best === undefined || !numbers.every((number, at) => number === best.version.numbers[at]))
    return undefined
  const { version, prefix } = best
  return { version, fixed: numbers.map((_, at) => at), prefix, suffix: variant }
}

/** Finds the versions in the tags beside a floating one: of its variant and component, else of what all of them share. */
function versionsBeside({ component, variant }: FloatingForm, tags: readonly TagOfRelease[]): Named[] {
  const ofVariant = (suffix: string) => tags.flatMap(each => namedBy(each, suffix) ?? [])
  const mine = ofVariant(variant)
  const all = mine.length > 0 ? mine : ofVariant('')
  return component === '' ? all : all.filter(({ prefix }) => prefix === component)
}

/** Reads the whole version that a tag names, without the variant. */
function namedBy({ tag, class: kind, line }: TagOfRelease, variant: string): Named | undefined {
  if (line !== undefined) return line.suffix === variant ? line : undefined
  if (kind === 'floating' || !tag.endsWith(variant)) return undefined
  const parts = readTag(tag.slice(0, tag.length - variant.length))
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

/** A variant's own name is its `latest`: `alpine` beside `1.4.2-alpine`. */
function formOf(tag: string, variants: readonly string[]): FloatingForm | undefined {
  return variants.includes(`-${tag}`) ? { component: '', numbers: [], variant: `-${tag}` } : readFloating(tag)
}

function variantsOf(tags: readonly TagOfRelease[]): string[] {
  const named = tags.filter(
    ({ tag: name }) =>
      /^[a-z]/i.test(name) &&
      tags.some(
        ({ tag }) => tag.endsWith(`-${name}`) && readTag(tag.slice(0, -1 - name.length))?.version.stable,
      ),
  )
  return named.map(({ tag }) => `-${tag}`)
}
