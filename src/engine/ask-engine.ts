import type { Tools } from '../stage/stage.ts'
import { readBody } from '../system/read-body.ts'
import type { Variable } from './client-settings.ts'
import { plainClient } from './plain-client.ts'

/** Milliseconds for an answer; docker's client is asked then, which says why there is none. */
const patience = 10_000

/** Bytes of an answer that are read. */
const longest = 16 * 1024 * 1024

/** Where an engine listens when nothing names another. https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option */
const usualSocket = '/var/run/docker.sock'

/** How an engine is asked. */
export type EngineTools = Pick<Tools, 'http' | 'host' | 'signal'> & {
  /** Milliseconds for an answer. */
  readonly answerMs?: number
}

/**
 * Asks the Docker Engine over its socket, which takes no process: docker's client takes two tenths of a second and starts each
 * of its plugins. Nothing where the client would go another way (another context, TLS, SSH), where the engine does not
 * answer, or does not know what is asked for: the client is asked then.
 */
export async function askEngine(
  path: string,
  { http, host, signal, answerMs = patience }: EngineTools,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const socket = engineSocket(name => host.variable(name))
  if (socket === undefined) return undefined
  try {
    const url = new URL(path, 'http://docker')
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
    const response = await http({ method: 'GET', url, socket, signal: limit })
    const body = await readBody(response, longest)
    const answer =
      response.status === 200 && body !== undefined ? JSON.parse(body.toString('utf8')) : undefined
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

/** Variables with which the client asks otherwise: by TLS, in another version of the API, with more headers. */
const otherwise = [
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_API_VERSION',
  'DOCKER_CUSTOM_HEADERS',
]

/** Returns the socket that docker's client would use, if it would use one. */
export function engineSocket(variable: Variable): string | undefined {
  if (otherwise.some(name => variable(name))) return undefined
  const client = plainClient(variable)
  if (client === undefined) return undefined
  const host = variable('DOCKER_HOST')
  if (host) return /^unix:\/\/(\/[\w./@+,=-]+)$/.exec(host)?.[1]
  const context = variable('DOCKER_CONTEXT') || client.settings.currentContext || 'default'
  return context === 'default' ? usualSocket : undefined
}
