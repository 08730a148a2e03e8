import { setTimeout } from 'node:timers/promises'
import { describe, UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { type ArtifactService, NameTaken, storeArtifact } from './service.ts'
import { zip } from './zip.ts'

/** The files to store as an artifact. */
export interface Upload {
  readonly name: string
  /** Who chose the name: a generated one gets a number where it is taken, a given one is used unchanged. */
  readonly named: 'by us' | 'by the user'
  readonly files: Readonly<Record<string, string>>
  /** Waits; replaced in tests. */
  readonly sleep?: (ms: number) => Promise<void>
}

/** Name and address of an artifact. */
export interface Stored {
  readonly name: string
  readonly url: string
}

/** Maximum number of jobs with the same generated name. */
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
  const service = { ...artifactServiceOf(host), http, sleep }
  const archive = await zip(files)
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`
    try {
      const id = await storeArtifact(service, { name: tried, archive })
      const url = `${host.facts.runUrl}/artifacts/${id}`
      log.info(`Stored the files as the artifact ${tried} of the run: ${url}`)
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
      ? 'Set upload-artifact to a different name in each job, for example with a value of the matrix, or to true.'
      : 'The report is still on the page of the run and in report-dir. Run the job again, or remove upload-artifact.',
    cause,
  })
}

/**
 * Finds the service in the variables that the runner sets for actions; the token's claims name run and job.
 *
 * @throws UserError where there is none.
 */
export function artifactServiceOf(host: Tools['host']): Omit<ArtifactService, 'http' | 'sleep'> {
  const server = new URL(host.variable('GITHUB_SERVER_URL') || 'https://github.com').hostname
  if (host.facts.ci === 'github' && !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(server))
    throw new UserError(
      `the report was not stored: ${server} is a GitHub Enterprise Server, which lacks this service`,
      {
        hint: 'There, remove upload-artifact and upload report-dir with actions/upload-artifact@v3.',
      },
    )
  const [url, token] = [host.variable('ACTIONS_RESULTS_URL'), host.variable('ACTIONS_RUNTIME_TOKEN')]
  if (!url || !token)
    throw new UserError('the report was not stored: there is no artifact service here', {
      hint: 'upload-artifact works in a step of GitHub Actions that `uses:` Buildonce. Elsewhere store report-dir with the means of the CI system.',
    })
  const [, run, job] = scopeOf(token)
  if (!run || !job)
    throw new UserError('the report was not stored: the token of the runner does not name run and job', {
      hint: 'Upload report-dir with actions/upload-artifact instead.',
    })
  return { url: new URL(url), token, run, job }
}

/** Reads the scope `Actions.Results:<run>:<job>`; the service verifies the signature. */
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
