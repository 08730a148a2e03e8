import * as v from 'valibot'
import { machineOf } from '../image/platform.ts'
import { UserError } from '../messages/errors.ts'
import { oneLine } from './foreign-text.ts'
import type { PlatformImage } from './platform-layout.ts'

const text = v.optional(v.pipe(v.string(), v.maxLength(100_000)))

/** The part of every report that identifies the scanned image. */
export const metadata = v.object({
  ImageID: v.string(),
  DiffIDs: v.nullish(v.array(v.string())),
  ImageConfig: v.optional(v.object({ architecture: text, os: text })),
})

/** Reads a report of a known shape. @throws UserError naming the first part that is invalid. */
export function parseReport<Schema extends v.GenericSchema>(
  shape: Schema,
  json: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(shape, parseJson(json))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw unusable(`${v.getDotPath(issue) ?? 'the whole'}: ${oneLine(issue.message)}`)
}

/** Refuses a report about another image than the scanned one. */
export function assertSame(
  { ImageID, DiffIDs, ImageConfig }: v.InferOutput<typeof metadata>,
  image: PlatformImage,
) {
  if (ImageID !== image.config) throw unusable(`it is about ${oneLine(ImageID)}, not ${image.config}`)
  if (JSON.stringify(DiffIDs ?? []) !== JSON.stringify(image.diffIds))
    throw unusable('it is about other layers')
  const told = ImageConfig && `${ImageConfig.os}/${ImageConfig.architecture}`
  if (told !== undefined && machineOf(told) !== machineOf(image.platform))
    throw unusable(`it is about ${oneLine(told)}, not ${image.platform}`)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw unusable(json.trim() === '' ? 'it is empty' : 'it is not JSON', cause)
  }
}

/** Creates the error of an invalid report. */
export function unusable(why: string, cause?: unknown): UserError {
  return new UserError(`the scanner's report cannot be used: ${why}`, {
    hint: 'Check the Trivy version; Buildonce is tested with 0.76.0.',
    cause,
  })
}
