import { realpathSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { readRegularNow } from '../files/read.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Facts, Host, Tools } from '../stage/stage.ts'
import { type Change, type Checkout, checkoutRoot, readCheckout } from './checkout.ts'
import { contentDigest, type SizedFile } from './content-digest.ts'
import { changeOf, changesIn, countChanges, type KeptFolder } from './context-changes.ts'
import { type Declared, digestInputs } from './declared.ts'
import { ignoreFileOf, keptEntries, readIgnoring } from './kept.ts'
import { measureFiles } from './largest-paths.ts'
import { type Place, placeOf } from './place.ts'

/** What is about to be built from what. */
export interface Identity {
  readonly builtFrom: BuiltFrom
  /** The builder fetches the context from an address that does not name the commit. */
  readonly fetched: boolean
  /** Digests and measures what the builder gets of the folders; takes as long as reading them. */
  readonly contents: () => Promise<Contents>
}

/** What the builder gets of the folders of this machine. */
export interface Contents {
  readonly digests?: BuiltFrom['contents']
  /** Of the context, where it is a folder that could be read. */
  readonly size?: ContextSize
}

/** The size of a context. */
export interface ContextSize {
  readonly bytes: number
  readonly files: number
  /** The largest paths, the largest first; folders end with a slash. */
  readonly largest: readonly SizedFile[]
}

/** Paths that are named as the largest. */
const namedPaths = 5

/** Finds out what a build would be built from: the commit, what differs from it, and a digest for each input. */
export async function identify(
  declared: Declared,
  {
    exec,
    host,
  }: { readonly exec: Tools['exec']; readonly host: Pick<Host, 'facts' | 'workspace' | 'variable'> },
): Promise<Identity> {
  const { facts, workspace } = host
  const place = placeOf(declared, workspace)
  const folders = foldersOf(place)
  // A shell with CI=true is one, too: only a CI that is known vouches for what is checked out.
  const local = ['local', 'act', 'unknown'].includes(facts.ci)
  const checkouts = await checkoutsOf(place, folders, { exec, marked: local })
  const changes = findChanges(place, folders, checkouts)
  const counted = changes === undefined ? undefined : countChanges(changes)
  const builtFrom: BuiltFrom = {
    ...commitOf(place, checkouts, { facts, workspace }),
    event: facts.event,
    ref: facts.ref,
    ...(facts.pullRequest && { pullRequest: numbered(facts.pullRequest.number) }),
    ...(counted && { changes: counted }),
    ...(local && ((counted?.tracked ?? 0) > 0 || isUnread(place, checkouts)) && { dirty: true }),
    inputs: digestInputs(declared, {
      ...place,
      dockerfile: readBytes(place.dockerfile),
      variable: name => host.variable(name),
    }),
  }
  const fetched = place.remote !== undefined && builtFrom.commit === undefined
  return { builtFrom, fetched, contents: () => digestContents(folders) }
}

interface NamedFolder extends KeptFolder {
  readonly name: string
}

function foldersOf({ folder, dockerfile, named }: Place): NamedFolder[] {
  const main = folder === undefined ? [] : [{ name: 'context', folder, dockerfile }]
  const others = named.map(({ name, folder }) => ({
    name: `build-contexts ${name}`,
    folder,
    dockerfile: undefined,
  }))
  return [...main, ...others].flatMap(({ name, folder, dockerfile }) => {
    if (!isFolder(folder)) return []
    const ignoring = readIgnoring(folder, dockerfile)
    return [{ name, folder, ignoring, entries: keptEntries(folder, ignoring) }]
  })
}

/** Asks each checkout that something comes from, once. */
async function checkoutsOf(
  place: Place,
  folders: readonly NamedFolder[],
  { exec, marked }: { readonly exec: Tools['exec']; readonly marked: boolean },
): Promise<Map<string, Checkout>> {
  const paths = [...folders.map(({ folder }) => folder), ...filesOf(place)]
  const byRoot = Map.groupBy(paths, path => rootOf(path) ?? '')
  byRoot.delete('')
  const read = await Promise.all(
    [...byRoot].map(([root, inside]) => readCheckout(root, { paths: inside, marked }, exec)),
  )
  return new Map(read.flatMap(checkout => (checkout ? [[checkout.root, checkout]] : [])))
}

/** The Dockerfile, and what leaves files out: they decide the image although the context need not hold them. */
function filesOf({ folder, dockerfile }: Place): string[] {
  if (dockerfile === undefined) return []
  if (folder === undefined) return [dockerfile]
  if (!isFolder(folder)) return []
  return [dockerfile, `${dockerfile}.dockerignore`, ignoreFileOf(folder, dockerfile)]
}

function rootOf(path: string): string | undefined {
  return checkoutRoot(isFolder(path) ? path : dirname(path))
}

function findChanges(
  place: Place,
  folders: readonly NamedFolder[],
  checkouts: ReadonlyMap<string, Checkout>,
): Change[] | undefined {
  const sentAlong = place.remote !== undefined && place.dockerfile !== undefined
  if (checkouts.size === 0 && !sentAlong) return undefined
  const inFolders = folders.flatMap(folder => {
    const checkout = checkouts.get(rootOf(folder.folder) ?? '')
    return checkout === undefined ? [] : changesIn(folder, checkout)
  })
  const inFiles = filesOf(place).flatMap(file => {
    const root = rootOf(file)
    const checkout = checkouts.get(root ?? '')
    if (checkout !== undefined)
      return changeOf(file, checkout).filter(({ tracked }) => tracked || readBytes(file) !== undefined)
    // A Dockerfile from outside any checkout is in no commit.
    return root === undefined && file === place.dockerfile && readBytes(file)
      ? [{ path: basename(file), tracked: false }]
      : []
  })
  return [...inFolders, ...inFiles]
}

function commitOf(
  { folder, remote }: Place,
  checkouts: ReadonlyMap<string, Checkout>,
  { facts, workspace }: { readonly facts: Facts; readonly workspace: string },
): Pick<BuiltFrom, 'commit' | 'pinnedBy' | 'verified'> {
  const ofEvent = /^[0-9a-f]{40,64}$/.test(facts.commit ?? '') ? { commit: facts.commit } : {}
  if (remote !== undefined) {
    const commit = remote.ofRun ? ofEvent.commit : remote.commit
    return commit === undefined ? { verified: false } : { commit, verified: true }
  }
  const root = folder === undefined ? undefined : checkoutRoot(folder)
  const checkout = checkouts.get(root ?? '')
  // Git may not want to read a checkout of another owner; which commit it is at was read from its files.
  if (checkout === undefined && root !== undefined && facts.checkedOut && isOfRun(root, workspace))
    return { commit: facts.checkedOut, verified: true }
  if (checkout === undefined) return { ...ofEvent, verified: false }
  const { commit, pinnedBy } = checkout
  return { commit, ...(pinnedBy !== undefined && { pinnedBy }), verified: true }
}

/** The context is in a checkout of which Git tells nothing: it may hold any change. */
function isUnread({ folder }: Place, checkouts: ReadonlyMap<string, Checkout>): boolean {
  const root = folder === undefined ? undefined : checkoutRoot(folder)
  return root !== undefined && !checkouts.has(root)
}

/** Returns whether a checkout is the one around the workspace, or, where there is none, a folder of it. */
function isOfRun(root: string, workspace: string): boolean {
  const folder = realpathSync(workspace)
  const around = checkoutRoot(folder)
  return around === undefined ? dirname(root) === folder : around === root
}

function numbered(number: number | undefined): { number?: number } {
  return number !== undefined && Number.isSafeInteger(number) ? { number } : {}
}

async function digestContents(folders: readonly NamedFolder[]): Promise<Contents> {
  if (folders.length === 0) return {}
  const digests: Record<string, `sha256:${string}`> = {}
  let size: ContextSize | undefined
  for (const { name, folder, entries } of folders) {
    const measuring = measureFiles()
    try {
      digests[name] = await contentDigest(folder, entries, measuring.add)
      if (name === 'context') size = { ...measuring.total(), largest: measuring.largest(namedPaths) }
    } catch {
      // A file that went away or may not be read is for the builder to complain of.
    }
  }
  return { digests, ...(size && { size }) }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Returns the bytes of a file; that one cannot be read is for the builder to say. */
function readBytes(path: string | undefined): Uint8Array | undefined {
  return path === undefined ? undefined : readRegularNow(path)
}
