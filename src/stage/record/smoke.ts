import * as v from 'valibot'
import { behaviors } from '../check-names.ts'
import { amount, digestText, sectionEntries, shortText } from './section.ts'

/** What a smoke test asked of the image, so that a later run can tell whether it was as much as its own. */
export const smokePolicy = v.object({
  /** One digest for each check: enough to compare, and nothing of what a check may say of an application. */
  checks: v.pipe(v.array(v.pipe(shortText, v.regex(/^[0-9a-f]{16}$/))), v.maxLength(10_000)),
  require: v.array(v.picklist(behaviors)),
  healthcheck: v.picklist(['fast', 'image', 'off']),
  /** Milliseconds. */
  stayUp: v.pipe(v.number(), v.minValue(0)),
})
export type SmokePolicy = v.InferOutput<typeof smokePolicy>

/** The causes of a failure, in the order in which they are checked. */
export const causeKinds = [
  'not-started',
  'program-not-found',
  'program-not-executable',
  'wrong-platform',
  'out-of-memory',
  'windows-line-ends',
  'no-interpreter-line',
  'missing-library',
  'missing-module',
  'missing-file',
  'missing-variable',
  'permission-denied',
  'read-only',
  'disk-full',
  'port-in-use',
  'runs-as-root',
  'unreachable-service',
  'runs-in-background',
  'exited',
  'crashed-after-ready',
  'did-not-exit',
  'wrong-exit-code',
  'port-not-bound',
  'no-answer',
  'wrong-answer',
  'unhealthy',
  'probe-not-found',
  'check-failed',
  'behavior',
] as const
export type CauseKind = (typeof causeKinds)[number]

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
  /** What it used once it was ready, as `docker stats` counts it. */
  usage: v.optional(
    v.object({
      /** Where it was read. */
      by: v.picklist(['cgroup v1', 'cgroup v2']),
      /** Bytes, without the page cache that the kernel takes back first. */
      memory: v.optional(amount),
      processes: v.optional(amount),
      /** Processor time from its start. */
      cpuSeconds: v.optional(v.number()),
      /** What ran on the machine at that time: other containers of the engine, the load of the last minute, processors. */
      beside: v.object({
        containers: v.optional(amount),
        load: v.optional(v.number()),
        cpus: v.optional(amount),
      }),
    }),
  ),
  /** How each of the other facts was measured, in words. */
  measuredBy: v.optional(
    v.object({
      readySeconds: v.optional(shortText),
      stopSeconds: v.optional(shortText),
      peakMemory: v.optional(shortText),
      runsAs: v.optional(shortText),
      restart: v.optional(shortText),
      hardening: v.optional(shortText),
    }),
  ),
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
  /** Options of `docker run` that the containers had beyond those of every smoke test. */
  runOptions: v.optional(v.array(shortText)),
  platforms: v.array(smokedPlatform),
  /** Platforms of the image that were not run, and why. */
  notRun: v.optional(v.array(v.object({ platform: shortText, reason: shortText }))),
})
export type SmokeSection = v.InferOutput<typeof smokeSection>
