import { addAbortSignal } from 'node:stream'
import { type Listing, readLayer } from '../image/layer.ts'
import { createListingBudget } from '../image/listing-budget.ts'
import { livesElsewhere } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { LayerFacts } from '../image/size.ts'
import { bytes } from '../image/units.ts'
import { UserError } from '../messages/errors.ts'
import type { ImageReader } from '../store/image-reader.ts'
import { createTrailers } from './trailers.ts'

/** Which of the two images a layer is read from. */
export type Side = 'after' | 'before'

/** Reads layers, each once, a few at a time, within a limit. */
export interface LayerReader {
  /** Explains why these layers are not read, or nothing. */
  refusal(layers: readonly LayerFacts[]): string | undefined
  listing(layer: LayerFacts, side: Side): Promise<Listing>
  /** Uncompressed bytes of a layer, where it is read, or where its end tells them. */
  unpacked(layer: LayerFacts, side: Side): Promise<number | undefined>
  /** What was read so far, by digest: the diff IDs in a config are not verified, downloads are. */
  read(): ReadonlyMap<Digest, Listing>
}

/** Decompression runs on Node's pool of four threads. */
const atOnce = 4

/** Limits of reading layers: bytes over all platforms, time, and cancellation. */
export interface Bounds {
  readonly limit: number
  readonly signal: AbortSignal
  /** Milliseconds; a minute by default. */
  readonly longest?: number
  /** Layers that need not be read, by digest. */
  readonly known?: ReadonlyMap<Digest, Listing>
}

/** Creates the reader of one comparison. */
export function createLayerReader(
  readers: Readonly<Record<Side, ImageReader | undefined>>,
  { limit, signal, longest = 60_000, known }: Bounds,
): LayerReader {
  const deadline = AbortSignal.timeout(longest)
  const either = AbortSignal.any([signal, deadline])
  const started = new Map<Digest, Promise<Listing>>()
  const ended = new Map<Digest, Listing>()
  const turn = createTurns(atOnce)
  const budget = createListingBudget()
  const trailer = createTrailers()
  let read = 0

  return {
    refusal(layers) {
      const fresh = new Map(
        layers
          .filter(({ diffId, descriptor }) => !started.has(diffId) && !known?.has(descriptor.digest))
          .map(layer => [layer.diffId, layer.descriptor]),
      )
      const foreign = [...fresh.values()].find(livesElsewhere)
      if (foreign !== undefined)
        return `the layer ${foreign.digest} may not be distributed and is not in the registry`
      const compressed = [...fresh.values()].reduce((sum, { size }) => sum + size, 0)
      if (read + compressed > limit) return overLimit(compressed, limit)
      read += compressed
      return undefined
    },
    async listing({ descriptor, diffId }, side) {
      const begun = started.get(diffId)
      if (begun !== undefined) return begun
      const stored = known?.get(descriptor.digest)
      if (stored !== undefined) return stored
      const reader = readers[side]
      if (reader === undefined) throw new Error(`there is no image to read ${descriptor.digest} from`)
      const listing = turn(async () => {
        try {
          either.throwIfAborted()
          const found = await readLayer(addAbortSignal(either, await reader.blob(descriptor)), budget)
          ended.set(descriptor.digest, found)
          return found
        } catch (error) {
          if (signal.aborted || !deadline.aborted) throw error
          throw new UserError(`reading the layers took longer than ${longest / 1000} s`)
        }
      })
      started.set(diffId, listing)
      return listing
    },
    async unpacked(layer, side) {
      const listing = started.get(layer.diffId) ?? known?.get(layer.descriptor.digest)
      const found = await Promise.resolve(listing).catch(() => undefined)
      return found?.unpacked ?? trailer(layer, readers[side])
    },
    read: () => ended,
  }
}

/** Runs at most `places` tasks at once; the others wait in order. */
function createTurns(places: number) {
  let free = places
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

/** Explains why layers are not read when they have more bytes than the limit. */
function overLimit(compressed: number, limit: number): string {
  return `the layers to read have ${bytes(compressed)}, \`diff-limit\` is ${bytes(limit)}`
}
