import { digestOf } from '../image/digest.ts'
import {
  claimedMediaType,
  type Descriptor,
  manifestTypes,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { parseFaults } from './error.ts'
import { OutdatedLookupError } from './late-login.ts'
import { readPages } from './link.ts'
import { getManifest, putManifest } from './manifests.ts'
import { withoutParameters } from './media-type.ts'
import { exchangeFollowing } from './redirect.ts'
import { meansImmutable } from './refusal.ts'
import { header, type RegistryResponse, unexpectedResponse } from './response.ts'
import type { ApiRequest } from './send.ts'
import type { Transport } from './transport.ts'

/** All tags of a repository, where they are known: a fallback tag that is not among them does not exist. */
export type KnownTags = Promise<ReadonlySet<string> | undefined> | undefined

/**
 * Lists what refers to a digest: by the API, and where there is none or it returns none, by the fallback tag. The list
 * is unverified; a caller that uses an entry must read it and check its subject.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function listReferrers(
  transport: Transport,
  at: Repository,
  digest: Digest,
  tags?: KnownTags,
): Promise<Descriptor[]> {
  const listed = await byApi(transport, at, digest)
  const known = listedAt(transport, at)
  if (listed !== undefined && listed.length > 0) {
    for (const entry of listed) known.add(entry.digest)
    return listed
  }
  // An API that was enabled later does not know referrers attached before; to what it lists itself they came after it.
  if (listed !== undefined && known.has(digest)) return []
  if ((await tags)?.has(fallbackTag(digest)) === false) return []
  return (await readFallback(transport, at, digest))?.manifests.slice() ?? []
}

/**
 * Adds a stored referrer to the fallback list, unless the registry maintains the list itself.
 *
 * @throws UserError when the fallback tag is something else; it is never overwritten.
 */
export async function addReferrer(
  transport: Transport,
  at: Repository,
  subject: Digest,
  added: AddedReferrer,
): Promise<void> {
  return addReferrers(transport, at, subject, [added])
}

/** A stored referrer, and whether the registry said that it lists it by itself. */
export interface AddedReferrer {
  readonly stored: StoredManifest
  readonly keepsReferrers: boolean
}

/** Adds several referrers of one subject with one write of the list. */
export async function addReferrers(
  transport: Transport,
  at: Repository,
  subject: Digest,
  added: readonly AddedReferrer[],
): Promise<void> {
  const announced = added.some(({ keepsReferrers }) => keepsReferrers)
  const served = announced && (await isServed(transport, at, subject))
  const entries = added.filter(each => !(served && each.keepsReferrers)).map(({ stored }) => entryOf(stored))
  const missingIn = (list: Awaited<ReturnType<typeof readFallback>>) => {
    const held = new Set(list?.manifests.map(({ digest }) => digest))
    return entries.filter(({ digest }) => !held.has(digest))
  }
  if (entries.length === 0) return
  for (let tries = 0; tries < 4; tries++) {
    const list = await readFallback(transport, at, subject)
    const missing = missingIn(list)
    if (missing.length === 0) return
    const bytes = fallbackIndex([...(list?.raw ?? []), ...missing])
    const next = { bytes, mediaType: manifestTypes[0], digest: digestOf(bytes) }
    const name = fallbackTag(subject)
    await putManifest(transport, at, next, { name }).catch(cause => {
      // It is read again with the login that the registry asked for only now.
      if (cause instanceof OutdatedLookupError) return
      throw meansImmutable(cause) ? onlyOneList(formatReference({ ...at, tag: name }), cause) : cause
    })
    // A concurrent writer may have dropped our entry: the next round checks.
  }
  if (missingIn(await readFallback(transport, at, subject)).length > 0)
    throw new UserError(
      `${formatReference({ ...at, tag: fallbackTag(subject) })} is being changed by other writers all the time`,
    )
}

function onlyOneList(list: string, cause: unknown): UserError {
  return new UserError(
    `${list} lists the referrers of the image and has to move with each addition, but the registry does not allow that`,
    {
      cause,
      hint: 'Where all tags of a repository are immutable, this list can have only one version: exempt tags that begin with "sha256-", or attach all signatures and documents before the image is promoted to it.',
    },
  )
}

/** Returns the tag that lists the referrers of a digest where a registry has no API for it. */
export function fallbackTag(digest: Digest): string {
  return digest.replace(':', '-')
}

/** Bytes of all pages together. */
const longestList = 16 * 1024 * 1024

async function byApi(
  transport: Transport,
  at: Repository,
  subject: Digest,
): Promise<Descriptor[] | undefined> {
  const none = `no referrers at ${at.registry}`
  const probes = knownBy(transport, allProbes)
  const probe = probes.get(at.registry)
  if (probe !== undefined) await probe
  if (transport.learned.has(none)) return undefined
  const asking = pagesOf(transport, at, subject)
  // While nobody knows whether there is an API, one request finds out for all.
  if (probe === undefined) probes.set(at.registry, asking.then(noValue, noValue))
  const found = await asking
  if (found === undefined) transport.learned.add(none)
  return found
}

const noValue = () => undefined
type Known<T> = WeakMap<Set<string>, Map<string, T>>
/** The first request for referrers at each registry. */
const allProbes: Known<Promise<undefined>> = new WeakMap()
/** Whether each repository serves them. */
const allServing: Known<Promise<boolean>> = new WeakMap()
/** What the API of each repository has listed. */
const allListed: Known<Set<Digest>> = new WeakMap()

/** Returns what a transport knows of one kind, beside what it has learned. */
function knownBy<T>({ learned }: Transport, all: Known<T>): Map<string, T> {
  const known = all.get(learned) ?? new Map<string, T>()
  all.set(learned, known)
  return known
}

function listedAt(transport: Transport, at: Repository): Set<Digest> {
  const places = knownBy(transport, allListed)
  const place = formatReference(at)
  const listed = places.get(place) ?? new Set()
  places.set(place, listed)
  return listed
}

/** Finds out once for each repository whether it serves the list: some registries announce that they keep it, and do not serve it. */
function isServed(transport: Transport, at: Repository, subject: Digest): Promise<boolean> {
  const places = knownBy(transport, allServing)
  const place = formatReference(at)
  const known = places.get(place)
  if (known !== undefined) return known
  const served = byApi(transport, at, subject).then(list => list !== undefined)
  places.set(place, served)
  // What could not be found out is asked again.
  served.catch(() => places.delete(place))
  return served
}

async function pagesOf(
  transport: Transport,
  at: Repository,
  subject: Digest,
): Promise<Descriptor[] | undefined> {
  const found: Descriptor[] = []
  let served = true
  await readPages(
    `referrers/${subject}`,
    async (target, page) => {
      const request: ApiRequest = {
        ...{ at, actions: ['pull'], method: 'GET', target, headers: { accept: manifestTypes[0] } },
        limit: 8 * 1024 * 1024,
      }
      // A registry without the API may redirect to a page for people.
      const response = await exchangeFollowing(transport, request, ({ pathname }) =>
        pathname.endsWith(`/referrers/${subject}`),
      )
      const entries = response.status === 200 && isIndex(response) ? parsePage(response) : undefined
      if (entries !== undefined) {
        for (const entry of entries) found.push(entry)
        return response
      }
      // Only the first page tells whether there is an API; without a further one the list would be incomplete.
      if (page > 0 || [401, 403].includes(response.status)) throw unexpectedResponse(response)
      // Where there is no such repository, that says nothing of the registry.
      served =
        response.status === 404 && parseFaults(response.body).some(({ code }) => code === 'NAME_UNKNOWN')
      return undefined
    },
    { home: transport.endpoint(at.registry).url, longest: longestList },
  )
  return served ? found : undefined
}

/** Some proxies say of every answer that it is just JSON: then it has to call itself an index. */
function isIndex(response: RegistryResponse): boolean {
  const sent = withoutParameters(header(response, 'content-type'))
  const { mediaType, named } = claimedMediaType(response.body)
  return sent === manifestTypes[0] || (named && mediaType === manifestTypes[0])
}

function parsePage(response: RegistryResponse): readonly Descriptor[] | undefined {
  const page = parseManifest({
    bytes: response.body,
    mediaType: manifestTypes[0],
    digest: response.url.pathname,
  })
  return page.kind === 'index' ? page.manifests : undefined
}

async function readFallback(transport: Transport, at: Repository, subject: Digest) {
  const stored = await getManifest(transport, at, fallbackTag(subject))
  if (stored === undefined) return undefined
  const list = parseManifest(stored)
  if (list.kind !== 'index' || list.manifests.some(({ artifactType, platform }) => platform && !artifactType))
    throw new UserError(
      `${formatReference({ ...at, tag: fallbackTag(subject) })} should list the referrers of the image, but is an image itself`,
      {
        hint: 'A copy with another tool may have caused this. Remove this tag, or copy the referrers again.',
      },
    )
  // Kept unchanged, because entries may have unknown fields.
  const { manifests } = JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as { manifests: unknown[] }
  return { manifests: list.manifests, raw: manifests }
}

/** Creates the descriptor of a referrer for a list of referrers. */
export function entryOf({ bytes, mediaType, digest }: StoredManifest): Descriptor {
  const manifest = parseManifest({ bytes, mediaType, digest })
  const artifactType =
    manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined)
  const { annotations } = manifest
  return {
    mediaType,
    digest,
    size: bytes.length,
    ...(artifactType !== undefined && { artifactType }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  }
}

function fallbackIndex(manifests: readonly unknown[]): Uint8Array {
  return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: manifestTypes[0], manifests }))
}
