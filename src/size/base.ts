import { attested, isAttestation } from '../image/index-entry.ts'
import { type Descriptor, parseManifest } from '../image/manifest.ts'
import { imageMaterials } from '../image/materials.ts'
import { pairPlatforms } from '../image/platform.ts'
import { type Digest, formatReference, parseDigest, parseReference } from '../image/reference.ts'
import { type ImageReader, readBlob } from '../store/image-reader.ts'
import { entriesBelow } from '../store/index-entries.ts'
import { type LoadedPlatform, loadPlatforms } from './load-platforms.ts'
import type { Readable } from './size.ts'

/** A possible base image. */
interface Candidate {
  /** As given to the builder, often with a tag. */
  readonly name: string
  readonly repository: string
  readonly digest: Digest
}

/** The base image for one platform. */
export interface BaseImage {
  readonly name: string
  readonly digest: Digest
  /** Diff IDs, lowest first: the lowest layers of the image built on it. */
  readonly layers: readonly Digest[]
}

/** Images of other stages are named as well; at most this many are read. */
const mostCandidates = 8

/**
 * Finds the base image of each platform: the image named by the annotations `org.opencontainers.image.base.*` or by
 * BuildKit's provenance whose layers are the lowest of this one. A named image that does not match, or cannot be read,
 * is no base: there is no guessing.
 */
export async function findBases(
  { digest, reader }: Readable,
  open: (repository: string) => ImageReader,
): Promise<Record<string, BaseImage>> {
  const root = parseManifest(await reader.manifest(digest))
  const platforms = await loadPlatforms(reader, digest)
  const attestations = (await entriesBelow(reader, { digest, manifest: root })).filter(isAttestation)
  const found = await Promise.all(
    platforms.map(async platform => {
      const annotated = [platform.manifest.annotations, root.annotations].flatMap(annotationBase)
      const provenance = attestations.find(entry => attested(entry) === platform.digest)
      const candidates =
        annotated.length > 0 || !provenance ? annotated : await provenBases(reader, provenance)
      const bases = candidates
        .slice(0, mostCandidates)
        .map(candidate => layersBelow(platform, candidate, open))
      const [longest] = (await Promise.all(bases))
        .flat()
        .toSorted((a, b) => b.layers.length - a.layers.length)
      return longest === undefined ? [] : [[platform.platform, longest] as const]
    }),
  )
  return Object.fromEntries(found.flat())
}

function annotationBase(annotations: Readonly<Record<string, string>>): Candidate[] {
  const name = annotations['org.opencontainers.image.base.name']
  return candidate(name, annotations['org.opencontainers.image.base.digest'])
}

async function provenBases(reader: ImageReader, provenance: Descriptor): Promise<Candidate[]> {
  const manifest = parseManifest(await reader.manifest(provenance.digest))
  const layer =
    manifest.kind === 'image' &&
    manifest.layers.find(({ annotations }) =>
      annotations?.['in-toto.io/predicate-type']?.startsWith('https://slsa.dev/provenance/'),
    )
  if (!layer) return []
  const { predicate } = JSON.parse((await readBlob(reader, layer)).toString('utf8')) as {
    predicate?: unknown
  }
  return imageMaterials(predicate).flatMap(({ name, digest }) => candidate(name, digest))
}

function candidate(name: string | undefined, digest: string | undefined): Candidate[] {
  if (name === undefined || digest === undefined) return []
  try {
    const { registry, repository } = parseReference(name)
    return [{ name, repository: formatReference({ registry, repository }), digest: parseDigest(digest) }]
  } catch {
    return []
  }
}

/** Returns the base, when its layers are the lowest of the image; an image is not its own base. */
async function layersBelow(
  image: LoadedPlatform,
  { name, repository, digest }: Candidate,
  open: (repository: string) => ImageReader,
): Promise<BaseImage[]> {
  const loaded = await loadPlatforms(open(repository), digest).catch(() => [])
  const { history } = image
  const layers = pairPlatforms([image], loaded).get(image)?.history.diffIds ?? []
  const fits = layers.length < history.diffIds.length && layers.every((id, at) => id === history.diffIds[at])
  return fits && layers.length > 0 ? [{ name, digest, layers }] : []
}
