import type { Tools } from '../stage/stage.ts'
import { dockerFolder, readClientSettings, type Variable } from './client-settings.ts'

/** Milliseconds without a word of the engine; docker's client is asked then, which says why it does not answer. */
const patience = 10_000

/** Bytes of an answer that are read. */
const longest = 16 * 1024 * 1024

/** Where an engine listens when nothing names another. https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option */
const usualSocket = '/var/run/docker.sock'

/**
 * Asks the Docker Engine over its socket, which takes no process: docker's client takes two tenths of a second and starts each
 * of its plugins. Nothing where the client would go another way (another context, TLS, SSH), where the engine does not
 * answer, or does not know what is asked for: the client is asked then.
 */
export async function askEngine(
  path: string,
  { http, host, signal }: Pick<Tools, 'http' | 'host' | 'signal'>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const socket = engineSocket(name => host.variable(name))
  if (socket === undefined) return undefined
  try {
    const url = new URL(path, 'http://docker')
    const { status, body } = await http({ method: 'GET', url, socket, signal, idleMs: patience })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > longest) return undefined
      chunks.push(chunk)
    }
    const answer = status === 200 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}

/** Returns the socket that docker's client would use, if it would use one. */
export function engineSocket(variable: Variable): string | undefined {
  const host = variable('DOCKER_HOST')
  if (host) return /^unix:\/\/(\/.+)$/.exec(host)?.[1]
  if (process.platform === 'win32') return undefined
  const settings = readClientSettings(dockerFolder(variable))
  const context = variable('DOCKER_CONTEXT') || settings?.currentContext || 'default'
  return settings !== undefined && context === 'default' ? usualSocket : undefined
}
