import { parseRepository, type Repository } from '../../image/reference.ts'
import type { Subject } from '../../image/subject.ts'
import { registryHome } from '../../registry/home.ts'
import { headManifest } from '../../registry/manifests.ts'
import { openImage } from '../../registry/source.ts'
import { readPlatforms } from '../../registry/subject.ts'
import type { Transport } from '../../registry/transport.ts'
import { judge, type RequiredSection, reasonOf } from './gate.ts'
import type { EvidenceRecord } from './statement.ts'
import { readEvidence } from './store.ts'

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
  | { readonly status: 'missing'; readonly reason: string; readonly hint: string }

/** Finds the image that was built and proven for a commit, so that a release needs no build. */
export async function findProven(search: Search, transport: Transport): Promise<Proven> {
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
    readEvidence(registryHome(at, transport), digest),
  ])
  const verdicts = judge({ ...search, digest, platforms }, evidence.witnesses)
  if (verdicts.some(({ status }) => status !== 'passed')) {
    const reason = [`${search.image}:${tag} is not proven: ${reasonOf(verdicts)}`, ...evidence.warnings].join(
      '; ',
    )
    return { status: 'unproven', subject: { digest, source, platforms }, tag, reason, hint }
  }
  const newest = evidence.witnesses
    .toSorted((a, b) => newestTime(b.record) - newestTime(a.record))
    .find(({ record }) => record.commit === search.commit)
  const { warnings } = evidence
  return { status: 'proven', subject: { digest, source, platforms }, record: newest?.record, tag, warnings }
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
