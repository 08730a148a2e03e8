import { UserError } from '../messages/errors.ts'
import { RegistryError } from './error.ts'
import { header, locationOf, type OpenResponse, type RegistryResponse } from './response.ts'
import type { ApiRequest } from './send.ts'
import type { Transport } from './transport.ts'

/** Redirects that are followed one after another. */
const mostHops = 5

/** Status codes of redirects: of a lookup, and of a write, where other ones would make a GET of it. */
const [moved, movedWrite]: readonly (readonly number[])[] = [
  [301, 302, 303, 307, 308],
  [307, 308],
]

/**
 * Finds where a response redirects to; nothing where it does not.
 *
 * @throws UserError when that is less secure than the registry.
 */
export function redirectTarget(
  { status, url, headers }: Pick<OpenResponse, 'status' | 'url' | 'headers'>,
  { registry, secure }: { readonly registry: string; readonly secure: boolean },
): URL | undefined {
  const location = header({ headers }, 'location')
  if (status < 300 || status > 399 || location === undefined) return undefined
  const target = locationOf(location, { url, method: 'GET' })
  if (target.protocol !== 'https:' && (secure || target.protocol !== 'http:'))
    throw new UserError(
      `${registry} redirects a download to ${target.protocol}//${target.host}, which is not https`,
    )
  return target
}

/** Counts the redirects of one request. @throws RegistryError when there are too many. */
export function countHop(hops: number, response: Pick<OpenResponse, 'status' | 'url'>): void {
  if (hops < mostHops) return
  const { url, status } = response
  throw new RegistryError({ method: 'GET', url, status, why: `it redirects more than ${mostHops} times` })
}

/**
 * Sends a request and follows its redirects: some registries serve manifests and lists from another host, which gets no
 * credentials. A write stays at its registry. https://github.com/opencontainers/distribution-spec/issues/607
 *
 * @param accepts tells whether a target is the same content elsewhere; where it is not, the redirect itself is returned.
 */
export async function exchangeFollowing(
  transport: Transport,
  request: ApiRequest,
  accepts: (target: URL) => boolean = () => true,
): Promise<RegistryResponse> {
  const { registry } = request.at
  const { origin, protocol } = transport.endpoint(registry).url
  const secure = protocol === 'https:'
  const reads = request.method === 'GET' || request.method === 'HEAD'
  let target = request.target
  for (let hops = 0; ; hops++) {
    const response = await transport.exchange({ ...request, target })
    if (!(reads ? moved : movedWrite)?.includes(response.status)) return response
    const next = redirectTarget(response, { registry, secure })
    if (next === undefined || !accepts(next) || !(reads || next.origin === origin)) return response
    countHop(hops, response)
    target = next
  }
}
