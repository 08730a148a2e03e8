import { parseManifest, type StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, type Repository, sameRepository } from '../image/reference.ts'
import { describe, UserError } from '../messages/errors.ts'
import { putManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { type Copied, copyContent } from '../store/copy.ts'
import { copyReferrers } from '../store/copy-referrers.ts'
import { openImage } from '../store/image-reader.ts'
import { openStore } from '../store/open-store.ts'
import { evidenceTag, type FoundReferrers, findReferrers, noReferrers } from '../store/referrers.ts'
import { predicateType } from './evidence/statement.ts'
import type { Planned } from './plan.ts'
import { settleAll } from './settle-all.ts'
import { formatSource, repositoryHolding, type Source } from './source.ts'
import type { RegistryTarget } from './target.ts'

/** What must be copied before a tag is set. */
export interface CopyPlan {
  readonly source: Source
  readonly root: StoredManifest
  readonly plan: readonly (Planned & RegistryTarget)[]
  readonly repositories: readonly Repository[]
  /** Those of them that are not the image's own. */
  readonly others: readonly Repository[]
  readonly referrers: Referrers
  /** What happens to layers that may not be distributed. */
  readonly nondistributableLayers?: 'skip' | 'copy'
}

/** Which referrers are copied with an image: all, none, or those that each registry accepts. */
export type Referrers = 'all' | 'accepted' | 'none'

/** The log, one line for each repository, and the warnings. */
export interface CopyResult {
  readonly lines: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Copies the image and its referrers into every repository that does not have them. A tag with the right digest does
 * not imply a complete image, so the children of an index are always checked.
 */
export async function copyImage(copyPlan: CopyPlan, transport: Transport): Promise<CopyResult> {
  const { source, root, others, referrers } = copyPlan
  // Searched once, while the first bytes are already being copied.
  const beside =
    referrers === 'none'
      ? Promise.resolve(noReferrers)
      : findReferrers(openStore(source.source, transport), root)
  // The bytes travel to each registry once: its other repositories mount what the first one has got.
  const firsts = new Map<string, Promise<Repository | undefined>>()
  const works = others.map(at => {
    const first = firsts.get(at.registry)
    const work = copyTo(at, { ...copyPlan, beside, first }, transport)
    if (first === undefined)
      firsts.set(
        at.registry,
        work.then(
          () => at,
          () => undefined,
        ),
      )
    return { place: formatReference(at), work }
  })
  const results = await settleAll(works)
  return {
    lines: results.flatMap(({ lines }) => lines),
    warnings: [...(await beside).warnings, ...results.flatMap(({ warnings }) => warnings)],
  }
}

interface CopyJob extends CopyPlan {
  readonly beside: Promise<FoundReferrers>
  /** The first repository at the same registry, once it has the image; nothing where it could not be copied there. */
  readonly first: Promise<Repository | undefined> | undefined
}

async function copyTo(to: Repository, copyPlan: CopyJob, transport: Transport): Promise<CopyResult> {
  const { source, root, plan, repositories, beside } = copyPlan
  const from = repositoryHolding(source)
  const everything = copyPlan.nondistributableLayers === 'copy'
  const holder = from?.registry === to.registry ? from : await copyPlan.first
  const mountFrom = holder?.repository
  const present = plan.some(({ at, before }) => sameRepository(at, to) && before === source.digest)
  try {
    const reader = openImage(source.source, transport)
    const content = copyContent({ reader, root, to, mountFrom, present, everything }, transport)
    const image = Promise.all([content, beside]).then(async ([copied, { found }]) => {
      // With several destinations every one gets the complete image before the first tag is set anywhere, and referrers
      // need their subject.
      if (!present && (repositories.length > 1 || found.length > 0))
        await putManifest(transport, to, root, { name: root.digest })
      return copied
    })
    const refused = copyPlan.referrers === 'all' ? 'error' : 'warning'
    const referrers = beside.then(({ found }) =>
      copyReferrers(transport, { ...{ reader, to, mountFrom, found, present, image }, refused, tagFor }),
    )
    // Nothing of this destination is under way when it fails.
    await Promise.allSettled([content, image, referrers])
    const [copied, warnings, { found }] = await Promise.all([image, referrers, beside])
    const lines = [lineOf(to, copied, found.length - warnings.length)]
    return { lines, warnings: [...notCopied(formatReference(to), copied.elsewhere), ...warnings] }
  } catch (cause) {
    const hint = cause instanceof UserError ? cause.hint : undefined
    const what = `copying ${formatSource(source)} to ${formatReference(to)}`
    throw new UserError(`${what}: ${describe(cause)}; no tag was moved`, {
      cause,
      hint,
    })
  }
}

/** Says which layers an image has only elsewhere: a pull fails where their address is not reached. */
export function notCopied(place: string, elsewhere: readonly Digest[]): string[] {
  const what = elsewhere.length === 1 ? 'a layer that is' : `${elsewhere.length} layers that are`
  const text = `${place}: ${what} not distributable by media type (${elsewhere.join(', ')}) was not copied; pulls get it from its urls`
  return elsewhere.length === 0 ? [] : [text]
}

/** Evidence must be found again also where a registry does not accept referrers. */
function tagFor(stored: StoredManifest, subject: Digest): string | undefined {
  const { annotations } = parseManifest(stored)
  return annotations['in-toto.io/predicate-type'] === predicateType ? evidenceTag(subject) : undefined
}

function lineOf(to: Repository, { blobs, uploadedBytes, manifests }: Copied, referrers: number): string {
  const parts = [
    blobs.uploaded > 0 ? `${blobs.uploaded} blobs uploaded (${(uploadedBytes / 1e6).toFixed(1)} MB)` : '',
    blobs.mounted > 0 ? `${blobs.mounted} mounted` : '',
    blobs.present > 0 ? `${blobs.present} already there` : '',
    manifests > 0 ? `${manifests} manifests` : '',
    referrers > 0 ? `${referrers} signatures and other referrers` : '',
  ].filter(Boolean)
  return `${formatReference(to)}: ${parts.join(', ') || 'already has the image'}`
}
