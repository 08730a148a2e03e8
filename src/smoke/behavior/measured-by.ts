import type { SmokedPlatform } from '../../stage/record/smoke.ts'
import type { Readiness } from '../readiness/readiness.ts'
import type { Measured } from './measure.ts'

/** What showed that it is ready, as the end of a sentence. */
const shown: Record<NonNullable<Readiness['readyBy']>, string> = {
  healthcheck: 'the event of its first successful HEALTHCHECK',
  http: 'the first right answer over HTTP, asked every 50 ms',
  command: 'the first success of the command, run every 200 ms',
  log: 'the time stamp of the line',
  port: 'the first listening socket, looked for every 50 ms',
  exit: 'its end',
  running: 'the end of the time that it had to stay up',
}

/** Says of each fact of a platform how it was measured. */
export function measuredBy(
  { readyBy, readyAt }: Readiness,
  { peak, runsAs, stopped, restart, hardening, usage, atOnce }: Measured,
): SmokedPlatform['measuredBy'] {
  const clock = 'by the clock of the engine'
  const from = `from its start to ${readyBy === undefined ? '' : shown[readyBy]}, ${clock}`
  const side = atOnce === undefined || atOnce === 1 ? 'one after another' : `up to ${atOnce} side by side`
  const facts = {
    ...(readyAt !== undefined && { readySeconds: from }),
    ...(stopped && {
      stopSeconds: stopped.byEvents
        ? `from the stop signal to the end of process 1, ${clock}`
        : 'the time that docker stop took',
    }),
    ...(peak !== undefined && {
      peakMemory: `the highest value of ${usage?.by ?? 'its control group'} from its start until it was ready, page cache included`,
    }),
    ...(runsAs !== undefined && { runsAs: 'the effective user of process 1, as the container sees it' }),
    ...(restart && { restart: `the same container started again, ${clock}` }),
    ...(hardening && { hardening: `a container for all measures, then one for each, ${side}` }),
  }
  return Object.keys(facts).length === 0 ? undefined : facts
}
