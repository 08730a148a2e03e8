import { UserError } from '../messages/errors.ts'
import type { CodeHost } from './code-host.ts'
import { type GithubAccess, openGithub } from './github-api.ts'
import { githubComments } from './github-comments.ts'
import { githubIssues } from './github-issues.ts'

/** Opens GitHub's API for one project. */
export function githubCodeHost(token: string, project: string, access?: GithubAccess): CodeHost {
  const [owner = '', repo = ''] = project.split('/')
  const ask = openGithub(token, access)
  return {
    async repository() {
      const to = `return the description of ${project}`
      return (await ask({ to, needs: 'contents: read' }, ({ rest }) => rest.repos.get({ owner, repo }))).data
    },
    async commitTime(sha) {
      const { data } = await ask(
        { to: `return the commit ${sha} of ${project}`, needs: 'contents: read' },
        ({ rest }) => rest.git.getCommit({ owner, repo, commit_sha: sha }),
      )
      return data.committer.date
    },
    async compareCommits(commit, other) {
      const { data } = await ask(
        { to: `compare ${commit} with ${other} in ${project}`, needs: 'contents: read' },
        ({ rest }) =>
          rest.repos.compareCommitsWithBasehead({
            ...{ owner, repo, basehead: `${commit}...${other}` },
            per_page: 1,
          }),
      )
      return orders[data.status]
    },
    async recordDeployment({ environment, ref, description, url }) {
      const purpose = {
        to: `record the deployment of ${project} to ${environment}`,
        needs: 'deployments: write',
      }
      await ask(purpose, async ({ rest }) => {
        // It has already happened: nothing has to be merged, and no check of the commit has to be waited for.
        const asked = { environment, ref, description: description.slice(0, 140) }
        const { data } = await rest.repos.createDeployment({
          ...{ owner, repo, ...asked },
          ...{ auto_merge: false, required_contexts: [] },
        })
        if (!('id' in data)) throw new UserError(data.message ?? 'it returned no deployment')
        const status = { deployment_id: data.id, state: 'success', log_url: url } as const
        await rest.repos.createDeploymentStatus({ owner, repo, ...status })
      })
    },
    async uploadSarif({ commit, ref, sarif }) {
      const purpose = { to: `take the findings of ${project}`, needs: 'security-events: write' }
      await ask(purpose, ({ rest }) =>
        rest.codeScanning.uploadSarif({ owner, repo, commit_sha: commit, ref, sarif, tool_name: 'Trivy' }),
      )
    },
    async pullRequestsOf({ owner: from, branch, commit }) {
      const { data } = await ask(
        { to: `return the pull requests of ${project}`, needs: 'pull-requests: write' },
        ({ rest }) =>
          rest.pulls.list({ owner, repo, state: 'open', head: `${from}:${branch}`, per_page: 100 }),
      )
      return data
        .filter(({ head }) => head.sha === commit)
        .map(({ number, head, base }) => ({
          number,
          baseBranch: base.ref,
          // A deleted head repository was a fork.
          fork: head.repo?.full_name.toLowerCase() !== project.toLowerCase(),
        }))
    },
    comments: pullRequest => githubComments(ask, project, pullRequest),
    issues: () => githubIssues(ask, project),
  }
}

/** How GitHub says that the second commit is ahead of the first. */
const orders = { ahead: 'later', behind: 'earlier', identical: 'same', diverged: 'diverged' } as const
