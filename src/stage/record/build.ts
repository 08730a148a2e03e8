import * as v from 'valibot'
import { builtFrom } from './built-from.ts'
import { amount, digestText, sectionEntries, shortText } from './section.ts'

/** One runnable manifest of the image. */
export const builtPlatform = v.object({
  /** `os/arch[/variant]`; of Windows `os(version)/arch`. */
  platform: shortText,
  digest: digestText,
  /** Compressed bytes: each layer once, and the config. */
  size: amount,
})

/** The end of what a step or a container printed. */
const lastLines = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(100))

/** The tests of a stage of the Dockerfile. */
const testSection = v.object({
  target: shortText,
  status: v.picklist(['passed', 'failed']),
  seconds: v.pipe(v.number(), v.minValue(0)),
  /** A container of it was run; otherwise its steps are the tests. */
  ran: v.boolean(),
  exitCode: v.optional(v.number()),
  /** Of its JUnit reports. */
  counts: v.optional(v.object({ tests: amount, failed: amount, skipped: amount })),
  failures: v.optional(
    v.pipe(
      v.array(v.object({ name: shortText, group: v.optional(shortText), message: v.optional(shortText) })),
      v.maxLength(50),
    ),
  ),
  /** The last lines that a container printed whose tests failed. */
  log: v.optional(lastLines),
  /** The folder with the reports, kept until the end of the job. */
  reports: v.optional(shortText),
})
export type TestSection = v.InferOutput<typeof testSection>

/** The image and the location of its bytes between build and promotion. */
export const buildSection = v.object({
  ...sectionEntries,
  /** The digest of the image: of its index, or of its manifest when there is no index. */
  digest: v.optional(digestText),
  mediaType: v.optional(shortText),
  platforms: v.array(builtPlatform),
  /** The platforms that a build which failed was for, where that is known. */
  askedPlatforms: v.optional(v.array(shortText)),
  /** Location of the bytes: an OCI layout folder on this machine, or a repository of a registry. */
  source: v.optional(
    v.variant('kind', [
      v.object({ kind: v.literal('layout'), path: shortText }),
      v.object({ kind: v.literal('registry'), repository: shortText }),
    ]),
  ),
  /** Reference of the image in the Docker Engine of this machine, when it has it. */
  localImage: v.optional(shortText),
  /** What the engine calls the image: with its containerd store the digest, else the digest of the config. */
  imageId: v.optional(digestText),
  /** Names the build for `docker buildx history`. */
  ref: v.optional(shortText),
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
  /** The steps that ran longest, the longest first. */
  slowestSteps: v.optional(
    v.array(v.object({ step: shortText, seconds: v.pipe(v.number(), v.minValue(0)) })),
  ),
  /** What the builder gets of the context, where that is a folder: with its largest paths, the largest first. */
  contextSize: v.optional(
    v.object({
      bytes: amount,
      files: amount,
      largest: v.pipe(v.array(v.object({ path: shortText, bytes: amount })), v.maxLength(10)),
    }),
  ),
  /** The images that it was made from, for each platform. */
  bases: v.optional(
    v.pipe(
      v.array(v.object({ name: shortText, digest: digestText, platform: v.optional(shortText) })),
      v.maxLength(50),
    ),
  ),
  /** How often the build ran again after a transient failure of a registry. */
  retries: v.optional(amount),
  /** The test stage, which was built and run before the image. */
  test: v.optional(testSection),
  /** The step that failed, its place in the Dockerfile, and the last lines that it printed. */
  failure: v.optional(
    v.object({
      step: v.optional(shortText),
      file: v.optional(shortText),
      line: v.optional(amount),
      log: lastLines,
    }),
  ),
  attestations: amount,
  /** What the image was built from; of one that is taken from the registry, by the run that built it. */
  builtFrom: v.optional(builtFrom),
  /** Nothing was built; the evidence of this digest's checks is in the registry. */
  checked: v.optional(v.boolean()),
})
export type BuildSection = v.InferOutput<typeof buildSection>
