import { setTimeout } from 'node:timers/promises'
import { describe, UserError } from '../../errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { type ArtifactService, NameTaken, storeArtifact } from './service.ts'
import { zip } from './zip.ts'

/** What is to be stored with the run. */
export interface Upload {
  readonly name: string
  /** Whose name it is: ours gets a number where it is taken, a given one is wanted as it is. */
  readonly named: 'by us' | 'by the user'
  readonly files: Readonly<Record<string, string>>
  /** Waits; tests do not. */
  readonly sleep?: (ms: number) => Promise<void>
}

/** Where an artifact is. */
export interface Stored {
  readonly name: string
  readonly url: string
}

/** As many jobs may build one image for one platform, or fail before they know which. */
const mostOfOneName = 50

/**
 * Stores files as an artifact of the run. The token of a pull request from a fork may do this too.
 *
 * @throws UserError where there is no such service, or it refuses.
 */
export async function uploadArtifact(
  { name, named, files, sleep = ms => setTimeout(ms) }: Upload,
  { http, host, log }: Pick<Tools, 'http' | 'host' | 'log'>,
): Promise<Stored> {
  const service = { ...serviceOf(host), http, sleep }
  const archive = await zip(files)
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`
    try {
      const id = await storeArtifact(service, { name: tried, archive })
      const url = `${host.facts.runUrl}/artifacts/${id}`
      log.info(`The files are the artifact ${tried} of the run: ${url}`)
      return { name: tried, url }
    } catch (cause) {
      if (cause instanceof NameTaken && named === 'by us' && number < mostOfOneName) continue
      throw failure(tried, cause)
    }
  }
}

function failure(name: string, cause: unknown): UserError {
  const taken = cause instanceof NameTaken
  return new UserError(`the report was not stored as the artifact "${name}": ${describe(cause)}`, {
    hint: taken
      ? 'Give each job its own name with upload-artifact, for example with a value of its matrix, or set it to true.'
      : 'The report is on the page of the run and in report-dir all the same. Run the job again, or leave upload-artifact out.',
    cause,
  })
}

/** Finds the service in what the runner tells the steps of actions; the token's claims name run and job. */
function serviceOf(host: Tools['host']): Omit<ArtifactService, 'http' | 'sleep'> {
  const server = new URL(host.variable('GITHUB_SERVER_URL') || 'https://github.com').hostname
  if (host.facts.ci === 'github' && !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(server))
    throw new UserError(
      `the report was not stored: ${server} is a GitHub Enterprise Server, which lacks this service`,
      {
        hint: 'There, leave upload-artifact out and give report-dir to actions/upload-artifact@v3.',
      },
    )
  const [url, token] = [host.variable('ACTIONS_RESULTS_URL'), host.variable('ACTIONS_RUNTIME_TOKEN')]
  if (!url || !token)
    throw new UserError('the report was not stored: there is no artifact service here', {
      hint: 'upload-artifact works in a step of GitHub Actions that `uses:` Buildonce. Elsewhere keep report-dir by the means of the CI system.',
    })
  const [, run, job] = scopeOf(token)
  if (!run || !job)
    throw new UserError('the report was not stored: the token of the runner names no run and job', {
      hint: 'Give report-dir to actions/upload-artifact instead.',
    })
  return { url: new URL(url), token, run, job }
}

/** Reads the scope `Actions.Results:<run>:<job>`; the signature is for the service to check. */
function scopeOf(token: string): string[] {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
    const { scp } = JSON.parse(payload) as { scp?: unknown }
    const scopes = typeof scp === 'string' ? scp.split(' ') : []
    return scopes.find(scope => scope.startsWith('Actions.Results:'))?.split(':') ?? []
  } catch {
    return []
  }
}
