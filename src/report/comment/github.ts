import type { Comment, Comments } from './comments.ts'
import { type Ask, askForSelf, GithubError } from './github-client.ts'
import type { TrustedPull, WorkflowRun } from './workflow-run.ts'

/** One pull request at GitHub. */
export interface GithubPlace {
  readonly apiUrl: string
  /** `owner/name` */
  readonly project: string
  readonly pullRequest: number
}

/** GitHub gives at most this many pages of a list. */
const mostPages = 100
const pageSize = 100

/** Makes the comments of one pull request. https://docs.github.com/en/rest/issues/comments */
export function createGithubComments(ask: Ask, { apiUrl, project, pullRequest }: GithubPlace): Comments {
  const repository = repositoryPath(project)
  const thread = `${repository}/issues/${pullRequest}/comments`
  return {
    async list() {
      const all: Comment[] = []
      for (let page = 1; page <= mostPages; page++) {
        const items = (await ask('GET', `${thread}?per_page=${pageSize}&page=${page}`)) as RawComment[]
        all.push(...items.map(comment))
        if (items.length < pageSize) break
      }
      return all
    },
    create: async body => comment((await ask('POST', thread, { body })) as RawComment),
    update: async (id, body) =>
      comment((await ask('PATCH', `${repository}/issues/comments/${id}`, { body })) as RawComment),
    async delete(id) {
      await ask('DELETE', `${repository}/issues/comments/${id}`).catch(error => {
        // Somebody else deleted it between our look and our request.
        if (!(error instanceof GithubError) || error.status !== 404) throw error
      })
    },
    self: () => askForSelf(ask, apiUrl),
    async head() {
      const pull = (await ask('GET', `${repository}/pulls/${pullRequest}`)) as { head?: { sha?: string } }
      return pull.head?.sha
    },
  }
}

/**
 * Finds the open pull request that a run was about: the event names none for a fork, so it is looked up by the head's
 * owner and branch, and must still be at the commit of the run.
 */
export async function findPullRequest(
  ask: Ask,
  project: string,
  { owner, branch, commit }: WorkflowRun,
): Promise<TrustedPull | undefined> {
  const head = encodeURIComponent(`${owner}:${branch}`)
  const pulls = (await ask(
    'GET',
    `${repositoryPath(project)}/pulls?state=open&head=${head}&per_page=100`,
  )) as RawPull[]
  const pull = pulls.find(candidate => candidate.head.sha === commit)
  if (pull === undefined) return undefined
  const fork = pull.head.repo?.full_name?.toLowerCase() !== project.toLowerCase()
  return { number: pull.number, baseBranch: pull.base.ref, fork }
}

interface RawComment {
  readonly id: number
  readonly body?: string
  readonly html_url?: string
  readonly user: { readonly login: string } | null
}

interface RawPull {
  readonly number: number
  readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null }
  readonly base: { readonly ref: string }
}

function comment({ id, body, html_url: url, user }: RawComment): Comment {
  return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) }
}

function repositoryPath(project: string): string {
  return `/repos/${project.split('/').map(encodeURIComponent).join('/')}`
}
