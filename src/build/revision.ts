import { formatBuiltFrom } from '../identity/words.ts'
import type { BuildRequest } from './request.ts'

const key = 'org.opencontainers.image.revision'

/**
 * Lets label and annotations name the commit that is built, where the tags stage named the one that the event tells. What
 * the workflow wrote itself stays.
 */
export function withRevision({
  identity,
  namedCommit,
  imageLabels = {},
  imageAnnotations = [],
}: Pick<BuildRequest, 'identity' | 'namedCommit' | 'imageLabels' | 'imageAnnotations'>): Required<
  Pick<BuildRequest, 'imageLabels' | 'imageAnnotations'>
> {
  const built = formatBuiltFrom(identity?.builtFrom)
  if (built === '' || namedCommit === undefined) return { imageLabels, imageAnnotations }
  const ending = `${key}=${namedCommit}`
  const named = imageLabels[key] === namedCommit
  return {
    imageLabels: named ? { ...imageLabels, [key]: built } : imageLabels,
    imageAnnotations: imageAnnotations.map(annotation =>
      annotation === ending || annotation.endsWith(`:${ending}`)
        ? `${annotation.slice(0, annotation.length - namedCommit.length)}${built}`
        : annotation,
    ),
  }
}
