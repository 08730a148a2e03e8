import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAttestation } from '../image/index-entry.ts'
import { blobPath, layoutImage } from '../image/layout.ts'
import { type Descriptor, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'

/** The part of a provenance that tells what was fetched. https://slsa.dev/spec/v0.2/provenance, https://slsa.dev/spec/v1.0/provenance */
interface Provenance {
  readonly invocation?: { readonly configSource?: ConfigSource }
  readonly buildDefinition?: { readonly externalParameters?: { readonly configSource?: ConfigSource } }
}
type ConfigSource = { readonly digest?: { readonly sha1?: string } }

/**
 * Reads which commit the builder fetched out of its provenance: what it tells about a build of one platform, else the
 * attestations of the layout. Nothing where they do not all name the same.
 */
export async function fetchedCommit(told: readonly unknown[], layout: string): Promise<string | undefined> {
  const provenances = told.length > 0 ? told : await provenancesIn(layout)
  const commits = new Set(provenances.map(provenance => commitIn(provenance as Provenance)))
  const [commit = ''] = commits
  return commits.size === 1 && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined
}

function commitIn({ invocation, buildDefinition }: Provenance): string | undefined {
  const source = invocation?.configSource ?? buildDefinition?.externalParameters?.configSource
  return source?.digest?.sha1
}

async function provenancesIn(layout: string): Promise<unknown[]> {
  const read = (digest: Digest) => readFile(join(layout, blobPath(digest)))
  const manifestOf = async (entry: Descriptor) => parseManifest({ ...entry, bytes: await read(entry.digest) })
  const root = await manifestOf(layoutImage(await readFile(join(layout, 'index.json'))))
  if (root.kind === 'image') return []
  const attestations = await Promise.all(root.manifests.filter(isAttestation).map(manifestOf))
  const layers = attestations.flatMap(manifest => (manifest.kind === 'image' ? manifest.layers : []))
  const statements = layers.filter(({ annotations }) =>
    annotations?.['in-toto.io/predicate-type']?.startsWith('https://slsa.dev/provenance/'),
  )
  return Promise.all(
    statements.map(async ({ digest }) => JSON.parse((await read(digest)).toString('utf8')).predicate ?? {}),
  )
}
