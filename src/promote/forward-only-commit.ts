import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import type { CommitOrder } from './commit-ancestry.ts'
import type { EvidenceRecord } from './evidence/statement.ts'
import { readLabel } from './label.ts'
import { type HeldImage, heldRecords } from './read-held-version.ts'
import { formatTarget, sourceAt, type Target } from './target.ts'

/** Explains that a commit under a branch's tag descends from the promoted one; only what is proven counts. */
export async function behindCommit(
  target: Target,
  held: readonly string[],
  { order, notes }: { readonly order: CommitOrder; readonly notes: Set<string> },
): Promise<string | undefined> {
  const moves = `${formatTarget(target)} moves`
  if (held.length === 0) notes.add(`${moves}: the commit of the image that it holds is not known`)
  for (const commit of held) {
    const found = await order.orderOf(commit)
    if (found === 'later') return `it holds ${commit}, which descends from ${order.commit}`
    if (found === 'diverged') notes.add(`${moves} from ${commit}, which is on another line of history`)
    if (found === 'unknown')
      notes.add(
        `${moves}: how ${commit}, which it holds, stands to ${order.commit ?? 'the promoted commit'} is not known`,
      )
  }
  return undefined
}

/** Finds the commits that an image was made from: those that its evidence names, else the one on its label. */
export async function heldCommits(
  { target, stored, trust, ref }: HeldImage & { readonly ref: string },
  transport: Transport,
): Promise<string[]> {
  const records = await heldRecords({ target, digest: stored.digest, trust }, transport)
  // Another branch may have built the same bytes from a later commit, which says nothing about this one.
  const here = records.filter(({ event }) => (event as { ref?: unknown }).ref === ref)
  const attested = [...new Set((here.length > 0 ? here : records).flatMap(commitsIn))]
  if (attested.length > 0) return attested.filter(isCommit)
  const reader = openImage(sourceAt(target), transport)
  const label = await readLabel(stored, reader, 'org.opencontainers.image.revision')
  return label !== undefined && isCommit(label) ? [label] : []
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text)
}

/** Lists the commit of the run that promoted an image, and the one that it was built from, where that is another. */
function commitsIn({ commit, build }: EvidenceRecord): string[] {
  const { builtFrom } = build ?? {}
  return [commit, builtFrom?.commit].flatMap(known => known ?? [])
}
