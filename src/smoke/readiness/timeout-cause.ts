import { type Cause, seconds } from '../container/cause.ts'
import type { Listening } from '../container/listening.ts'
import { describeListening } from './condition.ts'
import { unhealthyCause } from './unhealthy-cause.ts'
import type { Waited } from './waited.ts'

/** Names the cause when a container ran, but a condition was never met. */
export function timeoutCause(waited: Waited): Cause {
  const { condition, patienceMs, attempts } = waited
  switch (condition.kind) {
    case 'healthcheck':
      return unhealthyCause(waited)
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

function httpCause(waited: Waited, line: string): Cause {
  const { attempts, patienceMs, startedAt, listening, port } = waited
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
  if (waited.onlyIpv6)
    return {
      kind: 'port-not-bound',
      sentence: `\`${line}\` was not answered at port ${port} within ${seconds(patienceMs)}: the application listens there for IPv6 only ([::]:${port})`,
      advice: 'Let it listen on 0.0.0.0, or on [::] for IPv4 too (without `ipv6only`, `IPV6_V6ONLY`).',
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
  const own = listening.find(each => each.port === port)
  if (own !== undefined)
    return {
      advice: `${own.address}:${port} cannot be reached from outside the container: let the application listen on 0.0.0.0${own.address.startsWith('[') ? ', or on [::] for IPv4 and IPv6' : ''}.`,
    }
  const other = listening.find(each => !each.loopbackOnly)
  return other === undefined ? {} : { advice: `Set \`smoke-port\` to ${other.port} if that is the one.` }
}
