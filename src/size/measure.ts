import { pairLayers } from '../image/layer-pairs.ts'
import type { Digest } from '../image/reference.ts'
import { type LayerFacts, layersOf, newToPull, sizeOf } from '../image/size.ts'
import type { MeasuredLayer, MeasuredPlatform } from '../stage/record/size.ts'
import { baseSizes, isBase } from './base-part.ts'
import { readContents } from './contents.ts'
import type { LayerReader, Side } from './layer-reader.ts'
import { isComparable, type LoadedPlatform } from './load-platforms.ts'

/** How a platform is measured. */
export interface Measuring {
  readonly diff: 'sizes' | 'files' | 'waste' | 'none'
  /** There is a baseline, though it may not have this platform. */
  readonly compared: 'compared' | 'first'
  readonly layers: LayerReader
  /** Diff IDs of the base image, and of that of the baseline, where they are known. */
  readonly bases: Promise<{ readonly base: readonly Digest[]; readonly baseBefore: readonly Digest[] }>
}

/** Describes a platform that the image no longer has. */
export function removed(platform: LoadedPlatform): MeasuredPlatform {
  const { platform: name, digest, manifest } = platform
  return { platform: name, state: 'removed', digest, size: sizeOf(manifest), layers: [] }
}

/** Measures one platform against the same platform of the baseline. */
export async function measure(
  after: LoadedPlatform,
  before: LoadedPlatform | undefined,
  { diff, compared: against, layers, bases }: Measuring,
): Promise<MeasuredPlatform> {
  const facts = { platform: after.platform, digest: after.digest, size: sizeOf(after.manifest) }
  const now = layersOf(after)
  const looked = diff === 'files' || diff === 'waste'
  const unpacked = (all: readonly LayerFacts[], side: Side) =>
    Promise.all(all.map(async layer => (looked ? layers.unpacked(layer, side) : undefined)))
  if (before === undefined) {
    const [{ base }, sizes] = await Promise.all([bases, unpacked(now, 'after')])
    const rows = now.map((layer, index) => ({
      ...layerRow(layer),
      state: 'added' as const,
      ...(isBase(now, base, index) && { base: true }),
      ...(sizes[index] !== undefined && { unpacked: sizes[index] }),
    }))
    return {
      ...facts,
      state: against === 'compared' ? 'added' : 'first',
      ...totals(sizes),
      layers: rows,
    }
  }
  const then = layersOf(before)
  const named = diff !== 'none' && isComparable(after) && isComparable(before)
  const pairs = named ? pairLayers(now, then) : []
  const deep = named && looked
  const shared = pairs.flatMap(({ after: layer, before: other }) =>
    layer && other?.diffId === layer.diffId ? layer : [],
  )
  const [read, { base, baseBefore }] = await Promise.all([
    deep ? readContents({ pairs, after: now, before: then, read: layers, depth: diff }) : undefined,
    bases,
    deep ? unpacked(shared, 'after') : undefined,
  ])
  const [sizes, sizesBefore] = await Promise.all([unpacked(now, 'after'), unpacked(then, 'before')])
  const compared = {
    ...facts,
    state: 'compared' as const,
    before: sizeOf(before.manifest),
    pull: newToPull(after.manifest, before.manifest),
    ...baseSizes([now, base], [then, baseBefore]),
    ...totals(sizes, sizesBefore),
  }
  const rows = pairs.map((pair, index): MeasuredLayer => {
    const { files, rebuilt } = read?.pairs[index] ?? {}
    const at = pair.after === undefined ? -1 : now.indexOf(pair.after)
    return {
      ...layerRow(pair.after ?? pair.before),
      ...(pair.after === undefined && { size: undefined, digest: undefined }),
      state: rebuilt ? 'rebuilt' : pair.state,
      ...(pair.before && { before: pair.before.descriptor.size }),
      ...(at >= 0 && isBase(now, base, at) && { base: true }),
      ...(files && { files }),
      ...(sizes[at] !== undefined && { unpacked: sizes[at] }),
    }
  })
  return { ...compared, layers: rows.slice(0, 300), ...(read && { contents: read.contents }) }
}

/** Sums the uncompressed sizes of the layers, for each image where all of them are known. */
function totals(...[after, before = []]: (number | undefined)[][]): Pick<MeasuredPlatform, 'unpacked'> {
  const sum = (sizes: readonly (number | undefined)[] = []) =>
    sizes.length > 0 && sizes.every(size => size !== undefined)
      ? sizes.reduce((total, size) => total + size, 0)
      : undefined
  const [now, then] = [sum(after), sum(before)]
  if (now === undefined && then === undefined) return {}
  return {
    unpacked: { ...(now !== undefined && { after: now }), ...(then !== undefined && { before: then }) },
  }
}

function layerRow(layer: LayerFacts | undefined) {
  const instruction = layer?.instruction?.slice(0, 1024)
  return {
    ...(instruction !== undefined && { instruction }),
    ...(layer && { digest: layer.descriptor.digest, size: layer.descriptor.size }),
  }
}
