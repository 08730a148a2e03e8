import type { LayerFacts } from './size.ts'
import { common, gaps } from './subsequence.ts'

/** Two corresponding layers, or one without a counterpart. */
export interface LayerPair {
  readonly after?: LayerFacts
  readonly before?: LayerFacts
  readonly state: 'unchanged' | 'recompressed' | 'modified' | 'added' | 'removed'
}

/**
 * Pairs the layers of two images: first those of the same content, then, between those, layers of the same instruction,
 * then of the same kind of instruction in their order. Pairing by position alone would shift everything after an
 * inserted layer.
 */
export function pairLayers(after: readonly LayerFacts[], before: readonly LayerFacts[]): LayerPair[] {
  const same = common(after, before, (a, b) => a.diffId === b.diffId)
  const found = gaps(after, before, same)
  const moved = movedLayers(
    found.flatMap(({ left }) => left),
    found.flatMap(({ right }) => right),
  )
  const stays = (layer: LayerFacts) => !moved.some(pair => pair.includes(layer))
  const rows = found.flatMap(({ left, right, anchor }) => [
    ...pairGap(left.filter(stays), right.filter(stays)),
    ...(anchor ? [unchanged(anchor)] : []),
  ])
  return [...rows, ...moved.map(unchanged)]
}

/** Finds layers of the same content in another order. */
function movedLayers(
  after: readonly LayerFacts[],
  before: readonly LayerFacts[],
): [LayerFacts, LayerFacts][] {
  const left = [...before]
  return after.flatMap((layer): [LayerFacts, LayerFacts][] => {
    const at = left.findIndex(({ diffId }) => diffId === layer.diffId)
    const [found] = at === -1 ? [] : left.splice(at, 1)
    return found === undefined ? [] : [[layer, found]]
  })
}

function pairGap(after: readonly LayerFacts[], before: readonly LayerFacts[]): LayerPair[] {
  const alike = common(
    after,
    before,
    (a, b) => a.instruction !== undefined && a.instruction === b.instruction,
  )
  return gaps(after, before, alike).flatMap(({ left, right, anchor }) => {
    const kinds = common(left, right, (a, b) => kind(a) === kind(b))
    const rest = gaps(left, right, kinds).flatMap(gap => [
      ...gap.right.map((layer): LayerPair => ({ before: layer, state: 'removed' })),
      ...gap.left.map((layer): LayerPair => ({ after: layer, state: 'added' })),
      ...(gap.anchor ? [modified(gap.anchor)] : []),
    ])
    return [...rest, ...(anchor ? [modified(anchor)] : [])]
  })
}

function unchanged([after, before]: readonly [LayerFacts, LayerFacts]): LayerPair {
  const same = after.descriptor.digest === before.descriptor.digest
  return { after, before, state: same ? 'unchanged' : 'recompressed' }
}

function modified([after, before]: readonly [LayerFacts, LayerFacts]): LayerPair {
  return { after, before, state: 'modified' }
}

function kind({ instruction }: LayerFacts): string {
  return instruction?.split(' ', 1)[0] ?? ''
}
