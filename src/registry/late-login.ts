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

/** Statuses with which a registry hides from the anonymous what it shows to a login. */
const hidden: readonly number[] = [403, 404]

/**
 * Decides what a refusal of a request without a login means: a registry may hide from the anonymous what it shows to the login
 * that exists. Where the root of the API asks for one, returns the value of `Authorization` to ask again with.
 */
export async function authorizeHidden(asking: Asking, status: number): Promise<string | undefined> {
  const { at, actions, method, session } = asking
  if (!hidden.includes(status) || !isLookup(method) || !(await session.hasLogin(at, actions)))
    return undefined
  const challenges = await rootChallenges(asking)
  return session.reauthorize({ at, actions, challenges, refused: undefined })
}

/**
 * Notes which tag was absent, and for which login: a token may give less right than it was asked for, and only a write will
 * tell.
 */
export async function noteAbsence(asking: Asking, authorization: string | undefined): Promise<void> {
  const { at, actions, method, url, session } = asking
  if (!isLookup(method) || !isTag(url)) return
  // Whoever has no login writes with no other right than he looks up with.
  if (authorization !== undefined || (await session.hasLogin(at, actions)))
    session.absences.set(url.pathname, authorization)
}

/** Returns what the root of the API asks for, which is asked once; also for where a 401 says nothing. */
export function rootChallenges(asking: Asking): Promise<readonly string[]> {
  const { url, session } = asking
  return session.challengesOf(() => challengesAt(new URL('/v2/', url), asking))
}

/**
 * Looks up again what a request is about to write, where it was absent without the login that is now used, or for another
 * token.
 *
 * @throws OutdatedLookupError when it is there.
 */
export async function confirmAbsence(asking: Asking, authorization: string): Promise<void> {
  const { at, method, url, session, send } = asking
  const { absences } = session
  if (absences.size === 0) return
  if (isLookup(method)) return void absences.delete(url.pathname)
  if (method !== 'PUT') return
  const tags = url.searchParams.getAll('tag').map(tag => url.pathname.replace(/[^/]+$/, tag))
  for (const path of [url.pathname, ...tags]) {
    const used = absences.get(path)
    if (!absences.has(path) || used === authorization) continue
    const target = new URL(path, url)
    let response = await send('HEAD', target, authorization)
    if (response.status >= 400 && response.status !== 404) {
      drain(response)
      response = await send('GET', target, authorization)
    }
    drain(response)
    const { status } = response
    if (status === 404) absences.set(path, authorization)
    else if (status >= 400) throw new RegistryError({ method: 'GET', url: target, status })
    else throw outdated(at, target, used)
  }
}

/** Returns whether what was absent in a repository was looked up with less right than a write there has. */
export async function isOutdated(
  at: Repository,
  session: Session,
  exchange: (request: WriteRequest) => Promise<RegistryResponse>,
): Promise<boolean> {
  const paths = `/v2/${at.repository}/manifests/`
  const lookedUpWith = [...session.absences].flatMap(([path, used]) => (path.startsWith(paths) ? [used] : []))
  if (lookedUpWith.length === 0) return false
  const write = { at, actions: ['pull', 'push'] } as const
  const isOther = async () => {
    const authorization = await session.authorize(at, write.actions)
    return lookedUpWith.some(used => used !== authorization)
  }
  if (await isOther()) return true
  if (!lookedUpWith.includes(undefined)) return false
  const response = await exchange({ ...write, method: 'POST', target: 'blobs/uploads/', headers: noBody })
  const location = header(response, 'location')
  if (response.status === 202 && location !== undefined && URL.canParse(location, response.url.href))
    await exchange({ ...write, method: 'DELETE', target: new URL(location, response.url) }).catch(() => {})
  return isOther()
}

interface WriteRequest extends Pick<Asking, 'at' | 'actions' | 'method'> {
  readonly target: string | URL
  readonly headers?: Readonly<Record<string, string>>
}

const noBody = { 'content-length': '0' }

/** The headers of a lookup of a manifest. */
export const lookupHeaders = { accept: manifestTypes.join(', ') }

function outdated(at: Repository, url: URL, used: string | undefined): RegistryError {
  const tag = url.pathname.split('/').at(-1)
  const how = used === undefined ? 'before the registry asked for the login' : 'with a token of less right'
  return new OutdatedLookupError({
    method: 'PUT',
    url,
    why: `${formatReference({ ...at, tag })} exists: it was looked up ${how}`,
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

function isTag({ pathname }: URL): boolean {
  return /\/manifests\/[^/:]+$/.test(pathname)
}

function isLookup(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
