import { parseRepository, type Repository } from '../../image/reference.ts'
import type { Subject } from '../../image/subject.ts'
import { headManifest } from '../../registry/manifests.ts'
import type { Transport } from '../../registry/transport.ts'
import { openImage } from '../../store/image-reader.ts'
import { registryStore } from '../../store/open-store.ts'
import { readPlatforms } from '../../store/subject.ts'
import { judge, type RequiredSection, reasonOf } from './gate.ts'
import type { EvidenceRecord } from './statement.ts'
import { readEvidence, type StoredEvidence } from './store.ts'
import { anybody, explainSetAside, type Trust } from './trust.ts'

/** What is looked for. */
export interface Search {
  /** The repository of the image. */
  readonly image: string
  /** The commit that is released, 40 hex digits. */
  readonly commit: string
  /** Tags that name the commit's image; `sha-` with the long or the short commit unless given. */
  readonly tags?: readonly string[]
  readonly require: readonly RequiredSection[]
  /** Milliseconds. */
  readonly maxAge: number
  readonly now: number
  /** Which evidence counts; all of it unless given. */
  readonly trust?: Trust
}

/** The image of a commit with its evidence, or why it may not be released. */
export type Proven =
  | {
      readonly status: 'proven'
      readonly subject: Subject
      /** The newest record of the evidence, whole: a record of an earlier run of ours, as it was attached. */
      readonly record?: EvidenceRecord
      readonly tag: string
      readonly warnings: readonly string[]
    }
  | {
      /** The image of this commit is there, and not proven. */
      readonly status: 'unproven'
      readonly subject: Subject
      readonly tag: string
      readonly reason: string
      readonly hint: string
    }
  | {
      /** An image has the name of this commit, and nobody who is trusted says that it was built from it. */
      readonly status: 'foreign'
      readonly reason: string
      readonly hint: string
    }
  | { readonly status: 'missing'; readonly reason: string; readonly hint: string }

/** Finds the image that was built and proven for a commit, so that a release needs no build. */
export async function findProven(search: Search, transport: Transport): Promise<Proven> {
  const { trust = anybody } = search
  const at = parseRepository(search.image)
  const names = search.tags ?? [`sha-${search.commit}`, `sha-${search.commit.slice(0, 7)}`]
  const found = await findTagged(at, names, transport)
  const hint = `Push the commit to a branch whose workflow builds, checks and promotes it (tag sha-${search.commit}), and run this again.`
  if (found === undefined)
    return { status: 'missing', reason: `${search.image} has no image of commit ${search.commit}`, hint }
  const { tag, digest } = found
  const source = { kind: 'registry', repository: search.image } as const
  const [platforms, evidence] = await Promise.all([
    readPlatforms(openImage(source, transport), digest),
    readEvidence(registryStore(at, transport), { digest, trust }),
  ])
  const foreign = foreignness(search, evidence, { trust, digest })
  if (foreign !== undefined)
    return {
      status: 'foreign',
      reason: `${search.image}:${tag} cannot be taken: ${foreign}`,
      hint: foreignHint,
    }
  const verdicts = judge({ ...search, digest, platforms }, evidence.sources)
  if (verdicts.some(({ status }) => status !== 'passed')) {
    const reason = [`${search.image}:${tag} is not proven: ${reasonOf(verdicts)}`, ...evidence.warnings].join(
      '; ',
    )
    return { status: 'unproven', subject: { digest, source, platforms }, tag, reason, hint }
  }
  const newest = evidence.sources
    .toSorted((a, b) => newestTime(b.record) - newestTime(a.record))
    .find(({ record }) => record.commit === search.commit)
  const { warnings } = evidence
  return { status: 'proven', subject: { digest, source, platforms }, record: newest?.record, tag, warnings }
}

const foreignHint =
  'Let the run that builds the commit sign its evidence (signing-key, or signing: identity). If the tag is a mistake, remove it and run this again.'

/**
 * Tells why an image may be anybody's. A tag can be pushed, and so can a digest with good evidence of its own under the
 * name of another commit; so something has to be signed that speaks of this digest and this commit.
 */
function foreignness(
  { commit, require }: Search,
  { sources, setAside, warnings }: StoredEvidence,
  { trust, digest }: { readonly trust: Trust; readonly digest: string },
): string | undefined {
  if (trust.policy === 'registry' || require.length === 0) return undefined
  if (sources.some(({ record }) => record.commit === commit)) return undefined
  const others = [...new Set(sources.map(({ record }) => record.commit ?? 'no commit'))].slice(0, 3)
  const about = others.length > 0 ? `what is signed of ${digest} speaks of ${others.join(', ')}` : undefined
  const why =
    explainSetAside([...setAside, ...warnings], trust) ??
    about ??
    `nothing that is signed speaks of ${digest}`
  return `nobody who is trusted says that it was built from ${commit}; ${why}`
}

async function findTagged(at: Repository, tags: readonly string[], transport: Transport) {
  for (const tag of tags) {
    const head = await headManifest(transport, at, tag)
    if (head !== undefined) return { tag, digest: head.digest }
  }
  return undefined
}

function newestTime({ scan, smoke }: EvidenceRecord): number {
  return Math.max(...[scan, smoke].map(section => Date.parse(section?.startedAt ?? '') || 0))
}
