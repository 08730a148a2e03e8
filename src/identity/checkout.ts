import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Exec } from '../stage/stage.ts'
import { hiddenChanges } from './hidden-changes.ts'

/** Something in a checkout that is otherwise in its commit. */
export interface Change {
  /** From the root of the checkout; ends with a slash where it stands for all in a folder. */
  readonly path: string
  /** Git tracks it: it was changed, removed, or added to the index. */
  readonly tracked: boolean
}

/** What Git says of the working tree that holds some paths. */
export interface Checkout {
  readonly root: string
  readonly commit: string
  /** The commit of the checkout around it, where it names this one's commit as its submodule. */
  readonly pinnedBy?: string
  readonly changes: readonly Change[]
}

/** Finds the root of the checkout that a folder is in; a submodule or a clone inside another has its own. */
export function checkoutRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : checkoutRoot(above)
}

/** What Git is asked. */
export interface Question {
  /** Files and folders of the checkout. */
  readonly paths: readonly string[]
  /** Nobody but a developer marks files so that Git passes over their changes. */
  readonly marked: boolean
}

/**
 * Asks Git once which commit is checked out and what differs from it below some paths, ignored files included. Nothing
 * where Git is missing, does not trust the folder, or has no commit yet.
 */
export async function readCheckout(
  root: string,
  { paths, marked }: Question,
  exec: Exec,
): Promise<Checkout | undefined> {
  const inRoot = paths.map(path => relative(root, path) || '.')
  const ask = (args: readonly string[], stdin?: string) => git({ folder: root, args, stdin }, exec)
  const around = checkoutRoot(dirname(root))
  const [status, pinned, hidden] = await Promise.all([
    ask([...statusArgs, ...inRoot]),
    around === undefined
      ? undefined
      : git({ folder: around, args: ['rev-parse', 'HEAD', `HEAD:${relative(around, root)}`] }, exec),
    marked || mayLackFiles(root) ? hiddenChanges(root, inRoot, ask) : [],
  ])
  const read = status === undefined ? undefined : parseStatus(status)
  if (read === undefined) return undefined
  const [outer, inner] = pinned?.trim().split('\n') ?? []
  return {
    root,
    commit: read.commit,
    changes: [...read.changes, ...hidden.map(path => ({ path, tracked: true }))],
    ...(outer !== undefined && inner === read.commit && { pinnedBy: outer }),
  }
}

/** A sparse checkout, or one with submodules, may lack files without a word of `git status`. */
function mayLackFiles(root: string): boolean {
  const git = gitFolderIn(root)
  return (
    existsSync(join(root, '.gitmodules')) ||
    (git !== undefined && existsSync(join(git, 'info', 'sparse-checkout')))
  )
}

/** Finds the folder of Git; in a linked worktree and in a submodule `.git` is a file that names it. */
function gitFolderIn(root: string): string | undefined {
  const path = join(root, '.git')
  try {
    if (statSync(path).isDirectory()) return path
    const named = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1]
    return named === undefined ? undefined : resolve(root, named.trim())
  } catch {
    return undefined
  }
}

const statusArgs = [
  ...['status', '--porcelain=v2', '--branch', '-z', '--no-renames', '--ignore-submodules=none'],
  ...['--untracked-files=all', '--ignored=matching', '--'],
]

/** Reads the second porcelain format. https://git-scm.com/docs/git-status#_porcelain_format_version_2 */
export function parseStatus(text: string): Pick<Checkout, 'commit' | 'changes'> | undefined {
  let commit = ''
  const changes: Change[] = []
  for (const line of text.split('\0')) {
    const [kind = ''] = line
    const fields = line.split(' ')
    const rest = (count: number) => fields.slice(count).join(' ')
    if (line.startsWith('# branch.oid ')) commit = fields[2] ?? ''
    if (kind === '1') changes.push({ path: rest(8), tracked: isTracked(fields[2]) })
    if (kind === 'u') changes.push({ path: rest(10), tracked: true })
    if (kind === '?' || kind === '!') changes.push({ path: rest(1), tracked: false })
  }
  return /^[0-9a-f]{40,64}$/.test(commit) ? { commit, changes } : undefined
}

/** Of a submodule that holds new files only, nothing that is tracked has changed. */
function isTracked(submodule = ''): boolean {
  return submodule !== 'S..U'
}

interface Asked {
  readonly folder: string
  readonly args: readonly string[]
  readonly stdin?: string | undefined
}

/** Who has told Git to pass over the bits of execution still builds them into the image. */
function asItIs(folder: string): string[] {
  return ['-C', folder, '-c', 'core.fileMode=true']
}

async function git({ folder, args, stdin }: Asked, exec: Exec): Promise<string | undefined> {
  // Nothing is fetched, and no index is written: the folder is the user's. What is asked about is this folder, whatever
  // repository the variables name.
  const env = {
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_COMMON_DIR: undefined,
    GIT_INDEX_FILE: undefined,
  }
  try {
    const { exitCode, stdout } = await exec.run({
      file: 'git',
      args: [...asItIs(folder), ...args],
      env,
      ...(stdin && { stdin }),
    })
    return exitCode === 0 ? stdout : undefined
  } catch {
    return undefined
  }
}
