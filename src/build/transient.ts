import type { BuildFailure } from './failure.ts'

/** Why a failure may pass by itself: a registry limits requests, or it or the network is disturbed. */
export type Transient = 'limit' | 'disturbance'

/** What BuildKit does with a registry, as its messages say it. */
const withRegistry =
  /failed to (?:resolve|do request|copy|fetch|push|authorize|load|read|get)\b|unexpected status|httpReadSeeker|toomanyrequests|\bregistry\b/i

const limit = /\b429\b|toomanyrequests/i

const disturbance =
  /\b(?:408|499|50[0234]|52[0-4]) (?:[A-Z]|<)|unexpected (?:HTTP )?status(?: code)?:? \S* ?(?:408|5\d\d)\b|connection reset by peer|connection refused|i\/o timeout|TLS handshake timeout|unexpected EOF|: EOF$|server sent GOAWAY|stream error: stream ID|Client\.Timeout|broken pipe|use of closed network connection|server misbehaving|[Tt]emporary failure in name resolution|network is unreachable/

/**
 * Returns why a build may succeed when it is run again: something between the builder and a registry was disturbed. What a command of
 * the Dockerfile met is not known well enough, and a name that does not exist stays so.
 */
export function transient({
  message,
  command,
}: Pick<BuildFailure, 'message' | 'command'>): Transient | undefined {
  if (command || !withRegistry.test(message)) return undefined
  if (limit.test(message)) return 'limit'
  return disturbance.test(message) ? 'disturbance' : undefined
}
