import type { Digest } from '../image/reference.ts'
import type { LayerFacts } from '../image/size.ts'
import type { MeasuredPlatform } from '../stage/record/size.ts'

/** Returns whether a layer and all below it are the base image's. */
export function isBase(layers: readonly LayerFacts[], base: readonly Digest[], index: number): boolean {
  return layers.slice(0, index + 1).every(({ diffId }, at) => diffId === base[at])
}

/** Returns the size of the base image in both images; nothing where one base is not known. */
export function baseSizes(...images: [Split, Split]): Pick<MeasuredPlatform, 'base'> {
  const [size, before] = images.map(([layers, { length }]) =>
    layers.slice(0, length).reduce((sum, { descriptor }) => sum + descriptor.size, 0),
  )
  return size && before ? { base: { size, before } } : {}
}

/** Layers of an image, and the diff IDs of its base. */
type Split = readonly [layers: readonly LayerFacts[], base: readonly Digest[]]
