import { parseReference } from '../image/reference.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { registryStore } from '../store/open-store.ts'
import { listRunnable } from '../store/runnable-images.ts'

/** Milliseconds for the question; an answer is no condition for anything. */
const longest = 5000

/** Lists the platforms that an image exists for, as its registry says; none where it does not answer. */
export async function basePlatforms(image: string, tools: Tools): Promise<string[]> {
  try {
    const { registry, repository, tag, digest } = parseReference(image)
    const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
    const { reader, find } = registryStore({ registry, repository }, openTransport({ ...tools, signal }))
    const top = digest ?? (await find(tag ?? 'latest'))?.digest
    const images = top === undefined ? [] : await listRunnable(reader, top)
    return [...new Set(images.map(({ platform }) => platform))]
  } catch {
    return []
  }
}
