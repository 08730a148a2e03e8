import { type Listing, sameEntry } from './layer.ts'
import { type Merged, type Overlay, stack } from './overlay.ts'

/** One path that differs. */
export interface PathChange {
  readonly path: string
  readonly state: 'added' | 'removed' | 'modified'
  /** Uncompressed bytes, signed; 0 where they are not known. */
  readonly bytes: number
  /** A folder: the root of a change, but not counted as a changed file. */
  readonly folder: boolean
  /** It concerns a lower layer that was not read: whether the path exists there, and its size, is not known. */
  readonly below?: true
}

/** Files that differ, counted without folders. */
export interface ChangeCounts {
  readonly added: number
  readonly removed: number
  readonly modified: number
}

/**
 * Compares the merged contents of two lists of layers: all layers of both images, or those that differ, as shared
 * layers have the same content on both sides. In the second case a removal without a target, or a folder whose content
 * is replaced, concerns a shared layer.
 */
export function diffLayers(
  after: readonly Listing[],
  before: readonly Listing[],
  given: 'all' | 'differing' = 'differing',
): PathChange[] {
  const now = stack(after)
  const then = stack(before)
  const changes: PathChange[] = []
  for (const [path, merged] of now.visible) {
    const old = then.visible.get(path)
    if (old === undefined) changes.push(change(path, merged, 'added'))
    else if (!sameEntry(merged.entry, old.entry))
      changes.push({
        path,
        state: 'modified',
        bytes: merged.entry.size - old.entry.size,
        folder: isFolder(merged) && isFolder(old),
      })
  }
  for (const [path, merged] of then.visible)
    if (!now.visible.has(path)) changes.push(change(path, merged, 'removed'))
  if (given === 'all') return changes
  return [...changes, ...belowChanges(now, then, 'removed'), ...belowChanges(then, now, 'added')]
}

/** Counts the files that differ. */
export function countChanges(changes: readonly PathChange[]): ChangeCounts {
  const count = (state: PathChange['state']) =>
    changes.filter(item => item.state === state && !item.folder).length
  return { added: count('added'), removed: count('removed'), modified: count('modified') }
}

/** Finds files of the same content at several paths, largest first; small ones are omitted. */
export function findDuplicates(
  layers: readonly Listing[],
  least = 100_000,
): { paths: string[]; bytes: number }[] {
  const large = layers.flatMap(({ entries }) => [...entries.values()].filter(({ size }) => size >= least))
  if (new Set(large.map(({ digest }) => digest)).size === large.length) return []
  const byContent = new Map<string, { paths: string[]; bytes: number }>()
  for (const { entry } of stack(layers).visible.values()) {
    if (entry.size < least) continue
    const key = `${entry.size} ${entry.digest}`
    const known = byContent.get(key)
    if (known) known.paths.push(entry.path)
    else byContent.set(key, { paths: [entry.path], bytes: entry.size })
  }
  return [...byContent.values()]
    .filter(({ paths }) => paths.length > 1)
    .map(({ paths, bytes }) => ({ paths: paths.sort(), bytes }))
    .sort((a, b) => b.bytes * (b.paths.length - 1) - a.bytes * (a.paths.length - 1))
}

function change(path: string, merged: Merged, state: 'added' | 'removed'): PathChange {
  const { size } = merged.entry
  return { path, state, bytes: state === 'added' ? size : -size, folder: isFolder(merged) }
}

/** Paths that only one side removes from or hides in the layers below. */
function belowChanges(side: Overlay, other: Overlay, state: 'removed' | 'added'): PathChange[] {
  const gone = [...side.whiteouts].filter(
    path => !other.whiteouts.has(path) && !other.visible.has(path) && !side.visible.has(path),
  )
  const hidden = [...side.opaque].filter(path => !other.opaque.has(path) && !other.whiteouts.has(path))
  const changes = (paths: readonly string[], folder: boolean) =>
    paths.map(path => ({ path, state, bytes: 0, folder, below: true as const }))
  return [...changes(gone, false), ...changes(hidden, true)]
}

function isFolder({ entry }: Merged): boolean {
  return entry.type === 'directory'
}
