import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { UserError } from '../messages/errors.ts'
import { leadsInside, type Reach, reachOf } from './public-address.ts'

/** Finds the addresses of a name; given in tests. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

/** Asks the resolver of the system; loaded when a name is judged, which is seldom. */
export const resolveName: Resolve = hostname =>
  process.getBuiltinModule('node:dns/promises').lookup(hostname, { all: true })

/**
 * Refuses a server that somebody else named (a realm, a redirect) where it may not lead: to this machine, to metadata services,
 * and into a private network unless the server that named it is in one itself. Names are judged here, their addresses when the
 * connection is made.
 *
 * @throws UserError naming the address.
 */
export function assertNamed(url: URL, by: URL): void {
  if (leadsInside(url.hostname, by.hostname)) throw inside(url, by)
}

/** Makes a lookup that gives only addresses which `assertNamed` would let pass: those are what is connected to. */
export function guardedLookup(url: URL, by: URL, resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    addressesOf(hostname, { url, by }, resolve).then(
      found => {
        const [first] = found
        if (options.all) done(null, found)
        else done(null, first?.address ?? '', first?.family)
      },
      error => done(error as NodeJS.ErrnoException, '', 0),
    )
  }
}

/** Judges the addresses of a name where a proxy will look it up; a name that is not known here is the proxy's to judge. */
export async function assertAddresses(url: URL, by: URL, resolve: Resolve): Promise<void> {
  if (url.hostname === by.hostname || reachOf(url.hostname) !== undefined) return
  await addressesOf(url.hostname, { url, by }, resolve).catch(error => {
    if (error instanceof UserError) throw error
  })
}

async function addressesOf(
  hostname: string,
  { url, by }: { readonly url: URL; readonly by: URL },
  resolve: Resolve,
): Promise<LookupAddress[]> {
  const found = await resolve(hostname)
  const reaches = new Set(found.map(({ address }) => reachOf(address)))
  if (reaches.has('machine') || reaches.has(undefined)) throw inside(url, by)
  if (reaches.has('network') && (await reachOfHost(by.hostname, resolve)) !== 'network') throw inside(url, by)
  return [...found]
}

async function reachOfHost(hostname: string, resolve: Resolve): Promise<Reach | undefined> {
  const literal = reachOf(hostname)
  if (literal !== undefined) return literal
  const found = await resolve(hostname).catch(() => [])
  return found.some(({ address }) => reachOf(address) === 'network') ? 'network' : 'public'
}

function inside(url: URL, by: URL): UserError {
  return new UserError(
    `${by.host} leads to ${url.host}, which is refused: it is an address inside a network or of this machine, and not ${by.host} itself`,
  )
}
