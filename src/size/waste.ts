import type { Listing } from '../image/layer.ts'
import { stack } from '../image/overlay.ts'
import type { LayerFacts } from '../image/size.ts'

/** Finds the bytes that later layers of an image hide, largest file first, with the instructions that wrote and hid them. */
export function wasteOf(listings: readonly Listing[], layers: readonly LayerFacts[]) {
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
