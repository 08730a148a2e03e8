import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Exec } from '../system/exec.ts'

/**
 * What is checked out in a folder: the commit, or that there is no checkout, or that its commit cannot be read. A workspace
 * that is no checkout itself may have several below it.
 */
export type Heads = { readonly commits: readonly string[] } | { readonly why: string }

/**
 * Reads which commits are checked out in a folder, from the files of Git: that takes no process, no git on the machine and
 * none of Git's trust in the owner of the folder, which a job in a container lacks. Only a form of repository that is not
 * known here is asked about by git.
 */
export async function readHeads(folder: string, exec: Exec): Promise<Heads> {
  const around = gitFolderAround(folder)
  const roots = around === undefined ? checkoutsBelow(folder) : [around]
  if (roots.length === 0) return { why: `there is no Git checkout in ${folder}` }
  const heads = await Promise.all(roots.map(async ({ git, root }) => headOf(git) ?? askGit(root, exec)))
  const commits = heads.filter(head => head !== undefined)
  return commits.length > 0 ? { commits } : { why: `the checkout in ${folder} tells no commit` }
}

interface Checkout {
  readonly root: string
  /** The folder that holds HEAD. */
  readonly git: string
}

/** Finds the checkout that a folder is in, without starting Git. */
export function gitFolderAround(folder: string): Checkout | undefined {
  const git = gitFolderIn(folder)
  if (git !== undefined) return { root: folder, git }
  const above = dirname(folder)
  return above === folder ? undefined : gitFolderAround(above)
}

function checkoutsBelow(folder: string): Checkout[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .flatMap(({ name }) => {
        const git = gitFolderIn(join(folder, name))
        return git === undefined ? [] : [{ root: join(folder, name), git }]
      })
  } catch {
    return []
  }
}

/** Finds the folder of Git; in a linked worktree and in a submodule `.git` is a file that names it. */
function gitFolderIn(folder: string): string | undefined {
  const path = join(folder, '.git')
  try {
    if (statSync(path).isDirectory()) return statSync(join(path, 'HEAD')).isFile() ? path : undefined
    const named = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1]
    return named === undefined ? undefined : resolve(folder, named.trim())
  } catch {
    return undefined
  }
}

/** https://git-scm.com/docs/gitrepository-layout */
function headOf(git: string): string | undefined {
  const head = read(join(git, 'HEAD'))
  const ref = /^ref: (refs\/\S+)$/.exec(head ?? '')?.[1]
  if (ref === undefined) return commitIn(head)
  const common = read(join(git, 'commondir'))
  const shared = common === undefined ? git : resolve(git, common)
  const packed = read(join(shared, 'packed-refs'))
    ?.split('\n')
    .find(line => line.endsWith(` ${ref}`))
  return commitIn(read(join(shared, ref))) ?? commitIn(packed?.split(' ')[0])
}

/**
 * Returns the branch that is checked out, as a ref, or an empty text where none is; nothing where a form of repository that is not
 * known here keeps it elsewhere.
 */
export function checkedOutRef({ git }: Checkout): string | undefined {
  const head = read(join(git, 'HEAD'))
  // https://git-scm.com/docs/reftable: HEAD names a branch that cannot be.
  const ref = /^ref: (refs\/heads\/[^.\s]\S*)$/.exec(head ?? '')?.[1]
  return ref ?? (commitIn(head) === undefined ? undefined : '')
}

function commitIn(text: string | undefined): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(text ?? '')?.[0]
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}

async function askGit(root: string, exec: Exec): Promise<string | undefined> {
  const { stdout } = await exec
    .run({ file: 'git', args: ['-C', root, 'rev-parse', '--verify', 'HEAD'] })
    .catch(() => ({ stdout: '' }))
  return commitIn(stdout.trim())
}
