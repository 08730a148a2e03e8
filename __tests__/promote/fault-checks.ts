import { blobsOf, parseManifest } from '../../src/image/manifest.ts'
import { explain } from '../../src/messages/errors.ts'
import type { PromoteSection } from '../../src/stage/record/promote.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import type { MadeImage } from '../registry/images.ts'

/** The tags that are promoted to. */
export const immutable = ['1.2.3', `sha-${'a'.repeat(40)}`]
export const floating = ['1.2', 'stable', 'latest']

/** What a promotion is about, and how what it may do is told from what it may not. */
export interface FaultWorld {
  /** What floating tags named before. */
  readonly old: Pick<MadeImage, 'root'>
  /** What is promoted. */
  readonly next: MadeImage
  /** What somebody else sets `stable` to meanwhile. */
  readonly other: Pick<MadeImage, 'root'>
  /** The repository of the destination. */
  readonly repository: string
  /** Returns whether a host may have received this. */
  readonly belongs: (host: string, authorization: string) => boolean
  /** Finds the place that a failure names. */
  readonly places: RegExp
  /** Finds what must not be told. */
  readonly secrets: RegExp
}

/** What can be seen after a promotion while things went wrong. */
export interface Promoted {
  readonly world: FaultWorld
  readonly section: Timed<PromoteSection> | undefined
  readonly error: unknown
  readonly received: readonly { readonly host: string; readonly authorization: string }[]
  readonly registry: Held
  /** Whether there is evidence of its scan and its smoke test; both are asked for. */
  readonly proven: boolean
  /** Whether an immutable tag names another image already. */
  readonly taken: boolean
  /** The tags that came to name the image, in the order in which they did. */
  readonly set: readonly string[]
}

/** What the destination has; keys are `repository@digest` and `repository:tag`. */
export interface Held {
  readonly tags: ReadonlyMap<string, string>
  readonly manifests: { has(key: string): boolean }
  readonly blobs: { has(key: string): boolean }
}

/** Violations that no fault may cause, by kind. */
export interface Wrongs {
  /** Tags with an unexpected digest, or with an incomplete image. */
  readonly wrongDigests: readonly string[]
  /** Tags that moved before the gates, or before those that come first. */
  readonly tooEarly: readonly string[]
  /** Credentials at a wrong host, or in printed text. */
  readonly astray: readonly string[]
  /** Failures without destination, request and cause. */
  readonly unexplained: readonly string[]
}

/** Finds what is wrong after a promotion. */
export function wrongsOf(promoted: Promoted): Wrongs {
  const { section, error, received, registry, proven, taken, world } = promoted
  const { old, next, other, belongs } = world
  const held = (tag: string) => registry.tags.get(`${world.repository}:${tag}`)
  const right = next.root.digest
  const strange = [
    ...immutable.filter(
      (tag, n) => !(taken && n === 0 ? [old.root.digest] : [undefined, right]).includes(held(tag) as never),
    ),
    ...floating.filter(
      tag => ![old.root.digest, right, tag === 'stable' && other.root.digest].includes(held(tag) as never),
    ),
  ].map(tag => `${tag} is ${held(tag)}`)
  const moved = floating.filter(tag => held(tag) === right)
  const set = [...immutable, ...floating].filter(tag => held(tag) === right)
  const early = [
    !proven && set.length > 0 && `${set} name what nobody has proven`,
    taken && set.length > 0 && `${set} are set although an immutable tag is refused`,
    ...outOfOrder(promoted.set),
    moved.length > 0 &&
      immutable.some(tag => held(tag) !== right) &&
      `${moved} moved before the immutable tags`,
    held('latest') === right && moved.length < floating.length && 'latest moved before the others',
    section?.status === 'passed' && set.length < immutable.length + floating.length && 'passed too early',
  ]
  const wrongBack =
    section?.outcome === 'rolled-back' && moved.length > 0 ? [`${moved} are not back where they were`] : []
  const words = error === undefined ? (section?.reason ?? '') : explain(error)
  const failed = error !== undefined || section?.status === 'failed'
  return {
    wrongDigests: [
      ...strange,
      ...wrongBack,
      ...untold(section, held),
      ...(set.length > 0 ? holes(registry, world) : []),
    ],
    tooEarly: early.filter(found => found !== false),
    astray: [
      ...received
        .filter(({ host, authorization }) => !belongs(host, authorization))
        .map(({ host, authorization }) => `${host} got ${authorization}`),
      ...(world.secrets.test(words) ? [`told: ${words}`] : []),
    ],
    unexplained: failed && !isExplained(words, world) ? [words] : [],
  }
}

/** Lists tags that the record says are elsewhere than they are. */
function untold(section: Promoted['section'], held: (tag: string) => string | undefined): string[] {
  return (section?.tags ?? []).flatMap(({ reference, outcome, after, reason }) => {
    const now = held(reference.slice(reference.lastIndexOf(':') + 1))
    const sure =
      (['created', 'moved'].includes(outcome) && reason === undefined) || reason === 'moved, and moved back'
    return sure && now !== after ? [`${reference} is ${now}, and the record says ${after}`] : []
  })
}

/** Also a moment is too early: immutable tags come first, then floating ones, and latest after all of them. */
function outOfOrder(set: readonly string[]): (string | false)[] {
  const step = (tag: string) => (immutable.includes(tag) ? 0 : tag === 'latest' ? 2 : 1)
  const complete = (n: number, before: readonly string[]) =>
    [...immutable, ...floating].filter(tag => step(tag) < n).every(tag => before.includes(tag))
  return set.map((tag, at) => !complete(step(tag), set.slice(0, at)) && `${tag} was set before its turn`)
}

function isExplained(words: string, { places }: FaultWorld): boolean {
  // Evidence that is not found is named by what it is of; where it was looked for is where the image is.
  if (/may not be promoted: there is no \w+ of sha256:/.test(words)) return true
  return (
    places.test(words) &&
    /(?:GET|HEAD|PUT|POST) https?:|returned|stored|calls itself|announced|immutable/.test(words) &&
    !words.includes('unexpected error')
  )
}

/** Lists what the destination lacks of an image that a tag names. */
function holes(registry: Held, { next, repository }: FaultWorld): string[] {
  const blobs = next.children.flatMap(child => {
    const manifest = parseManifest(child)
    return manifest.kind === 'image' ? blobsOf(manifest).map(({ digest }) => digest) : []
  })
  return [
    ...next.children
      .filter(({ digest }) => !registry.manifests.has(`${repository}@${digest}`))
      .map(child => child.digest),
    ...blobs.filter(digest => !registry.blobs.has(`${repository}@${digest}`)),
  ].map(digest => `${digest} is missing at the destination`)
}
