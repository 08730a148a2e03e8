import type { Timed } from '../stage/record/section.ts'
import type { SmokeSection } from '../stage/record/smoke.ts'

/** The step outputs of the smoke test. */
export const smokeOutputs = {
  'ready-seconds': 'Seconds from the start of the container until it was ready, on the native platform.',
  'stop-seconds': 'Seconds from its stop signal to its exit, on the native platform.',
  'peak-memory': 'Peak memory usage in bytes, where the machine reports it.',
  cause: 'Why it failed, in one sentence; empty when it passed.',
}

/** Returns the step outputs of a section. */
export function outputs({ platforms }: Timed<SmokeSection>): Record<keyof typeof smokeOutputs, string> {
  const native = platforms.find(({ emulated }) => !emulated)
  return {
    'ready-seconds': String(native?.readySeconds ?? ''),
    'stop-seconds': String(native?.stopSeconds ?? ''),
    'peak-memory': String(native?.peakMemory ?? ''),
    cause: platforms.find(({ cause }) => cause !== undefined)?.cause ?? '',
  }
}
