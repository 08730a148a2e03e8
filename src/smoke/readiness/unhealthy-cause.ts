import { type Cause, seconds } from '../container/cause.ts'
import { describeListening } from './condition.ts'
import type { Waited } from './waited.ts'

/** Names the cause when the HEALTHCHECK never passed. */
export function unhealthyCause({ state, patienceMs, over, listening, healthcheck = [] }: Waited): Cause {
  const { exitCode, output = '' } = state?.lastProbe ?? {}
  const said = output.replace(/\s+/g, ' ').trim().slice(0, 600)
  const when =
    over.kind === 'unhealthy'
      ? 'it became unhealthy by the intervals of its HEALTHCHECK'
      : `not healthy within ${seconds(patienceMs)}`
  if (exitCode === undefined)
    return {
      kind: 'unhealthy',
      sentence: `${when}: no HEALTHCHECK probe has finished yet`,
      advice: 'A single probe takes longer than that: raise `smoke-timeout`, or make the probe faster.',
    }
  const last = exitCode === -1 ? 'the last probe took too long' : `the last probe exited with ${exitCode}`
  const refused = refusedProbe(healthcheck.slice(1).join(' '), output, listening)
  return {
    kind: 'unhealthy',
    sentence: `${when}: ${last}${said === '' ? ' without output' : `: ${said}`}${refused?.seen ?? ''}`,
    ...(refused && { advice: refused.advice }),
  }
}

/** Compares the port that a probe asks with those that are listened on, where it was refused or said nothing. */
function refusedProbe(
  test: string,
  output: string,
  listening: Waited['listening'],
): { readonly seen: string; readonly advice: string } | undefined {
  if (listening === undefined) return undefined
  if (output.trim() !== '' && !/refused|connect|no response/i.test(output)) return undefined
  const asked = /(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::|\s+)(\d{1,5})/.exec(test)
  const plain = asked ? undefined : /http:\/\/(localhost|127\.0\.0\.1)(?![:\w])/.exec(test)
  const port = asked ? Number(asked[2]) : plain ? 80 : undefined
  if (port === undefined) return undefined
  const bound = listening.filter(each => each.port === port)
  if (bound.length === 0)
    return {
      seen: `; ${describeListening(listening)}, not on ${port}`,
      advice: `Let the HEALTHCHECK ask the port that the application listens on, or the application listen on ${port}.`,
    }
  const onlyIpv4 = bound.every(({ address }) => !address.startsWith('['))
  if ((asked ?? plain)?.[1] === 'localhost' && onlyIpv4)
    return {
      seen: `; it listens on ${port} for IPv4 only`,
      advice:
        'In the container `localhost` may be ::1 first: write 127.0.0.1 in the HEALTHCHECK, or listen on [::] as well.',
    }
  return undefined
}
