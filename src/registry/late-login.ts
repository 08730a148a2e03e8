import { manifestTypes } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import type { HttpResponse } from '../system/http.ts'
import type { Action } from './auth/credentials.ts'
import type { Session } from './auth/session.ts'
import { RegistryError, transientStatuses } from './error.ts'
import { drain, header, type RegistryResponse } from './response.ts'

/** A request of the API, and how to send further ones. */
export interface Asking {
  readonly at: Repository
  readonly actions: readonly Action[]
  readonly method: string
  readonly url: URL
  readonly session: Session
  readonly send: (method: string, url: URL, authorization?: string) => Promise<HttpResponse>
}

/** A manifest that was looked up with less right than it is written with, and is there after all. */
export class OutdatedLookupError extends RegistryError {}

/**
 * Decides what a 404 to a request without a login means: a registry may hide from the anonymous what it shows to the login
 * that exists. Where the root of the API asks for one, returns the value of `Authorization` to ask again with; where it does
 * not, notes what was absent, because only a write will tell.
 */
export async function authorizeAbsence(asking: Asking): Promise<string | undefined> {
  const { at, actions, method, url, session } = asking
  if (!isLookup(method) || !(await session.hasLogin(at, actions))) return undefined
  const challenges = await session.challengesOf(() => challengesAt(new URL('/v2/', url), asking))
  const authorization = await session.reauthorize({ at, actions, challenges, refused: undefined })
  if (authorization === undefined) session.absentWithout.add(url.pathname)
  return authorization
}

/**
 * Looks up again what a request is about to write, where it was absent without the login that is now used.
 *
 * @throws OutdatedLookupError when it is there.
 */
export async function confirmAbsence(asking: Asking, authorization: string): Promise<void> {
  const { at, method, url, session, send } = asking
  if (session.absentWithout.size === 0) return
  if (isLookup(method)) return void session.absentWithout.delete(url.pathname)
  if (method !== 'PUT') return
  const tags = url.searchParams.getAll('tag').map(tag => url.pathname.replace(/[^/]+$/, tag))
  for (const path of [url.pathname, ...tags]) {
    if (!session.absentWithout.has(path)) continue
    const target = new URL(path, url)
    let response = await send('HEAD', target, authorization)
    if (response.status >= 400 && response.status !== 404) {
      drain(response)
      response = await send('GET', target, authorization)
    }
    drain(response)
    const { status } = response
    if (status === 404) session.absentWithout.delete(path)
    else if (status >= 400) throw new RegistryError({ method: 'GET', url: target, status })
    else throw outdated(at, target)
  }
}

/** Returns whether what was absent in a repository was looked up with less right than a write there has. */
export async function isOutdated(
  at: Repository,
  session: Session,
  exchange: (request: WriteRequest) => Promise<RegistryResponse>,
): Promise<boolean> {
  const paths = `/v2/${at.repository}/manifests/`
  const absent = () => [...session.absentWithout].some(path => path.startsWith(paths))
  if (!absent()) return false
  const write = { at, actions: ['pull', 'push'] } as const
  if ((await session.authorize(at, write.actions)) !== undefined) return true
  const response = await exchange({ ...write, method: 'POST', target: 'blobs/uploads/', headers: noBody })
  const location = header(response, 'location')
  if (response.status === 202 && location !== undefined)
    await exchange({ ...write, method: 'DELETE', target: new URL(location, response.url) }).catch(() => {})
  return (await session.authorize(at, write.actions)) !== undefined
}

interface WriteRequest extends Pick<Asking, 'at' | 'actions' | 'method'> {
  readonly target: string | URL
  readonly headers?: Readonly<Record<string, string>>
}

const noBody = { 'content-length': '0' }

/** The headers of a lookup of a manifest. */
export const lookupHeaders = { accept: manifestTypes.join(', ') }

function outdated(at: Repository, url: URL): RegistryError {
  const tag = url.pathname.split('/').at(-1)
  return new OutdatedLookupError({
    method: 'PUT',
    url,
    why: `${formatReference({ ...at, tag })} exists: it was looked up before the registry asked for the login`,
    hint: 'Nothing was written there: run this again.',
  })
}

async function challengesAt(url: URL, { send }: Asking): Promise<readonly string[]> {
  const response = await send('GET', url)
  drain(response)
  const { status } = response
  if (transientStatuses.includes(status)) throw new RegistryError({ method: 'GET', url, status })
  return status === 401 ? (response.headers['www-authenticate'] ?? []) : []
}

function isLookup(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
