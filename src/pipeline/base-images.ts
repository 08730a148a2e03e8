import { openTransport } from '../registry/open-transport.ts'
import { type BaseImage, findBases } from '../size/base.ts'
import type { Readable } from '../size/size.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'

/** Timeout for base images in milliseconds; their registry may be unreachable. */
const longest = 5000

/** Finds the base image of each platform; without it only the share of the base image is unknown. */
export async function basesOf(
  image: Readable,
  tools: Tools,
): Promise<Readonly<Record<string, BaseImage>> | undefined> {
  const transport = openTransport({
    ...tools,
    signal: AbortSignal.any([tools.signal, AbortSignal.timeout(longest)]),
  })
  try {
    return await findBases(image, name => openImage({ kind: 'registry', repository: name }, transport))
  } catch (error) {
    tools.log.debug(`the base image is not known: ${(error as Error).message}`)
    return undefined
  }
}
