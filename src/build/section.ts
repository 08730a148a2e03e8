import * as v from 'valibot'
import { builtFrom } from '../identity/section.ts'
import { amount, digestText, sectionEntries, shortText } from '../stage/section.ts'

/** One runnable manifest of the image. */
export const builtPlatform = v.object({
  /** `os/arch[/variant]`; of Windows `os(version)/arch`. */
  platform: shortText,
  digest: digestText,
  /** Compressed bytes: each layer once, and the config. */
  size: amount,
})

/** The image and where its bytes are held between build and promotion. */
export const buildSection = v.object({
  ...sectionEntries,
  /** The one digest everything else is about: of the index, or of the manifest when there is no index. */
  digest: v.optional(digestText),
  mediaType: v.optional(shortText),
  platforms: v.array(builtPlatform),
  /** The platforms that a build which failed was for, where that is known. */
  askedPlatforms: v.optional(v.array(shortText)),
  /** Where the bytes are: an OCI layout folder on this machine, or a repository of a registry. */
  source: v.optional(
    v.variant('kind', [
      v.object({ kind: v.literal('layout'), path: shortText }),
      v.object({ kind: v.literal('registry'), repository: shortText }),
    ]),
  ),
  /** Reference by which the Docker Engine of this machine knows the image, when it has it. */
  localImage: v.optional(shortText),
  /** Findings of BuildKit's build checks. */
  checks: v.array(
    v.object({
      rule: shortText,
      message: shortText,
      url: v.optional(shortText),
      file: v.optional(shortText),
      line: v.optional(amount),
    }),
  ),
  cache: v.optional(
    v.object({
      from: v.array(shortText),
      to: v.array(shortText),
      cachedSteps: amount,
      steps: amount,
      reason: v.optional(shortText),
    }),
  ),
  attestations: amount,
  /** What the image was built from; of one that is taken from the registry, by the run that built it. */
  builtFrom: v.optional(builtFrom),
  /** Nothing was built, and the evidence of this digest's checks is in the registry. */
  checked: v.optional(v.boolean()),
})
export type BuildSection = v.InferOutput<typeof buildSection>
