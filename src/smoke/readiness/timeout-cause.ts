import type { Check } from '../checks/checks.ts'
import { type Cause, seconds, unhealthyCause } from '../container/cause.ts'
import type { ContainerState } from '../container/container-state.ts'
import type { Listening } from '../container/listening.ts'
import type { WaitEnd } from '../container/watch.ts'
import { type Attempts, describeListening } from './condition.ts'

/** What is known when the timeout was reached while the container was still running. */
export interface Waited {
  readonly condition: Check | { readonly kind: 'healthcheck' }
  readonly over: WaitEnd['kind']
  readonly patienceMs: number
  readonly startedAt: number
  readonly attempts: Attempts
  readonly state: ContainerState | undefined
  /** Absent where it could not be seen. */
  readonly listening: readonly Listening[] | undefined
  readonly port: number | undefined
}

/** Names the cause when a container ran, but a condition was never met. */
export function timeoutCause(waited: Waited): Cause {
  const { condition, patienceMs, attempts } = waited
  switch (condition.kind) {
    case 'healthcheck':
      return unhealthyCause(waited.state, patienceMs, waited.over)
    case 'http':
      return httpCause(waited, condition.line)
    case 'port':
      return {
        kind: 'port-not-bound',
        sentence: `nothing listened on port ${condition.port} within ${seconds(patienceMs)}: ${attempts.failure ?? 'it was never tried'}`,
        ...listenAdvice(waited.listening, condition.port),
      }
    case 'log':
      return {
        kind: 'check-failed',
        sentence: `the check \`${condition.line}\` did not hold within ${seconds(patienceMs)}: ${attempts.count} lines were printed, none of them matches`,
      }
    default:
      return {
        kind: 'check-failed',
        sentence: `the check \`${condition.line}\` did not hold: ${attempts.failure ?? 'it was never tried'}`,
      }
  }
}

function httpCause({ attempts, patienceMs, startedAt, listening, port }: Waited, line: string): Cause {
  const { http, count, lastAt } = attempts
  const tries = `${count} ${count === 1 ? 'try' : 'tries'}`
  const lastTry = `second ${((lastAt - startedAt) / 1000).toFixed(1)}`
  if (http?.kind === 'wrong')
    return {
      kind: 'wrong-answer',
      sentence: `\`${line}\` had a wrong answer for ${seconds(patienceMs)}: ${http.detail} at ${lastTry} (${tries})`,
      ...(/^status 3\d\d/.test(http.detail) && {
        advice: 'Redirects are not followed: check the path it leads to, or expect that status.',
      }),
    }
  const bound = listening?.some(each => each.port === port && !each.loopbackOnly)
  const seen = listening === undefined || bound ? '' : `; ${describeListening(listening)}`
  return {
    kind: bound === false ? 'port-not-bound' : 'no-answer',
    sentence: `\`${line}\` was not answered at port ${port} within ${seconds(patienceMs)}: ${http?.kind === 'silent' ? http.error : 'no attempt finished'} at ${lastTry} (${tries})${seen}`,
    ...listenAdvice(listening, port),
  }
}

function listenAdvice(
  listening: readonly Listening[] | undefined,
  port: number | undefined,
): { advice?: string } {
  if (listening === undefined || listening.some(each => each.port === port && !each.loopbackOnly)) return {}
  if (listening.some(each => each.port === port))
    return {
      advice: `127.0.0.1:${port} cannot be reached from outside the container: let the application listen on 0.0.0.0.`,
    }
  const other = listening.find(each => !each.loopbackOnly)
  return other === undefined ? {} : { advice: `Set \`smoke-port\` to ${other.port} if that is the one.` }
}
