import { UserError } from '../messages/errors.ts'
import { printableLine } from '../messages/printable.ts'
import { loginHint, permissionHint } from './login-hint.ts'

/**
 * One entry of a registry's error response.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 */
export interface RegistryFault {
  readonly code: string
  readonly message: string
}

/** What is known about a request that failed. */
export interface Failure {
  readonly method: string
  readonly url: URL
  /** Absent when there was no response. */
  readonly status?: number
  readonly faults?: readonly RegistryFault[]
  readonly requestId?: string
  /** Milliseconds that the registry asked us to wait. */
  readonly retryAfterMs?: number
  /** What was asked of a token server, which may be another host than the registry. */
  readonly asked?: { readonly registry: string; readonly push: boolean }
  /** Whether there was a login. */
  readonly login?: boolean
  /** `ratelimit-remaining`, as Docker Hub sends it: how many pulls are left in which period in seconds, `0;w=21600`. */
  readonly remaining?: string
  readonly cause?: unknown
  /** Replaces the sentence from status and error codes. */
  readonly why?: string
  readonly hint?: string
}

/** A request that a registry did not answer as expected, with the registry's own message. */
export class RegistryError extends UserError {
  override readonly name = 'RegistryError'
  readonly status: number | undefined
  readonly faults: readonly RegistryFault[]
  readonly retryAfterMs: number | undefined
  /** The quota of some hours is used up: a short wait does not help. */
  readonly usedUp: boolean
  /** The period of the quota in milliseconds, where the registry names it. */
  readonly quotaPeriodMs: number | undefined

  constructor(failure: Failure) {
    super(sentence(failure), { hint: failure.hint ?? hintFor(failure), cause: failure.cause })
    this.status = failure.status
    this.faults = failure.faults ?? []
    this.retryAfterMs = failure.retryAfterMs
    this.usedUp = isUsedUp(failure)
    this.quotaPeriodMs = quotaPeriod(failure.remaining)
  }

  /** Returns whether the registry returned this error code. */
  has(code: string): boolean {
    return this.faults.some(fault => fault.code === code)
  }
}

/** Reads the error codes from the body of a response; a body of another form has none. */
export function parseFaults(body: Uint8Array): RegistryFault[] {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return []
  }
  const errors = (value as { errors?: unknown } | null)?.errors
  if (!Array.isArray(errors)) return []
  return errors.slice(0, 5).flatMap((item: unknown) => {
    const { code, message } = (item ?? {}) as { code?: unknown; message?: unknown }
    return typeof code === 'string' ? [{ code: short(code), message: short(message) }] : []
  })
}

/** Returns whether a retry may help: the network failed, or the registry is temporarily busy or broken. */
export function isTransient(error: unknown): error is RegistryError {
  if (!(error instanceof RegistryError)) return false
  if (error.status === undefined) return error.cause !== undefined && !isFinal(error.cause)
  return transientStatuses.includes(error.status) && !error.usedUp
}

/** Status codes of transient failures. */
export const transientStatuses: readonly number[] = [408, 429, 499, 500, 502, 503, 504, 522]

function sentence({ method, url, status, faults = [], requestId, cause, why }: Failure): string {
  // A query can contain signatures and session secrets: only scheme, host and path are shown.
  const request = `${method} ${url.protocol}//${url.host}${url.pathname}`
  const id = requestId === undefined ? '' : ` (request id ${short(requestId)})`
  if (why !== undefined) return `${request}: ${why}${id}`
  if (status === undefined) return `${request} got no answer: ${causeText(cause)}`
  const words = faults
    .map(fault => (fault.message ? `${fault.code} ${fault.message}` : fault.code))
    .join('; ')
  return `${request} was answered with ${status}${words && `: ${words}`}${id}`
}

function causeText(cause: unknown): string {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (typeof message === 'string' && message !== '') return short(message)
  return typeof code === 'string' ? code : 'the connection failed'
}

function isUsedUp({ status, retryAfterMs, remaining }: Failure): boolean {
  return status === 429 && retryAfterMs === undefined && /^0\b/.test(remaining ?? '')
}

function quotaPeriod(remaining: string | undefined): number | undefined {
  const seconds = /\bw=(\d{1,9})\b/.exec(remaining ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

function hintFor(failure: Failure): string | undefined {
  const { method, status, url, remaining, login, asked, faults = [] } = failure
  const registry = asked?.registry ?? registryAt(url.host)
  if (isUsedUp(failure)) {
    const period = quotaPeriod(remaining)
    const hours = period === undefined ? 'some' : Math.round(period / 3_600_000)
    return `All pulls that ${url.host} allows in ${hours} hours are used up: log in with an account that may pull more, or run this again later.`
  }
  if (status === undefined) return networkHint(url, failure.cause)
  const reads = asked === undefined ? /^(?:GET|HEAD)$/.test(method) : !asked.push
  const words = faults.map(({ code, message }) => `${code} ${message}`).join(' ')
  const permission = status === 403 && login !== false && permissionHint({ registry, reads, words })
  if (permission) return permission
  if (login && (status === 401 || (status === 403 && asked)))
    return `The login for ${registry} was not accepted: check its user name, its password, and whether it has expired.`
  if (status === 403 && login !== false)
    return 'The login is valid but not authorized for this: check its permissions for the repository, and that the repository exists.'
  if (status === 401 || status === 403) return loginHint(registry)
  if (status === 405 && /^(?:POST|PUT)$/.test(method))
    return `${url.host} does not accept uploads here: it may be read-only, or a pull-through cache.`
  if (status === 429) return 'The registry limits requests: log in, or try again later.'
  return undefined
}

/** Codes of certificates that are not accepted. */
const certificateCodes = /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

/** Says what to look at where there was no answer. */
function networkHint({ host, hostname }: URL, cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown }
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${host}: check the name and the port of the registry, and that it runs.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${hostname} is not known here: check how it is written, and the network of this machine.`
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${host} is not reached from here: check the network of this machine, and its proxy.`
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return `${host} does not speak TLS: where it has none, name it in plain-http.`
  }
  if (typeof code === 'string' && certificateCodes.test(code))
    return `The certificate of ${host} is not trusted here: give its authority with NODE_EXTRA_CA_CERTS.`
  return `Check that ${host} is a registry and is reached from here, and run again.`
}

/** Returns the registry that an API host belongs to. */
function registryAt(host: string): string {
  return host === 'registry-1.docker.io' ? 'docker.io' : host
}

/** Codes of failures that a retry does not fix: a wrong certificate, a name that does not exist. */
function isFinal(cause: unknown): boolean {
  const { code, name } = cause as { code?: unknown; name?: unknown }
  if (name === 'AbortError') return true
  return (
    typeof code === 'string' && (certificateCodes.test(code) || /^(?:ENOTFOUND|EPROTO|ABORT_ERR)/.test(code))
  )
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  return printableLine(text).slice(0, 300)
}
