import type { Check } from '../checks/checks.ts'
import type { ContainerState } from '../container/container-state.ts'
import type { Listening } from '../container/listening.ts'
import type { WaitEnd } from '../container/watch.ts'
import type { Attempts } from './condition.ts'

/** What is known when the timeout was reached while the container was still running. */
export interface Waited {
  readonly condition: Check | { readonly kind: 'healthcheck' }
  readonly over: WaitEnd
  readonly patienceMs: number
  readonly startedAt: number
  readonly attempts: Attempts
  readonly state: ContainerState | undefined
  /** Absent where it could not be seen. */
  readonly listening: readonly Listening[] | undefined
  readonly port: number | undefined
  /** The port is bound for IPv6, and the container's own address refuses IPv4. */
  readonly onlyIpv6?: boolean
  /** The test command of the HEALTHCHECK. */
  readonly healthcheck?: readonly string[]
}
