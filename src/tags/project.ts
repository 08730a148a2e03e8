import { describe } from '../messages/errors.ts'
import type { Facts, Log } from '../stage/stage.ts'
import type { HubRepository, Project } from './context.ts'
import { payloadOf } from './event.ts'

/** The GitHub API, used only for facts that the event does not have. */
export interface Hub {
  /** `GET /repos/{owner}/{repo}` of the run's project. */
  repository(): Promise<HubRepository>
  /** Time of the committer of a commit, RFC 3339. */
  commitTime(sha: string): Promise<string>
}

/** Collects the project's facts for labels: from the event, else from the API, else from the host. */
export async function learnProject(facts: Facts, hub: Hub | undefined, log: Log): Promise<Project> {
  const told = payloadOf(facts).repository
  if (told !== undefined && told !== null) return describeProject(told, facts)
  if (hub !== undefined) {
    try {
      return describeProject(await hub.repository(), facts)
    } catch (error) {
      log.warning(`labels lack the project's description and license: ${describe(error)}`)
    }
  }
  return fallback(facts)
}

function describeProject(hub: HubRepository, facts: Facts): Project {
  const known = fallback(facts)
  return {
    name: hub.name ?? '',
    description: hub.description ?? '',
    url: hub.html_url ?? '',
    license: hub.license?.spdx_id ?? '',
    defaultBranch: hub.default_branch ?? known.defaultBranch,
  }
}

function fallback({ project, serverUrl, defaultBranch = '' }: Facts): Project {
  return {
    name: project.slice(project.lastIndexOf('/') + 1),
    description: '',
    url: serverUrl === undefined || project === '' ? '' : `${serverUrl}/${project}`,
    license: '',
    defaultBranch,
  }
}
