import { parseManifest } from '../image/manifest.ts'
import { formatPlatform, isUnknown } from '../image/platform.ts'
import { parseReference } from '../image/reference.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { entriesBelow } from '../store/index-entries.ts'
import { registryStore } from '../store/open-store.ts'

/** Milliseconds for the question; an answer is no condition for anything. */
const longest = 5000

/** Lists the platforms that an image exists for, as its registry says; none where it does not answer, or for an image without an index. */
export async function basePlatforms(image: string, tools: Tools): Promise<string[]> {
  try {
    const { registry, repository, tag, digest } = parseReference(image)
    const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
    const { reader, find } = registryStore({ registry, repository }, openTransport({ ...tools, signal }))
    const stored = await find(digest ?? tag ?? 'latest')
    if (stored === undefined) return []
    const entries = await entriesBelow(reader, { digest: stored.digest, manifest: parseManifest(stored) })
    const known = entries.flatMap(({ platform }) => (platform && !isUnknown(platform) ? [platform] : []))
    return [...new Set(known.map(formatPlatform))]
  } catch {
    return []
  }
}
