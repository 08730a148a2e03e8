import { describe } from '../errors.ts'
import type { Facts, Log } from '../stage/stage.ts'
import type { HubRepository, Project } from './context.ts'
import { payloadOf } from './event.ts'

/** The GitHub API, asked only for what the event does not tell. */
export interface Hub {
  /** `GET /repos/{owner}/{repo}` of the run's project. */
  repository(): Promise<HubRepository>
  /** Time of the committer of a commit, RFC 3339. */
  commitTime(sha: string): Promise<string>
}

/** Learns what labels say about the project: from the event, else from the API, else from what the host knows. */
export async function learnProject(facts: Facts, hub: Hub | undefined, log: Log): Promise<Project> {
  const told = payloadOf(facts).repository
  if (told !== undefined && told !== null) return describeProject(told, facts)
  if (hub !== undefined) {
    try {
      return describeProject(await hub.repository(), facts)
    } catch (error) {
      log.warning(`labels are made without the project's description and license: ${describe(error)}`)
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
