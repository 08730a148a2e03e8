import { InputError, type Problem } from '../messages/errors.ts'
import type { Environment, Told } from './ci/ci.ts'

/** Facts that the user gives, each by its variable. */
export type Overrides = Pick<Told, 'event' | 'project' | 'ref' | 'commit' | 'defaultBranch'> & {
  readonly pullRequest?: number
  readonly baseBranch?: string
}

/**
 * Reads the variables by which the user says otherwise than the CI, one by one: what is not given stays as it is told.
 *
 * @throws InputError naming every value that has not the form of its fact.
 */
export function readOverrides(env: Environment): Overrides {
  const problems: Problem[] = []
  const take = (name: string, check: (text: string) => string | undefined): string | undefined => {
    const text = env[name]?.trim()
    if (!text) return undefined
    const fault = check(text)
    if (fault !== undefined) problems.push({ input: name, message: `"${text}" ${fault}` })
    return text
  }
  for (const [name, meant] of Object.entries(otherNames))
    if (env[name]?.trim())
      problems.push({ input: name, message: `is no variable of Buildonce: did you mean ${meant}?` })
  const commit = take('BUILDONCE_COMMIT', commitFault)
  const ref = take('BUILDONCE_REF', refFault)
  const event = take('BUILDONCE_EVENT', eventFault)
  const project = take('BUILDONCE_PROJECT', projectFault)
  const number = take('BUILDONCE_PR', numberFault)
  const baseBranch = take('BUILDONCE_BASE', branchFault)
  const defaultBranch = take('BUILDONCE_DEFAULT_BRANCH', branchFault)
  if (problems.length > 0) throw new InputError(problems)
  return {
    ...(commit && { commit }),
    ...(ref && { ref }),
    ...(event && { event }),
    ...(project && { project }),
    ...(number && { pullRequest: Number(number) }),
    ...(baseBranch && { baseBranch }),
    ...(defaultBranch && { defaultBranch }),
  }
}

/** What people call these variables; to pass one over could make a push of a pull request. */
const otherNames: Readonly<Record<string, string>> = {
  BUILDONCE_SHA: 'BUILDONCE_COMMIT',
  BUILDONCE_BRANCH: 'BUILDONCE_REF',
  BUILDONCE_TAG: 'BUILDONCE_REF',
  BUILDONCE_GIT_TAG: 'BUILDONCE_REF',
  BUILDONCE_EVENT_NAME: 'BUILDONCE_EVENT',
  BUILDONCE_REPOSITORY: 'BUILDONCE_PROJECT',
  BUILDONCE_REPO: 'BUILDONCE_PROJECT',
  BUILDONCE_PULL_REQUEST: 'BUILDONCE_PR',
  BUILDONCE_PR_NUMBER: 'BUILDONCE_PR',
  BUILDONCE_BASE_BRANCH: 'BUILDONCE_BASE',
  BUILDONCE_BASE_REF: 'BUILDONCE_BASE',
}

function commitFault(text: string): string | undefined {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return undefined
  const lower = text.toLowerCase()
  if (lower !== text && commitFault(lower) === undefined) return `has capitals: did you mean ${lower}?`
  return 'is not the full SHA of a commit: write all 40 hex digits, as git rev-parse HEAD prints them'
}

function refFault(text: string): string | undefined {
  if (/^refs\/(?:heads|tags)\/[^\s~^:?*[\\]+$/.test(text) && isRefName(text)) return undefined
  if (/^refs\/(?:pull|merge-requests)\/\d+\/\w+$/.test(text)) return undefined
  if (text.startsWith('refs/')) return 'is not a ref of a branch, a Git tag or a pull request'
  const pull = /^(?:pull|merge-requests)\/\d+\/\w+$/.test(text)
  const [, bare = text] = /^(?:tags|heads)\/(.+)$/.exec(text) ?? []
  const kind = /^v?\d/.test(bare) || text.startsWith('tags/') ? 'tags' : 'heads'
  return `is not a full ref: did you mean ${pull ? `refs/${text}` : `refs/${kind}/${bare}`}?`
}

/** https://git-scm.com/docs/git-check-ref-format */
function isRefName(text: string): boolean {
  return !/\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/.test(text)
}

const events = ['push', 'pull_request', 'schedule', 'workflow_dispatch', 'merge_group', 'release']

function eventFault(text: string): string | undefined {
  if (/^[a-z][a-z0-9_]*$/.test(text)) return undefined
  const word = text.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  const near = events.find(event => event === word)
  return `is not the name of an event${near ? `: did you mean ${near}?` : `: it is one such as ${events.join(', ')}`}`
}

function projectFault(text: string): string | undefined {
  if (/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(text)) return undefined
  const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(text)?.[1]
  return `is not the name of a repository${path ? `: did you mean ${path}?` : ', owner/name'}`
}

function numberFault(text: string): string | undefined {
  if (/^[1-9]\d{0,8}$/.test(text)) return undefined
  const digits = /[1-9]\d*/.exec(text)?.[0]
  return `is not the number of a pull request${digits ? `: did you mean ${digits}?` : ''}`
}

function branchFault(text: string): string | undefined {
  if (text.startsWith('refs/heads/')) return `is a ref: did you mean ${text.slice('refs/heads/'.length)}?`
  return /[\s~^:?*[\\]/.test(text) || !isRefName(text) ? 'is not the name of a branch' : undefined
}
