import type { Subject } from '../image/subject.ts'
import { InputError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Run } from '../stage/record/run.ts'
import type { Tools } from '../stage/stage.ts'
import { placeLayout } from '../store/layout/layout-path.ts'
import { type FoundImage, findImage, readSubject } from '../store/subject.ts'

/**
 * Finds the image of a stage: the one that is named, else the one in the record.
 *
 * @throws InputError naming both ways when there is neither.
 */
export async function subjectOf(image: string | undefined, record: Run, tools: Tools): Promise<Subject> {
  if (image !== undefined) {
    const placed = await placeLayout(image, tools.host.workspace)
    return await readSubject(placed, openTransport(tools))
  }
  const { digest, source, platforms, localImage } = builtOf(record)
  return { digest, source, platforms, ...(localImage !== undefined && { localImage }) }
}

/** Finds the image as `subjectOf` does, without reading its manifests. */
export async function foundOf(image: string | undefined, record: Run, tools: Tools): Promise<FoundImage> {
  if (image === undefined) return builtOf(record)
  return await findImage(await placeLayout(image, tools.host.workspace), openTransport(tools))
}

function builtOf({ build }: Run) {
  if (build?.digest === undefined || build.source === undefined) {
    const message = 'is not set, and this run has built no image'
    throw new InputError([{ input: 'image', message }], {
      hint: 'Name the image, or run the build stage first and pass its record on with run-file.',
    })
  }
  return { ...build, digest: build.digest, source: build.source }
}
