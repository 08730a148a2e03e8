import { parseRepository, type Repository } from '../../image/reference.ts'
import type { Subject } from '../../image/subject.ts'
import { headManifest } from '../../registry/manifests.ts'
import type { Transport } from '../../registry/transport.ts'
import type { BuiltFrom } from '../../stage/record/built-from.ts'
import { openImage } from '../../store/image-reader.ts'
import { registryStore } from '../../store/open-store.ts'
import { readPlatforms } from '../../store/runnable-images.ts'
import { buildOf, isOthersPullRequest, type WantedBuild } from './build-of.ts'

import { type JudgeAgain, judge, type RequiredSection, reasonOf } from './gate.ts'
import type { EvidenceRecord } from './statement.ts'
import { readEvidence, type StoredEvidence } from './store.ts'
import { anybody, explainSetAside, type Trust } from './trust.ts'

/** The requested image and its evidence. */
export interface Search {
  /** The repository of the image. */
  readonly image: string
  /** The commit that is released, 40 hex digits. */
  readonly commit: string
  /** Tags of the commit's image; default `sha-` with the long or the short commit. */
  readonly tags?: readonly string[]
  readonly require: readonly RequiredSection[]
  /** Milliseconds. */
  readonly maxAge: number
  readonly now: number
  /** Judges what was checked by the rules of this run. */
  readonly judgeAgain?: JudgeAgain
  /** Which evidence counts; default all of it. */
  readonly trust?: Trust
  /** Runs attach no evidence (`attach`), so the tag alone tells of which commit an image is. */
  readonly byTagAlone?: boolean
  /** The pull request of this run. */
  readonly pullRequest?: WantedBuild['pullRequest']
}

/** The image of a commit with its evidence, or why it may not be released. */
export type Proven =
  | {
      readonly status: 'proven'
      readonly subject: Subject
      /** Absent where nothing has to tell what it was built from. */
      readonly builtFrom?: BuiltFrom
      /** The record of the run that tells what it was built from, as it was attached. */
      readonly record?: EvidenceRecord
      readonly tag: string
      readonly warnings: readonly string[]
    }
  | {
      /** The image of this commit exists, but without sufficient evidence. */
      readonly status: 'unproven'
      readonly subject: Subject
      readonly builtFrom?: BuiltFrom
      readonly record?: EvidenceRecord
      readonly tag: string
      readonly reason: string
      readonly hint: string
    }
  | {
      /** An image has the tag of this commit, but no trusted evidence shows that it was built from it. */
      readonly status: 'foreign'
      readonly reason: string
      readonly hint: string
    }
  | { readonly status: 'missing'; readonly reason: string; readonly hint: string }

/** Finds the image of a commit with its evidence, so that a release needs no build. */
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
    readEvidence(registryStore(at, transport), { digest, trust, now: search.now }),
  ])
  const build = buildOf(evidence.sources, { ...search, digest })
  const byTagAlone = search.byTagAlone === true && trust.policy === 'registry'
  if ('fault' in build && !(build.untold && byTagAlone)) {
    const reason = `${search.image}:${tag} cannot be taken: ${foreignness(build, evidence, trust)}`
    return { status: 'foreign', reason, hint: trust.policy === 'signed' ? unsignedHint : foreignHint }
  }
  const image = { subject: { digest, source, platforms }, tag, ...('fault' in build ? {} : build) }
  const sources = evidence.sources.filter(({ record }) => !isOthersPullRequest(record, search.pullRequest))
  const verdicts = judge({ ...search, digest, platforms }, sources)
  const { warnings } = evidence
  if (verdicts.every(({ status }) => status === 'passed')) return { status: 'proven', ...image, warnings }
  const reason = [`${search.image}:${tag} is not proven: ${reasonOf(verdicts)}`, ...warnings].join('; ')
  return { status: 'unproven', ...image, reason, hint }
}

const unsignedHint =
  'Let the run that builds the commit sign its evidence (signing-key, or signing: identity). If the tag is a mistake, remove it and run this again.'

const foreignHint =
  'If the tag is a mistake, remove it and run this again; else give the image of this run a tag of its own with `flavor: suffix=-…`. With `attach: none`, where no run attaches evidence, the tag alone counts.'

/**
 * Returns why an image is not the commit's. A tag can be pushed, and so can a digest with good evidence of its own under the
 * name of another commit; so something that counts has to say what exactly this digest was built from.
 */
function foreignness({ fault }: { readonly fault: string }, evidence: StoredEvidence, trust: Trust): string {
  const { setAside, warnings } = evidence
  const aside = explainSetAside([...setAside, ...warnings], trust)
  if (aside !== undefined) return `no trusted evidence shows that it was built from this commit; ${aside}`
  return [fault, ...(trust.policy === 'signed' ? ['only what is signed counts'] : []), ...warnings].join('; ')
}

async function findTagged(at: Repository, tags: readonly string[], transport: Transport) {
  for (const tag of tags) {
    const head = await headManifest(transport, at, tag)
    if (head !== undefined) return { tag, digest: head.digest }
  }
  return undefined
}
