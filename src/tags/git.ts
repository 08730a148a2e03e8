import { describe, UserError } from '../messages/errors.ts'
import type { Exec, Finished } from '../stage/stage.ts'

/** The checkout of the Git commands. */
export interface Checkout {
  readonly exec: Exec
  readonly folder: string
}

/** The facts of the commit that is checked out. */
export interface Head {
  readonly sha: string
  /** The full ref, as in a workflow. */
  readonly ref: string
  /** Time of the committer, RFC 3339. */
  readonly time: string
}

/**
 * Reads the commit that is checked out. A detached one gets its ref from Git's decorations.
 *
 * @throws UserError when there is no commit, or no name for it.
 */
export async function readHead(checkout: Checkout): Promise<Head> {
  const { exitCode, stdout, stderr } = await ask(checkout, headArgs)
  if (exitCode !== 0) {
    throw new UserError(`context: git needs a Git checkout, and there is none in ${checkout.folder}`, {
      hint: 'Run actions/checkout before this step, or set context to workflow.',
      cause: new UserError(`git says: ${stderr.trim()}`),
    })
  }
  const [sha = '', time = '', names = ''] = stdout.split('\n')
  const ref = refOf(names) ?? (await containing(checkout, time)) ?? ''
  if (ref === '')
    throw new UserError(`Git knows no branch, tag or pull request for the commit ${sha}`, {
      hint: 'Check out a branch or a tag (git switch NAME), or fetch the branches that have this commit.',
    })
  return { sha, time, ref }
}

/** Returns the time of a commit, or nothing when the checkout does not have it. */
export async function commitTime(checkout: Checkout, sha: string): Promise<string | undefined> {
  const shown = await git(checkout, ['log', '-1', '--format=%cI', `${sha}^{commit}`, '--'])
  return shown?.trim() || undefined
}

/** Lists the Git tags of the checkout, or returns nothing when there is none or its history was not fetched. */
export async function gitTags(checkout: Checkout): Promise<string[] | undefined> {
  const shallow = await git(checkout, ['rev-parse', '--is-shallow-repository'])
  const names = (await git(checkout, ['tag', '--list']))?.split('\n').filter(name => name !== '')
  // A shallow checkout has at most the tag of the run, so a single tag is not conclusive.
  return shallow === undefined || (shallow.trim() === 'true' && (names?.length ?? 0) < 2) ? undefined : names
}

/** Selects the ref from Git's decorations: a branch, else a tag, a pull request, a remote branch. */
function refOf(decorations: string): string | undefined {
  const names = decorations.split(', ').map(name => name.trim())
  const attached = names.find(name => name.startsWith('HEAD -> '))
  if (attached !== undefined) return attached.slice('HEAD -> '.length)
  const tag = names.find(name => name.startsWith('tag: '))
  if (tag !== undefined) return tag.slice('tag: '.length)
  const pull = names
    .map(name => /^refs\/(?:remotes\/)?(pull\/\d+\/(?:head|merge))$/.exec(name)?.[1])
    .find(Boolean)
  if (pull !== undefined) return `refs/${pull}`
  return names.map(branchName).find(Boolean)
}

function branchName(name: string): string | undefined {
  const remote = /^refs\/remotes\/[^/]+\/(.+)$/.exec(name)?.[1]
  if (remote !== undefined) return remote === 'HEAD' ? undefined : `refs/heads/${remote}`
  return name.startsWith('refs/heads/') || name.startsWith('refs/tags/') ? name : undefined
}

/**
 * Finds the first ref whose history has the commit. For each ref Git may walk through a whole history, and mostly the first
 * few tell: they are asked in their order, more at a time as it goes on. What is older than the commit comes last, for only
 * with a wrong clock it has it in its history.
 */
async function containing(checkout: Checkout, time: string): Promise<string | undefined> {
  const format = '--format=%(refname) %(committerdate:unix)%(*committerdate:unix)'
  const listed = await git(checkout, ['for-each-ref', format, 'refs/heads', 'refs/remotes', 'refs/tags'])
  const all = (listed ?? '').split('\n').map(line => line.split(' '))
  const isOlder = ([, seconds]: readonly string[]) => Number(seconds) * 1000 < Date.parse(time)
  const refs = [...all.filter(ref => !isOlder(ref)), ...all.filter(isOlder)]
    .map(([name = '']) => name)
    .filter(branchName)
  for (let at = 0, many = 1; at < refs.length; at += many, many = Math.min(many * 8, mostRefs)) {
    const asked = ['for-each-ref', '--contains', 'HEAD', '--format=%(refname)', ...refs.slice(at, at + many)]
    const found = (await git(checkout, asked))?.split('\n').map(branchName).find(Boolean)
    if (found !== undefined) return found
  }
  return undefined
}

/** Refs in one question: their names are arguments, of which a system takes two megabytes. */
const mostRefs = 512

const headArgs = ['log', '-1', '--decorate=full', '--format=%H%n%cI%n%D']

/** Runs a Git command that may fail. */
async function git(checkout: Checkout, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await ask(checkout, args)
  return exitCode === 0 ? stdout : undefined
}

/** Runs Git; without Git there is no result. */
async function ask({ exec, folder }: Checkout, args: readonly string[]): Promise<Finished> {
  try {
    // Without it a partial clone would fetch the requested objects.
    return await exec.run({ file: 'git', args, cwd: folder, env: { GIT_NO_LAZY_FETCH: '1' } })
  } catch (error) {
    return { exitCode: 127, stdout: '', stderr: describe(error) }
  }
}
