import { isAttestation } from '../image/index-entry.ts'
import { parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { type ImageReader, readBlob } from '../store/image-reader.ts'
import { entriesBelow } from '../store/index-entries.ts'

/** The part of a provenance that tells what was fetched. https://slsa.dev/spec/v0.2/provenance, https://slsa.dev/spec/v1.0/provenance */
interface Provenance {
  readonly invocation?: { readonly configSource?: ConfigSource }
  readonly buildDefinition?: { readonly externalParameters?: { readonly configSource?: ConfigSource } }
}
type ConfigSource = { readonly digest?: { readonly sha1?: string } }

/**
 * Reads which commit the builder fetched out of its provenance: what it tells about a build of one platform, else the
 * attestations of the image. Nothing where they do not all name the same.
 */
export async function fetchedCommit(
  told: readonly unknown[],
  image: { readonly reader: ImageReader; readonly digest: Digest },
): Promise<string | undefined> {
  const provenances = told.length > 0 ? told : await provenancesIn(image)
  const commits = new Set(provenances.map(provenance => commitIn(provenance as Provenance)))
  const [commit = ''] = commits
  return commits.size === 1 && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined
}

function commitIn({ invocation, buildDefinition }: Provenance): string | undefined {
  const source = invocation?.configSource ?? buildDefinition?.externalParameters?.configSource
  return source?.digest?.sha1
}

/** Bytes; a provenance with all details of a large build has some megabytes. */
const longest = 64 * 1024 * 1024

async function provenancesIn({
  reader,
  digest,
}: {
  readonly reader: ImageReader
  readonly digest: Digest
}): Promise<unknown[]> {
  const root = { digest, manifest: parseManifest(await reader.manifest(digest)) }
  const entries = (await entriesBelow(reader, root)).filter(isAttestation)
  const attestations = await Promise.all(
    entries.map(async entry => parseManifest(await reader.manifest(entry.digest))),
  )
  const layers = attestations.flatMap(manifest => (manifest.kind === 'image' ? manifest.layers : []))
  const statements = layers.filter(({ annotations }) =>
    annotations?.['in-toto.io/predicate-type']?.startsWith('https://slsa.dev/provenance/'),
  )
  return Promise.all(
    statements.map(async layer => {
      const statement = await readBlob(reader, layer, longest)
      return JSON.parse(statement.toString('utf8')).predicate ?? {}
    }),
  )
}
