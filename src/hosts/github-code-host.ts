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
    async recordDeployment({ environment, ref, description, url }) {
      const { getOctokit } = await import('@actions/github')
      const { repos } = getOctokit(token).rest
      try {
        // It has happened: nothing is to be merged first, and no check of the commit is to be waited for.
        const asked = { environment, ref, description: description.slice(0, 140) }
        const { data } = await repos.createDeployment({
          ...{ owner, repo, ...asked },
          ...{ auto_merge: false, required_contexts: [] },
        })
        if (!('id' in data)) throw new Error(data.message ?? 'it gave no deployment')
        const status = { deployment_id: data.id, state: 'success', log_url: url } as const
        await repos.createDeploymentStatus({ owner, repo, ...status })
      } catch (cause) {
        const denied = (cause as { status?: number }).status === 403
        throw new UserError(
          `GitHub did not record the deployment of ${project} to ${environment}: ${describe(cause)}`,
          { cause, hint: denied ? 'The job needs `permissions: deployments: write`.' : undefined },
        )
      }
    },
  }
}

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>
