import type { Comment, Comments } from './code-host.ts'
import { type Ask, GithubError } from './github-api.ts'
import { loginOf } from './github-login.ts'

/** Opens the comments of one pull request. https://docs.github.com/en/rest/issues/comments */
export function githubComments(ask: Ask, project: string, pullRequest: number): Comments {
  const [owner = '', repo = ''] = project.split('/')
  const thread = { owner, repo, issue_number: pullRequest }
  const which = `pull request ${pullRequest} of ${project}`
  const needs = 'pull-requests: write'
  return {
    async list() {
      const all = await ask({ to: `list the comments of ${which}`, needs }, ({ paginate, rest }) =>
        paginate(rest.issues.listComments, { ...thread, per_page: 100 }),
      )
      return all.map(comment)
    },
    async create(body) {
      const { data } = await ask({ to: `accept a comment on ${which}`, needs }, ({ rest }) =>
        rest.issues.createComment({ ...thread, body }),
      )
      return comment(data)
    },
    async update(id, body) {
      const updated = ask({ to: `change the comment of ${which}`, needs }, ({ rest }) =>
        rest.issues.updateComment({ owner, repo, comment_id: id, body }),
      )
      const answer = await updated.catch(unlessGone)
      return answer && comment(answer.data)
    },
    async delete(id) {
      const deleted = ask({ to: `delete a comment of ${which}`, needs }, ({ rest }) =>
        rest.issues.deleteComment({ owner, repo, comment_id: id }),
      )
      await deleted.catch(unlessGone)
    },
    self: () => loginOf(ask),
    async head() {
      const { data } = await ask({ to: `return the commit of ${which}`, needs }, ({ rest }) =>
        rest.pulls.get({ owner, repo, pull_number: pullRequest }),
      )
      return data.head.sha
    },
  }
}

/** A comment may be deleted between listing and this request. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof GithubError) || error.status !== 404) throw error
  return undefined
}

interface RawComment {
  readonly id: number
  readonly body?: string | undefined
  readonly html_url?: string
  readonly user: { readonly login: string } | null
}

function comment({ id, body, html_url: url, user }: RawComment): Comment {
  return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) }
}
