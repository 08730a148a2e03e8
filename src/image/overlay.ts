import type { Listing } from './layer.ts'
import { createPathTree } from './path-tree.ts'
import type { TarEntry } from './tar-entry.ts'

/** A path of the merged view: its entry, and the layer it comes from. */
export interface Merged {
  readonly entry: TarEntry
  readonly layer: number
}

/** A file that a later layer hides. */
export interface Hidden {
  readonly path: string
  readonly bytes: number
  /** Positions of the layers in the list that was merged. */
  readonly writtenBy: number
  readonly hiddenBy: number
}

/** The merged view of stacked layers, and what they hide. */
export interface Overlay {
  readonly visible: ReadonlyMap<string, Merged>
  readonly hidden: readonly Hidden[]
  /** Removals without a target in these layers: they hide paths below. */
  readonly whiteouts: ReadonlySet<string>
  /** Folders that hide everything below. */
  readonly opaque: ReadonlySet<string>
}

/**
 * Stacks layers by the rules of a union file system, lowest first. Bytes count as hidden when no path refers to them
 * any more: a hard link has none of its own, and keeps those of its target visible.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export function stack(layers: readonly Listing[]): Overlay {
  const tree = createPathTree<Merged>()
  const hidden: Hidden[] = []
  const whiteouts = new Set<string>()
  const opaque = new Set<string>()
  layers.forEach((layer, index) => {
    const hide = (found: readonly (readonly [string, Merged])[]) => {
      for (const [path, { entry, layer: writtenBy }] of found)
        if (entry.size > 0) hidden.push({ path, bytes: entry.size, writtenBy, hiddenBy: index })
    }
    for (const folder of layer.opaque) {
      hide(tree.removeBelow(folder))
      opaque.add(folder)
    }
    for (const path of layer.whiteouts) {
      const found = tree.remove(path)
      hide(found)
      if (found.length === 0) whiteouts.add(path)
    }
    for (const entry of layer.entries.values()) {
      const before = tree.get(entry.path)
      // A folder over a folder merges; anything else replaces the previous entry and everything below it.
      if (entry.type === 'directory' ? before && before.entry.type !== 'directory' : before || index > 0)
        hide(tree.remove(entry.path))
      whiteouts.delete(entry.path)
      tree.set(entry.path, { entry, layer: index })
    }
  })
  const visible = tree.all()
  return { visible, hidden: hidden.filter(file => !isLinked(file, visible)), whiteouts, opaque }
}

function isLinked({ path, writtenBy }: Hidden, visible: ReadonlyMap<string, Merged>): boolean {
  return links(visible).get(`${writtenBy}\n${path}`) === true
}

const linkIndexes = new WeakMap<ReadonlyMap<string, Merged>, ReadonlyMap<string, true>>()

/** Indexes the targets of the visible hard links, once for each view. */
function links(visible: ReadonlyMap<string, Merged>): ReadonlyMap<string, true> {
  const known = linkIndexes.get(visible)
  if (known !== undefined) return known
  const targets = new Map<string, true>()
  for (const { entry, layer } of visible.values())
    if (entry.type === 'hardlink') targets.set(`${layer}\n${entry.link}`, true)
  linkIndexes.set(visible, targets)
  return targets
}
