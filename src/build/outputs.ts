import { formatBuiltFrom } from '../identity/words.ts'
import type { BuildSection } from '../stage/record/build.ts'
import type { Timed } from '../stage/record/section.ts'

/** The step outputs of the build stage. */
export const buildOutputs = {
  digest: 'Digest of the image: of its index, or of its manifest when there is no index.',
  'media-type': 'Media type of the digest.',
  platforms: 'The platforms that were built, separated by commas.',
  layout: 'Folder of the OCI layout, kept until the end of the job.',
  'built-from':
    'The commit that the image was built from, `<commit>-dirty` where it holds changes that no commit has; a retagged image keeps it.',
  imageid:
    'ID of the image in the Docker Engine of this machine: the digest where its image store is containerd, else the digest of the config.',
  metadata:
    'What buildx tells about the build, as JSON: `containerimage.digest`, `containerimage.descriptor` and `buildx.build.ref`.',
  'local-image': 'Name under which the Docker Engine of this machine has the image until the end of the job.',
  'test-report':
    'Folder with what `test-report` has copied out of the test stage, kept until the end of the job.',
} as const

/** Returns the step outputs of a section. */
export function outputs(section: Timed<BuildSection>): Record<keyof typeof buildOutputs, string> {
  return {
    digest: section.digest ?? '',
    'media-type': section.mediaType ?? '',
    platforms: section.platforms.map(({ platform }) => platform).join(','),
    layout: section.source?.kind === 'layout' ? section.source.path : '',
    'built-from': formatBuiltFrom(section.builtFrom),
    imageid: section.imageId ?? '',
    metadata: metadataOf(section),
    'local-image': section.localImage ?? '',
    'test-report': section.test?.reports ?? '',
  }
}

/** Writes the keys of buildx's metadata file that tell of the image that is proven. */
function metadataOf({ digest, mediaType, ref }: Timed<BuildSection>): string {
  if (digest === undefined) return ''
  return JSON.stringify({
    ...(ref !== undefined && { 'buildx.build.ref': ref }),
    'containerimage.descriptor': { mediaType, digest },
    'containerimage.digest': digest,
  })
}
