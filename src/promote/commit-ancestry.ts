import { isExpected } from '../messages/errors.ts'
import type { CodeHost, Facts, Tools } from '../stage/stage.ts'

/** How another commit stands to the one that is promoted. */
export type Order = 'same' | 'earlier' | 'later' | 'diverged' | 'unknown'

/** Orders the commits of a branch. */
export interface CommitOrder {
  /** The commit that is promoted, where it is known. */
  readonly commit?: string
  /** The full ref that the run is about. */
  readonly ref: string
  /** Finds how a commit stands to the promoted one: `later` only where it is proven to descend from it. */
  orderOf(other: string): Promise<Order>
}

/** What the order is found by. */
export interface OrderTools extends Pick<Tools, 'exec'> {
  readonly commit: string | undefined
  readonly facts: Pick<Facts, 'ref' | 'payload'>
  /** The checkout. */
  readonly folder: string
  readonly codeHost?: Partial<Pick<CodeHost, 'compareCommits'>>
}

/**
 * Orders commits by what is known without asking, then by GitHub's API, then by the history of the checkout. A shallow
 * clone proves nothing, and what is not proven keeps no branch's tag where it is.
 */
export function commitOrder({ commit, facts, exec, folder, codeHost }: OrderTools): CommitOrder {
  const asked = new Map<string, Promise<Order>>()
  const git = async (...args: string[]) => {
    try {
      // Without it a partial clone would fetch what it is asked for.
      return await exec.run({ file: 'git', args, cwd: folder, env: { GIT_NO_LAZY_FETCH: '1' } })
    } catch {
      return { exitCode: 127, stdout: '' }
    }
  }
  const isAncestor = async (ancestor: string, of: string) =>
    (await git('merge-base', '--is-ancestor', ancestor, of)).exitCode === 0
  const find = async (other: string): Promise<Order> => {
    if (commit === undefined) return 'unknown'
    if (other === commit) return 'same'
    if (pushedOver(facts, commit).includes(other)) return 'earlier'
    const { stdout } = await git('cat-file', 'commit', commit)
    if (parentsIn(stdout).includes(other)) return 'earlier'
    return (await atHost(codeHost, other, commit)) ?? (await locally(isAncestor, other, commit))
  }
  return {
    commit,
    ref: facts.ref,
    orderOf(other) {
      const order = asked.get(other) ?? find(other)
      asked.set(other, order)
      return order
    },
  }
}

/**
 * Lists what the push came after: the tip before it, which it may have thrown away, and the commits before its last; nothing
 * where another commit is promoted than it has pushed.
 */
function pushedOver({ payload }: Pick<Facts, 'payload'>, commit: string): string[] {
  const { before, after, commits } = payload as { before?: unknown; after?: unknown; commits?: unknown }
  if (typeof after === 'string' && after !== commit) return []
  const pushed = Array.isArray(commits) ? commits.map((each: { id?: unknown } | null) => each?.id) : []
  return [before, ...pushed].filter(id => typeof id === 'string')
}

/** Reads the parents in the bytes of a commit; a shallow clone has them, too. */
function parentsIn(commit: string): string[] {
  const [head = ''] = commit.split('\n\n')
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id)
}

async function atHost(
  codeHost: OrderTools['codeHost'],
  other: string,
  commit: string,
): Promise<Order | undefined> {
  try {
    return await codeHost?.compareCommits?.(commit, other)
  } catch (error) {
    // A commit that was pushed away, or a token without the right: the checkout may still know.
    if (!isExpected(error)) throw error
    return undefined
  }
}

async function locally(
  isAncestor: (ancestor: string, of: string) => Promise<boolean>,
  other: string,
  commit: string,
): Promise<Order> {
  if (await isAncestor(commit, other)) return 'later'
  return (await isAncestor(other, commit)) ? 'earlier' : 'unknown'
}
