import type { PathChange } from './diff.ts'

/** One row of the report: a file, or a folder or package with all its files. */
export interface RolledChange {
  readonly state: PathChange['state']
  /** With a leading `/`, and a trailing one for a folder. */
  readonly path: string
  readonly bytes: number
  readonly files: number
  /** All of it concerns lower layers that were not read: neither bytes nor, for a folder, files are known. */
  readonly below?: true
}

/** Share of a folder's bytes above which the folder inside it is shown instead. */
const deepEnough = 0.9

/**
 * Groups changed paths into rows, largest first: a package is one row, so is a folder that was added or removed
 * completely, or the folder deep inside it with nearly all of its bytes.
 */
export function rollUp(changes: readonly PathChange[]): RolledChange[] {
  const packages = new Map<string, PathChange[]>()
  const rest: PathChange[] = []
  const hidden = changes.filter(({ folder, below }) => folder && below)
  for (const change of changes) {
    if (change.folder && change.below) continue
    const folder = packageFolder(change.path)
    const group = folder === undefined ? undefined : packages.get(folder)
    if (folder === undefined) rest.push(change)
    else if (group) group.push(change)
    else packages.set(folder, [change])
  }
  const rows = [
    ...[...packages].flatMap(([folder, group]) => row(folder, group)),
    ...wholeFolders(rest, 'added'),
    ...wholeFolders(rest, 'removed'),
    ...rest
      .filter(({ state, folder }) => state === 'modified' && !folder)
      .flatMap(item => row(item.path, [item])),
    ...hidden.map(({ state, path }) => ({
      state,
      path: `/${path}/`,
      bytes: 0,
      files: 0,
      below: true as const,
    })),
  ]
  return rows.sort(
    (a, b) => Math.abs(b.bytes) - Math.abs(a.bytes) || b.files - a.files || (a.path < b.path ? -1 : 1),
  )
}

/**
 * Folders that many layers write to: they are never added or removed completely, though one layer may seem to add them.
 */
const shared =
  /^(bin|boot|dev|etc|home|lib|lib32|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|usr\/(local\/)?(bin|sbin|lib|lib64|libexec|share|include|src)|usr\/local|var\/(lib|cache|log|tmp|run|spool))$/

const packagePattern = /^(?:.*?\/)?(?:node_modules\/(?:@[^/]+\/)?[^/]+|(?:site|dist)-packages\/[^/]+)(?=\/)/

/** Folders of libraries for one architecture, as Debian and Alpine name them: `lib/x86_64-linux-gnu`. */
function isShared(path: string): boolean {
  const [, folder = ''] = /^(?:usr\/)?lib\/([^/]+)$/.exec(path) ?? []
  return shared.test(path) || folder.indexOf('-linux-gnu') > 0 || folder.indexOf('-linux-musl') > 0
}

function packageFolder(path: string): string | undefined {
  return packagePattern.exec(path)?.[0]
}

/** Returns one row, or none for folders without a file. */
function row(path: string, changes: readonly PathChange[]): RolledChange[] {
  const files = changes.filter(({ folder }) => !folder)
  const [first] = files
  if (first === undefined) return []
  const single = files.length === 1 && first.path === path
  const state = files.every(item => item.state === first.state) ? first.state : 'modified'
  return [
    {
      state,
      path: `/${path}${single ? '' : '/'}`,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      files: files.length,
      ...(files.every(({ below }) => below) && { below: true as const }),
    },
  ]
}

interface Node {
  readonly path: string
  readonly children: Map<string, Node>
  /** The folder itself was added or removed, with everything in it. */
  whole: boolean
  change?: PathChange
  bytes: number
}

function wholeFolders(changes: readonly PathChange[], state: 'added' | 'removed'): RolledChange[] {
  const root: Node = { path: '', children: new Map(), whole: false, bytes: 0 }
  for (const change of changes) if (change.state === state) insert(root, change)
  return rowsOf(root)
}

function insert(root: Node, change: PathChange): void {
  let node = root
  for (const name of change.path.split('/')) {
    node.bytes += Math.abs(change.bytes)
    const path = node.path === '' ? name : `${node.path}/${name}`
    const child = node.children.get(name) ?? { path, children: new Map(), whole: false, bytes: 0 }
    node.children.set(name, child)
    node = child
  }
  node.bytes += Math.abs(change.bytes)
  node.whole = change.folder
  node.change = change
}

function rowsOf(node: Node): RolledChange[] {
  const children = [...node.children.values()]
  const own = node.change ? [node.change] : []
  if (!node.whole || isShared(node.path)) return [...row(node.path, own), ...children.flatMap(rowsOf)]
  const main = children.find(
    child => child.whole && child.bytes >= node.bytes * deepEnough && child.bytes > 0,
  )
  if (main === undefined) return row(node.path, below(node))
  const others = children.filter(child => child !== main).flatMap(below)
  return [...rowsOf(main), ...row(node.path, others)]
}

function below(node: Node): PathChange[] {
  const own = node.change ? [node.change] : []
  return [...own, ...[...node.children.values()].flatMap(below)]
}
