import * as v from 'valibot'
import { amount, digestText, sectionEntries, shortText } from '../section.ts'
import { causeKinds } from './cause-kinds.ts'

/** One platform that was run as a container. */
export const smokedPlatform = v.object({
  platform: shortText,
  status: v.picklist(['passed', 'failed']),
  /** Run through an emulator: its times mean nothing beside native ones. */
  emulated: v.boolean(),
  /** What proved that it is ready. */
  readyBy: v.optional(v.picklist(['healthcheck', 'http', 'command', 'log', 'port', 'exit', 'running'])),
  readySeconds: v.optional(v.number()),
  stopSeconds: v.optional(v.number()),
  /** Exit code after SIGTERM, or of a container that ended. */
  exitCode: v.optional(v.number()),
  peakMemory: v.optional(amount),
  /** The cause of a failure in one sentence. */
  cause: v.optional(shortText),
  /** The cause by the table of causes. */
  causeKind: v.optional(v.picklist(causeKinds)),
  /** What to do about the cause. */
  advice: v.optional(shortText),
  /** Last lines of the container's log, kept on failure. */
  log: v.optional(v.pipe(v.string(), v.maxLength(65_536))),
})
export type SmokedPlatform = v.InferOutput<typeof smokedPlatform>

/** What running the image showed. */
export const smokeSection = v.object({
  ...sectionEntries,
  /** The digest that was run. */
  digest: v.optional(digestText),
  platforms: v.array(smokedPlatform),
  /** Platforms of the image that were not run, and why. */
  notRun: v.optional(v.array(v.object({ platform: shortText, reason: shortText }))),
})
export type SmokeSection = v.InferOutput<typeof smokeSection>
