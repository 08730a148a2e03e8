import { ContentError, digestOf } from '../image/digest.ts'
import { manifestTypes, parseManifest, type StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, parseDigest, type Repository } from '../image/reference.ts'
import { mediaTypeOf, withoutParameters } from './media-type.ts'
import { exchangeFollowing } from './redirect.ts'
import { learnOneTag } from './registry-features.ts'
import { header, type RegistryResponse, unexpectedResponse } from './response.ts'
import type { Transport } from './transport.ts'

/** Bytes; registries must accept 4 MiB. */
const longestManifest = 8 * 1024 * 1024

/** The result of a lookup without the bytes. */
export interface ManifestHead {
  readonly digest: Digest
  readonly mediaType: string
  readonly size: number | undefined
}

/** The response of a registry to a stored manifest. */
export interface Stored {
  /** The registry lists this manifest as a referrer of its subject by itself. */
  readonly keepsReferrers: boolean
  /** Tags of a multi-tag request that the registry confirmed. */
  readonly tags: readonly string[]
}

/**
 * Reads a manifest as raw bytes by tag or digest; nothing when the registry clearly says that there is none.
 *
 * @throws ContentError when the bytes are not the requested or announced ones.
 */
export async function getManifest(
  transport: Transport,
  at: Repository,
  name: string,
): Promise<StoredManifest | undefined> {
  const response = await lookUp(transport, 'GET', at, name)
  if (response === undefined) return undefined
  const origin = formatReference({
    ...at,
    ...(name.includes(':') ? { digest: name as Digest } : { tag: name }),
  })
  const digest = digestOf(response.body)
  const announced = header(response, 'docker-content-digest')
  const wanted = name.includes(':') ? name : announced
  if (wanted !== undefined && wanted !== digest)
    throw new ContentError(
      `${origin} returned the bytes of ${digest} where ${wanted} was ${name === wanted ? 'requested' : 'announced'}`,
    )
  const mediaType = mediaTypeOf(response, origin)
  const stored = { bytes: response.body, mediaType, digest }
  parseManifest(stored)
  return stored
}

/**
 * Looks up the digest of a tag or the existence of a digest; nothing when the registry clearly says that there is none.
 */
export async function headManifest(
  transport: Transport,
  at: Repository,
  name: string,
): Promise<ManifestHead | undefined> {
  const response = await lookUp(transport, 'HEAD', at, name)
  if (response === undefined) return undefined
  const announced = header(response, 'docker-content-digest')
  if (response.status !== 200 || announced === undefined) {
    const stored = await getManifest(transport, at, name)
    return stored && { digest: stored.digest, mediaType: stored.mediaType, size: stored.bytes.length }
  }
  const digest = parseDigest(announced)
  if (name.includes(':') && digest !== name)
    throw new ContentError(`${formatReference({ ...at, digest: name as Digest })} was announced as ${digest}`)
  const length = header(response, 'content-length')
  return {
    digest,
    mediaType: withoutParameters(header(response, 'content-type')) ?? '',
    size: length === undefined ? undefined : Number(length),
  }
}

/**
 * Stores a manifest under a tag or its digest, and checks that the registry stored the same bytes. With `tags`,
 * requests all of them in the one request that names the digest.
 * https://github.com/opencontainers/distribution-spec/pull/600
 */
export async function putManifest(
  transport: Transport,
  at: Repository,
  stored: StoredManifest,
  { name, tags = [] }: { readonly name: string; readonly tags?: readonly string[] },
): Promise<Stored> {
  const query = tags.map(tag => `tag=${encodeURIComponent(tag)}`).join('&')
  const response = await exchangeFollowing(transport, {
    at,
    actions: ['pull', 'push'],
    method: 'PUT',
    target: `manifests/${name}${query && `?${query}`}`,
    headers: { 'content-type': stored.mediaType },
    body: stored.bytes,
  })
  if (response.status < 200 || response.status > 299) throw unexpectedResponse(response)
  // An answer that names another digest says nothing certain: what the name holds now decides.
  const named = header(response, 'docker-content-digest')
  const digest = named === stored.digest ? named : (await headManifest(transport, at, name))?.digest
  if (digest !== stored.digest)
    throw new ContentError(
      `${at.registry}/${at.repository} stored ${digest ?? 'nothing'} where ${stored.digest} was pushed as ${name}`,
    )
  const taken = (response.headers['oci-tag'] ?? []).flatMap(line => line.split(',').map(tag => tag.trim()))
  if (tags.length > 0 && taken.length === 0) learnOneTag(transport, at.registry)
  return { keepsReferrers: response.headers['oci-subject'] !== undefined, tags: taken }
}

const absenceCodes = /"(?:MANIFEST|NAME)_UNKNOWN"/

/** Status codes with which registries, and storage behind them, answer a HEAD although they answer the GET. */
export const headUnsupported: readonly number[] = [400, 403, 405, 406, 501]

/** Sends a lookup; the answer to a HEAD that says nothing about the manifest is returned as it is. */
async function lookUp(
  transport: Transport,
  method: 'GET' | 'HEAD',
  at: Repository,
  name: string,
): Promise<RegistryResponse | undefined> {
  const response = await exchangeFollowing(transport, {
    at,
    actions: ['pull'],
    method,
    target: `manifests/${name}`,
    headers: { accept: manifestTypes.join(', ') },
    limit: longestManifest,
  })
  const { status, url } = response
  const elsewhere = url.origin !== transport.endpoint(at.registry).url.origin
  if (status === 404 && elsewhere && method === 'HEAD') return response
  // A storage service says 404 to what it may not show; only a registry's own words mean that there is no such manifest.
  const absent = !elsewhere || absenceCodes.test(response.body.toString('utf8'))
  if (status === 404 && absent) return undefined
  const unclear = method === 'HEAD' && (headUnsupported.includes(status) || elsewhere)
  if (status !== 200 && !unclear) throw unexpectedResponse(response)
  return response
}
