import { describe, UserError } from '../errors.ts'
import type { CodeHost } from './host.ts'

/** Opens GitHub's API for one project; `GITHUB_API_URL` names the server. */
export function githubCodeHost(token: string, project: string): CodeHost {
  const [owner = '', repo = ''] = project.split('/')
  const ask = async <T>(what: string, request: (octokit: Octokit) => Promise<{ data: T }>): Promise<T> => {
    // Read only when something is asked, which on ordinary events is never.
    const { getOctokit } = await import('@actions/github')
    try {
      return (await request(getOctokit(token))).data
    } catch (cause) {
      throw new UserError(`GitHub did not tell ${what} of ${project}: ${describe(cause)}`, { cause })
    }
  }
  return {
    repository: () => ask('the description', octokit => octokit.rest.repos.get({ owner, repo })),
    async commitTime(sha) {
      const found = await ask(`the commit ${sha}`, octokit =>
        octokit.rest.git.getCommit({ owner, repo, commit_sha: sha }),
      )
      return found.committer.date
    },
  }
}

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>
