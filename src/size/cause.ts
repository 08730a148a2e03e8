import { bytes } from '../image/units.ts'
import type { MeasuredBudget, MeasuredLayer, MeasuredPlatform } from '../stage/record/size.ts'

/** What a limit measures, and the shares of its parts. */
interface Shares {
  readonly of: 'growth' | 'size' | 'download'
  readonly total: number
  readonly part: (layer: MeasuredLayer) => number
  /** The total of the layers of the base image. */
  readonly base: number
}

/** Describes what contributed most to an exceeded limit: an instruction, or the base image. */
export function causeOf(platform: MeasuredPlatform, budget: MeasuredBudget['budget']): string | undefined {
  const { of, total, part, base } = sharesOf(platform, budget)
  const own = platform.layers
    .filter(layer => !layer.base)
    .map(layer => ({ by: layer.instruction?.slice(0, 200), bytes: part(layer), layer }))
  const [root] = [...own, { by: 'the base image', bytes: base, layer: undefined }].sort(
    (one, other) => other.bytes - one.bytes,
  )
  if (root?.by === undefined || root.bytes <= 0 || total <= 0) return undefined
  const share = Math.round((root.bytes / total) * 100)
  const amount = share > 100 ? bytes(root.bytes) : `${share} % of the ${of}`
  return `${root.by} adds ${amount}${of === 'download' && isAnew(root.layer) ? anew : ''}`
}

/** The end of a cause where the download contains no change. */
const anew = ', rebuilt with 0 files changed'

function sharesOf(platform: MeasuredPlatform, budget: MeasuredBudget['budget']): Shares {
  const { layers, size, before, pull = 0 } = platform
  const together = (part: Shares['part']) =>
    layers.filter(({ base }) => base).reduce((sum, layer) => sum + part(layer), 0)
  if (budget === 'max-pull') {
    const part = (layer: MeasuredLayer) => (layer.state === 'unchanged' ? 0 : (layer.size ?? 0))
    return { of: 'download', total: pull, part, base: together(part) }
  }
  if (before === undefined || size <= before) {
    const part = (layer: MeasuredLayer) => layer.size ?? 0
    return { of: 'size', total: size, part, base: together(part) }
  }
  const part = (layer: MeasuredLayer) => (layer.size ?? 0) - (layer.before ?? 0)
  const known = platform.base
  const base = known === undefined ? together(part) : known.size - known.before
  return { of: 'growth', total: size - before, part, base }
}

function isAnew(layer: MeasuredLayer | undefined): boolean {
  return layer?.state === 'rebuilt' || layer?.state === 'recompressed'
}
