import type { Issue, Issues } from './code-host.ts'
import type { Ask } from './github-api.ts'
import { loginOf } from './github-login.ts'

/** Opens the issues of a project. https://docs.github.com/en/rest/issues/issues */
export function githubIssues(ask: Ask, project: string): Issues {
  const [owner = '', repo = ''] = project.split('/')
  const needs = 'issues: write'
  return {
    async list(author) {
      const asked = { owner, repo, creator: author, state: 'all', per_page: 100 } as const
      const all = await ask({ to: `list the issues of ${project}`, needs }, ({ paginate, rest }) =>
        paginate(rest.issues.listForRepo, asked),
      )
      // GitHub lists pull requests among them.
      return all.filter(one => one.pull_request === undefined).map(issue)
    },
    async create({ title, body }) {
      const { data } = await ask({ to: `open an issue in ${project}`, needs }, ({ rest }) =>
        rest.issues.create({ owner, repo, title, body }),
      )
      return issue(data)
    },
    async update(number, { title, body, state }) {
      const { data } = await ask({ to: `change issue ${number} of ${project}`, needs }, ({ rest }) =>
        rest.issues.update({
          ...{ owner, repo, issue_number: number, title, body },
          ...(state && { state, state_reason: state === 'closed' ? 'completed' : 'reopened' }),
        }),
      )
      return issue(data)
    },
    self: () => loginOf(ask),
  }
}

interface RawIssue {
  readonly number: number
  readonly body?: string | null
  readonly state: string
  readonly html_url?: string
  readonly user?: { readonly login: string } | null
}

function issue({ number, body, state, html_url: url, user }: RawIssue): Issue {
  return {
    number,
    author: user?.login ?? '',
    body: body ?? '',
    state: state === 'closed' ? 'closed' : 'open',
    ...(url !== undefined && { url }),
  }
}
