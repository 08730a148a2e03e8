import { isAttestation } from '../image/index-entry.ts'
import { parseManifest } from '../image/manifest.ts'
import { formatPlatform } from '../image/platform.ts'
import { parseReference } from '../image/reference.ts'
import { getManifest } from '../registry/manifests.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'

/** Milliseconds for the question; an answer is no condition for anything. */
const longest = 5000

/** Lists the platforms that an image exists for, as its registry says; none where it does not answer, or for an image without an index. */
export async function basePlatforms(image: string, tools: Tools): Promise<string[]> {
  try {
    const { registry, repository, tag, digest } = parseReference(image)
    const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
    const transport = openTransport({ ...tools, signal })
    const stored = await getManifest(transport, { registry, repository }, digest ?? tag ?? 'latest')
    const manifest = stored && parseManifest(stored)
    if (manifest?.kind !== 'index') return []
    const entries = manifest.manifests.filter(entry => !isAttestation(entry))
    return [...new Set(entries.flatMap(({ platform }) => (platform ? [formatPlatform(platform)] : [])))]
  } catch {
    return []
  }
}
