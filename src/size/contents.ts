import { UserError } from '../errors.ts'
import { countChanges, diffLayers, findDuplicates, type PathChange } from '../image/diff.ts'
import { type Listing, sameContent } from '../image/layer.ts'
import type { LayerPair } from '../image/layer-pairs.ts'
import { stack } from '../image/overlay.ts'
import { diffPackages, joinPackages } from '../image/packages.ts'
import { type RolledChange, rollUp } from '../image/rollup.ts'
import type { LayerFacts } from '../image/size.ts'
import { bytes } from '../image/units.ts'
import type { LayerReader } from './layer-reader.ts'
import type { Counted, MeasuredChange, MeasuredContents } from './section.ts'

/** What reading the layers of one platform gave. */
export interface Contents {
  readonly contents: MeasuredContents
  /** By pair, in its order: counts of files where both sides were read. */
  readonly pairs: readonly { readonly files?: Counted; readonly rebuilt?: true }[]
}

const mostRows = 500

/** Reads the layers that differ and compares what they hold; a layer that cannot be read is a reason, not an error. */
export async function readContents(
  pairs: readonly LayerPair[],
  all: readonly LayerFacts[],
  read: LayerReader,
  depth: 'files' | 'waste',
): Promise<Contents> {
  const differing = pairs.filter(({ state }) => state !== 'unchanged' && state !== 'recompressed')
  const after = differing.flatMap(pair => pair.after ?? [])
  const before = differing.flatMap(pair => pair.before ?? [])
  const refusal = read.refusal([...after, ...before, ...(depth === 'waste' ? all : [])])
  if (refusal !== undefined) return skipped(pairs, refusal)
  try {
    const [now, then, whole] = await Promise.all([
      Promise.all(after.map(layer => read.listing(layer, 'after'))),
      Promise.all(before.map(layer => read.listing(layer, 'before'))),
      depth === 'waste' ? Promise.all(all.map(layer => read.listing(layer, 'after'))) : undefined,
    ])
    const listings = new Map<LayerFacts, Listing>()
    after.forEach((layer, index) => void listings.set(layer, now[index] as Listing))
    before.forEach((layer, index) => void listings.set(layer, then[index] as Listing))
    return {
      contents: { ...compare(now, then), ...(whole && { waste: wasteOf(whole, all) }) },
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

function compare(after: readonly Listing[], before: readonly Listing[]) {
  const changes = diffLayers(after, before)
  const rows = rollUp(changes)
  const twins = twinsOf(after)
  const unpacked = (listings: readonly Listing[]) => listings.reduce((sum, layer) => sum + layer.unpacked, 0)
  const packages = diffPackages(
    joinPackages(after.map(layer => layer.packages)),
    joinPackages(before.map(layer => layer.packages)),
  )
  return {
    read: true as const,
    files: countChanges(changes),
    changes: rows.slice(0, mostRows).map(row => measured(row, twins)),
    more: Math.max(0, rows.length - mostRows),
    packages: packages.slice(0, mostRows),
    unpacked: { before: unpacked(before), after: unpacked(after) },
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

function wasteOf(listings: readonly Listing[], layers: readonly LayerFacts[]) {
  const hidden = [...stack(listings).hidden].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1))
  const name = (index: number) => layers[index]?.instruction?.slice(0, 1024)
  return {
    bytes: hidden.reduce((sum, file) => sum + file.bytes, 0),
    paths: hidden.slice(0, 200).map(({ path, bytes: size, writtenBy, hiddenBy }) => {
      const by = { writtenBy: name(writtenBy), hiddenBy: name(hiddenBy) }
      return {
        path: `/${path}`.slice(0, 1024),
        bytes: size,
        ...(by.writtenBy !== undefined && { writtenBy: by.writtenBy }),
        ...(by.hiddenBy !== undefined && { hiddenBy: by.hiddenBy }),
      }
    }),
  }
}

/** Gives for each path that repeats the content of another one that other path. */
function twinsOf(after: readonly Listing[]): ReadonlyMap<string, string> {
  return new Map(
    findDuplicates(after).flatMap(({ paths: [first, ...others] }) =>
      others.map(path => [`/${path}`, `/${first}`] as const),
    ),
  )
}

function measured(
  { state, path, bytes: size, files }: RolledChange,
  twins: ReadonlyMap<string, string>,
): MeasuredChange {
  const sameAs = state === 'removed' ? undefined : twins.get(path)?.slice(0, 1024)
  return { state, path: path.slice(0, 1024), bytes: size, files, ...(sameAs !== undefined && { sameAs }) }
}

/** Says why layers are not read when they have more bytes than the limit. */
export function overLimit(compressed: number, limit: number): string {
  return `the layers to read have ${bytes(compressed)}, \`diff-limit\` is ${bytes(limit)}`
}
