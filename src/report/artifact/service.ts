import { createHash } from 'node:crypto'
import { describe, UserError } from '../../messages/errors.ts'
import type { Http, HttpRequest } from '../../stage/stage.ts'
import { readBody } from '../../system/read-body.ts'

/** The service that stores a run's artifacts, as the runner announces it to actions, and how to reach it. */
export interface ArtifactService {
  readonly http: Http
  readonly sleep: (ms: number) => Promise<void>
  readonly url: URL
  readonly token: string
  /** The ids of run and job in the token. */
  readonly run: string
  readonly job: string
}

/** The run already has an artifact of that name. */
export class NameTaken extends UserError {
  override readonly name = 'NameTaken'
}

const longestAnswer = 1024 * 1024
const tries = 4

/**
 * Stores an archive: creates the artifact, uploads the bytes to the address in the response, and finalizes it. Returns
 * the artifact's id. The protocol is that of GitHub's own package, which would add 1.9 MB to the bundle.
 * https://github.com/actions/toolkit/tree/main/packages/artifact
 */
export async function storeArtifact(
  service: ArtifactService,
  { name, archive }: { readonly name: string; readonly archive: Uint8Array },
): Promise<string> {
  const artifact = {
    workflow_run_backend_id: service.run,
    workflow_job_run_backend_id: service.job,
    name,
  }
  const created = await call(service, 'CreateArtifact', {
    ...artifact,
    version: 7,
    mime_type: 'application/zip',
  })
  await send(service, String(created.signed_upload_url), archive)
  const hash = createHash('sha256').update(archive).digest('hex')
  const size = String(archive.length)
  const stored = await call(service, 'FinalizeArtifact', { ...artifact, size, hash: `sha256:${hash}` })
  return String(stored.artifact_id)
}

async function call(
  service: ArtifactService,
  method: string,
  message: object,
): Promise<Record<string, unknown>> {
  const request: HttpRequest = {
    method: 'POST',
    url: new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url),
    headers: {
      authorization: `Bearer ${service.token}`,
      'content-type': 'application/json',
      'user-agent': 'buildonce',
    },
    body: Buffer.from(JSON.stringify(message)),
  }
  const { status, text } = await patiently(service, request)
  const answer = parsed(text)
  if (status === 409) throw new NameTaken(`the run already has an artifact of that name`)
  if (status < 200 || status > 299) throw new UserError(refusal(method, status, answer.msg))
  if (answer.ok !== true) throw new UserError(`the artifact service did not accept ${method}`)
  return answer
}

/** Sends the bytes to the storage; its address contains a signature and must not appear in messages. */
async function send(service: ArtifactService, address: string, archive: Uint8Array): Promise<void> {
  if (!URL.canParse(address)) throw new UserError('the artifact service returned no upload address')
  const { status } = await patiently(service, {
    method: 'PUT',
    url: new URL(address),
    headers: {
      'content-type': 'application/zip',
      'x-ms-blob-type': 'BlockBlob',
      'x-ms-blob-content-type': 'application/zip',
      'x-ms-version': '2023-11-03',
    },
    body: archive,
  })
  if (status !== 201) throw new UserError(refusal('the upload', status, undefined))
}

/** Retries while the service is busy, as GitHub's own client does. */
async function patiently(
  { http, sleep }: ArtifactService,
  request: HttpRequest,
): Promise<{ status: number; text: string }> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt === tries
    const answer = await http(request).catch((cause: unknown) => {
      if (last) throw new UserError(`${request.url.host} cannot be reached: ${describe(cause)}`, { cause })
    })
    const busy = answer === undefined || answer.status === 429 || answer.status >= 500
    const body = answer && (await readBody(answer, longestAnswer))
    if (answer !== undefined && (last || !busy))
      return { status: answer.status, text: body?.toString('utf8') ?? '' }
    await sleep(1000 * 2 ** (attempt - 1))
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function refusal(what: string, status: number, why: unknown): string {
  const words = typeof why === 'string' && why !== '' ? `: ${why.slice(0, 300)}` : ''
  return `the artifact service answered ${status} to ${what}${words}`
}
