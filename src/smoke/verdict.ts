import { pairPlatforms } from '../image/platform.ts'
import type { Behavior } from '../stage/check-names.ts'
import type { SmokedPlatform, SmokeSection } from '../stage/record/smoke.ts'
import type { Measured } from './behavior/measure.ts'
import { measuredBy } from './behavior/measured-by.ts'
import { stopFault } from './behavior/stop.ts'
import type { Cause } from './container/cause.ts'
import { quotable } from './quotable.ts'
import type { Readiness } from './readiness/readiness.ts'
import type { SmokeRequest } from './request.ts'

/** Returns the cause when measured behaviour is not as required. */
export function missingBehavior(
  required: readonly Behavior[],
  measured: Measured,
  { stopSignal, words }: { stopSignal: string; words: readonly string[] },
): Cause | undefined {
  for (const behavior of required) {
    const fault = behaviorFault(behavior, measured, { stopSignal, words })
    if (fault !== undefined)
      return { kind: 'behavior', sentence: `required behaviour \`${behavior}\`: ${fault}` }
  }
  return undefined
}

function behaviorFault(
  behavior: Behavior,
  { stopped, restart, runsAs, hardening }: Measured,
  { stopSignal, words }: { stopSignal: string; words: readonly string[] },
): string | undefined {
  const unknown = 'it could not be measured here'
  switch (behavior) {
    case 'stop':
      return stopped === undefined ? unknown : stopFault(stopped, stopSignal, words)
    case 'restart':
      return restart === undefined ? unknown : restart.fault
    case 'non-root':
      return runsAs === undefined ? unknown : runsAs === 0 ? 'it runs as root' : undefined
    default: {
      const found = hardening?.find(({ measure }) => measure === behavior)
      return found === undefined ? unknown : found.works ? undefined : (found.note ?? 'it does not')
    }
  }
}

/** Formats the measurements for the record. */
export function measuredEntries(
  measured: Measured,
  readiness: Readiness,
  hide: (text: string) => string,
): Partial<SmokedPlatform> {
  const { peak, runsAs, stopped, restart, hardening, usage } = measured
  const by = measuredBy(readiness, measured)
  return {
    ...(stopped && { stopSeconds: stopped.seconds, exitCode: stopped.exitCode }),
    ...(peak !== undefined && { peakMemory: peak }),
    ...(usage && { usage }),
    ...(by && { measuredBy: by }),
    ...(runsAs !== undefined && { runsAs }),
    ...(restart && {
      restart: {
        works: restart.fault === undefined,
        ...(restart.seconds !== undefined && { seconds: restart.seconds }),
        ...(restart.fault !== undefined && { note: quotable(restart.fault, hide).slice(0, 1000) }),
      },
    }),
    ...(hardening && {
      hardening: hardening.map(each => ({ ...each, ...(each.note && { note: quotable(each.note, hide) }) })),
    }),
  }
}

/** Reads the numbers of the baseline to compare with; emulated times are not comparable. */
export function beforeOf(
  baseline: SmokeRequest['baseline'],
  { platform, emulated }: { platform: string; emulated: boolean },
): SmokedPlatform['before'] {
  const own = { platform }
  const found = pairPlatforms([own], baseline?.platforms ?? []).get(own)
  if (emulated || found === undefined || found.emulated || found.status === 'failed') return undefined
  const { readySeconds, stopSeconds, peakMemory } = found
  return {
    ...(readySeconds !== undefined && { readySeconds }),
    ...(stopSeconds !== undefined && { stopSeconds }),
    ...(peakMemory !== undefined && { peakMemory }),
  }
}

/** Describes what has become much worse: by half or more, and by an amount above noise. */
export function worsened({ platforms }: Pick<SmokeSection, 'platforms'>): string[] {
  return platforms.flatMap(({ platform, before, readySeconds, peakMemory }) => {
    const slower =
      before?.readySeconds !== undefined &&
      readySeconds !== undefined &&
      readySeconds > before.readySeconds * 1.5 &&
      readySeconds > before.readySeconds + 0.5
    const bigger =
      before?.peakMemory !== undefined &&
      peakMemory !== undefined &&
      peakMemory > before.peakMemory * 1.5 &&
      peakMemory > before.peakMemory + 16 * 2 ** 20
    return [
      ...(slower ? [`${platform}: ready after ${readySeconds} s, before ${before.readySeconds} s`] : []),
      ...(bigger
        ? [`${platform}: needs ${mebibytes(peakMemory)} of memory, before ${mebibytes(before.peakMemory)}`]
        : []),
    ]
  })
}

function mebibytes(bytes: number | undefined): string {
  return `${((bytes ?? 0) / 2 ** 20).toFixed(0)} MiB`
}

/** Sanitizes a cause for printing: what it quotes may come from the application. */
export function quoted({ sentence, advice, ...cause }: Cause, hide: (text: string) => string): Cause {
  return {
    ...cause,
    sentence: quotable(sentence, hide),
    ...(advice !== undefined && { advice: quotable(advice, hide) }),
  }
}

/** Creates the result of a platform that failed. */
export function failed(
  entries: Omit<SmokedPlatform, 'status'>,
  { kind, sentence, advice }: Cause,
  log: string,
): SmokedPlatform {
  return {
    status: 'failed',
    ...entries,
    cause: sentence.slice(0, 3000),
    causeKind: kind,
    ...(advice !== undefined && { advice }),
    ...(log !== '' && { log }),
  }
}
