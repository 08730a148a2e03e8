import { countChanges, diffLayers, findDuplicates, type PathChange } from '../image/diff.ts'
import { type Listing, sameContent } from '../image/layer.ts'
import type { LayerPair } from '../image/layer-pairs.ts'
import { diffPackages, joinPackages } from '../image/packages.ts'
import { type RolledChange, rollUp } from '../image/rollup.ts'
import type { LayerFacts } from '../image/size.ts'
import { UserError } from '../messages/errors.ts'
import type { Counted, MeasuredChange, MeasuredContents } from '../stage/record/size.ts'
import type { LayerReader, Side } from './layer-reader.ts'
import { wasteOf } from './waste.ts'

/** The result of reading the layers of one platform. */
export interface Contents {
  readonly contents: MeasuredContents
  /** By pair, in its order: counts of files where both sides were read. */
  readonly pairs: readonly { readonly files?: Counted; readonly rebuilt?: true }[]
}

const mostRows = 500

/** What is read: the layers of both images, paired; for waste all of them, else those that differ. */
export interface Reading {
  readonly pairs: readonly LayerPair[]
  readonly after: readonly LayerFacts[]
  readonly before: readonly LayerFacts[]
  readonly read: LayerReader
  readonly depth: 'files' | 'waste'
}

/** Reads layers and compares their contents; a layer that cannot be read is a reason, not an error. */
export async function readContents({ pairs, after, before, read, depth }: Reading): Promise<Contents> {
  const differing = pairs.filter(({ state }) => state !== 'unchanged' && state !== 'recompressed')
  const newer = differing.flatMap(pair => pair.after ?? [])
  const older = differing.flatMap(pair => pair.before ?? [])
  const refusal = read.refusal([...newer, ...older, ...(depth === 'waste' ? after : [])])
  if (refusal !== undefined) return skipped(pairs, refusal)
  const listed = (layers: readonly LayerFacts[], side: Side) =>
    Promise.all(layers.map(layer => read.listing(layer, side)))
  try {
    const [now, then, whole] = await Promise.all([
      listed(newer, 'after'),
      listed(older, 'before'),
      depth === 'waste' ? Promise.all([listed(after, 'after'), listed(before, 'before')]) : undefined,
    ])
    const listings = new Map<LayerFacts, Listing>()
    newer.forEach((layer, index) => void listings.set(layer, now[index] as Listing))
    older.forEach((layer, index) => void listings.set(layer, then[index] as Listing))
    const changes = whole ? diffLayers(whole[0], whole[1], 'all') : diffLayers(now, then)
    return {
      contents: { ...compare({ changes, now, then }), ...(whole && { waste: wasteOf(whole[0], after) }) },
      pairs: pairs.map(pair => comparePair(pair, listings)),
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return skipped(pairs, error.message)
  }
}

function skipped(pairs: readonly LayerPair[], reason: string): Contents {
  return { contents: { read: false, reason: reason.slice(0, 4000) }, pairs: pairs.map(() => ({})) }
}

interface Compared {
  readonly changes: readonly PathChange[]
  /** The contents of the layers that differ, of the image and of its baseline. */
  readonly now: readonly Listing[]
  readonly then: readonly Listing[]
}

function compare({ changes, now, then }: Compared) {
  const rows = rollUp(changes)
  const twins = twinsOf(now)
  const unpacked = (listings: readonly Listing[]) => listings.reduce((sum, layer) => sum + layer.unpacked, 0)
  const packages = diffPackages(
    joinPackages(now.map(layer => layer.packages)),
    joinPackages(then.map(layer => layer.packages)),
  )
  return {
    read: true as const,
    files: countChanges(changes),
    changes: rows.slice(0, mostRows).map(row => measured(row, twins)),
    more: Math.max(0, rows.length - mostRows),
    packages: packages.slice(0, mostRows),
    unpacked: { before: unpacked(then), after: unpacked(now) },
  }
}

function comparePair(pair: LayerPair, listings: ReadonlyMap<LayerFacts, Listing>): Contents['pairs'][number] {
  const after = pair.after && listings.get(pair.after)
  const before = pair.before && listings.get(pair.before)
  if (after === undefined && before === undefined) return {}
  if (after && before && sameContent(after, before))
    return { files: { added: 0, removed: 0, modified: 0 }, rebuilt: true }
  const changes: readonly PathChange[] = diffLayers(after ? [after] : [], before ? [before] : [])
  return { files: countChanges(changes) }
}

/** Maps each path with duplicate content to the other path. */
function twinsOf(after: readonly Listing[]): ReadonlyMap<string, string> {
  return new Map(
    findDuplicates(after).flatMap(({ paths: [first, ...others] }) =>
      others.map(path => [`/${path}`, `/${first}`] as const),
    ),
  )
}

function measured(
  { state, path, bytes: size, files, below }: RolledChange,
  twins: ReadonlyMap<string, string>,
): MeasuredChange {
  const sameAs = state === 'removed' ? undefined : twins.get(path)?.slice(0, 1024)
  return {
    state,
    path: path.slice(0, 1024),
    bytes: size,
    files,
    ...(below && { below }),
    ...(sameAs !== undefined && { sameAs }),
  }
}
