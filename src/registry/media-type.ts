import { ContentError } from '../image/digest.ts'
import { claimedMediaType, manifestTypes } from '../image/manifest.ts'
import { RegistryError } from './error.ts'
import { header, type RegistryResponse } from './response.ts'

/** Returns the type that the header names; a manifest that declares another one was altered or mislabelled. */
export function mediaTypeOf(response: RegistryResponse, origin: string): string {
  const sent = withoutParameters(header(response, 'content-type'))
  const { mediaType, named } = claimedMediaType(response.body)
  const known = (type: string | undefined) =>
    (manifestTypes as readonly (string | undefined)[]).includes(type)
  if (known(sent) && named && mediaType !== sent)
    throw new ContentError(`${origin} was sent as ${sent} but calls itself ${mediaType}`)
  const type = known(sent) ? sent : mediaType
  if (type !== undefined && known(type)) return type
  const what = sent ?? mediaType ?? 'document without a type'
  throw new RegistryError({
    ...response,
    why: `${origin} is of the type ${what}, which is not a known image manifest`,
    hint: /\.distribution\.manifest\.v1\b/.test(what)
      ? 'That is the format of Docker before 2016 (schema 1), which engines no longer support: build the image again.'
      : undefined,
  })
}

/** Returns a media type without its parameters. */
export function withoutParameters(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase()
}
