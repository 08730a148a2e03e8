import { relative } from 'node:path'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Change, Checkout } from './checkout.ts'
import { type Ignoring, isKept, type KeptEntry } from './kept.ts'

/** A folder as the builder gets it. */
export interface KeptFolder {
  readonly folder: string
  readonly ignoring: Ignoring
  readonly entries: readonly KeptEntry[]
}

/** Lists what the builder gets of a folder and the commit has otherwise; a folder that Git names as one counts file by file. */
export function changesIn(kept: KeptFolder, { root, changes }: Pick<Checkout, 'root' | 'changes'>): Change[] {
  const base = relative(root, kept.folder)
  const inside = (path: string) => (base === '' ? path : path.slice(base.length + 1))
  const outside = (path: string) => (base === '' ? path : `${base}/${path}`)
  const files = kept.entries.filter(({ kind }) => kind !== 'folder').map(({ path }) => path)
  return changes.flatMap(({ path, tracked }) => {
    if (path.endsWith('/')) {
      if (`${base}/`.startsWith(path)) return files.map(file => ({ path: outside(file), tracked }))
      if (base !== '' && !path.startsWith(`${base}/`)) return []
      return files
        .filter(file => file.startsWith(inside(path)))
        .map(file => ({ path: outside(file), tracked }))
    }
    if (base !== '' && !path.startsWith(`${base}/`)) return []
    const below = kept.entries.some(entry => entry.path.startsWith(`${inside(path)}/`))
    return below || isKept(inside(path), kept.ignoring) ? [{ path, tracked }] : []
  })
}

/** Finds what is said of one file. */
export function changeOf(file: string, { root, changes }: Pick<Checkout, 'root' | 'changes'>): Change[] {
  const path = relative(root, file)
  const hit = changes.find(
    change => change.path === path || (change.path.endsWith('/') && path.startsWith(change.path)),
  )
  return hit === undefined ? [] : [{ path, tracked: hit.tracked }]
}

/** Counts changes, each path once, and names the first three; tracked ones come first. */
export function countChanges(changes: readonly Change[]): NonNullable<BuiltFrom['changes']> {
  const byPath = new Map(changes.map(change => [change.path, change]))
  const sorted = [...byPath.values()].sort(
    (a, b) => Number(b.tracked) - Number(a.tracked) || (a.path < b.path ? -1 : 1),
  )
  return {
    count: sorted.length,
    tracked: sorted.filter(({ tracked }) => tracked).length,
    names: sorted.slice(0, 3).map(({ path }) => path.slice(0, 4096)),
  }
}
