import * as v from 'valibot'
import { amount, digestText, sectionEntries, shortText } from '../stage/section.ts'
import { causeKinds } from './container/cause.ts'
import { smokePolicy } from './policy.ts'

/** One platform that was run as a container. */
export const smokedPlatform = v.object({
  platform: shortText,
  status: v.picklist(['passed', 'failed']),
  /** Run through an emulator: its times cannot be compared with native ones. */
  emulated: v.boolean(),
  /** What showed that it is ready. */
  readyBy: v.optional(v.picklist(['healthcheck', 'http', 'command', 'log', 'port', 'exit', 'running'])),
  readySeconds: v.optional(v.number()),
  stopSeconds: v.optional(v.number()),
  /** Exit code after SIGTERM, or of a container that ended. */
  exitCode: v.optional(v.number()),
  peakMemory: v.optional(amount),
  /** User id of process 1 as the container sees it. */
  runsAs: v.optional(amount),
  /** Whether it becomes ready again after a restart. */
  restart: v.optional(
    v.object({ works: v.boolean(), seconds: v.optional(v.number()), note: v.optional(shortText) }),
  ),
  /** Which hardening the image works with: measured, and judged only where it was required. */
  hardening: v.optional(
    v.array(
      v.object({
        measure: v.picklist(['other-user', 'read-only', 'no-new-privileges', 'no-capabilities']),
        works: v.boolean(),
        /** Options that it needs for this. */
        needs: v.optional(shortText),
        note: v.optional(shortText),
      }),
    ),
  ),
  /** The measurements of the baseline on the same platform; absent for emulated ones. */
  before: v.optional(
    v.object({
      readySeconds: v.optional(v.number()),
      stopSeconds: v.optional(v.number()),
      peakMemory: v.optional(amount),
    }),
  ),
  /** The cause of a failure in one sentence. */
  cause: v.optional(shortText),
  /** The kind of the cause. */
  causeKind: v.optional(v.picklist(causeKinds)),
  /** What to do about the cause. */
  advice: v.optional(shortText),
  /** Last lines of the container's log, kept on failure. */
  log: v.optional(v.pipe(v.string(), v.maxLength(65_536))),
})
export type SmokedPlatform = v.InferOutput<typeof smokedPlatform>

/** The result of the smoke test. */
export const smokeSection = v.object({
  ...sectionEntries,
  /** The digest that was run. */
  digest: v.optional(digestText),
  /** What was asked of the image. */
  policy: v.optional(smokePolicy),
  platforms: v.array(smokedPlatform),
  /** Platforms of the image that were not run, and why. */
  notRun: v.optional(v.array(v.object({ platform: shortText, reason: shortText }))),
})
export type SmokeSection = v.InferOutput<typeof smokeSection>
