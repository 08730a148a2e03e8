import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { quotedField } from '../inputs/lists.ts'
import { UserError } from '../messages/errors.ts'
import type { Host, Tools } from '../stage/stage.ts'
import { dockerConfigPath } from './docker-config.ts'
import { lastLine } from './last-line.ts'

/** An engine behind TLS: its address, and the files that one needs for it. */
export interface TlsEngine {
  readonly host: string
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** The certificate of the engine is not verified. */
  readonly unverified?: boolean
}

/** The kind of cleanup items for Docker contexts. */
export const keptContext = 'context'

/**
 * Returns the engine that the environment names with TLS (`DOCKER_HOST`, `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`), as beside a
 * Docker-in-Docker service. https://docs.docker.com/reference/cli/docker/#environment-variables
 */
export function tlsEngineOf(host: Host): TlsEngine | undefined {
  const address = host.variable('DOCKER_HOST') ?? ''
  const verified = Boolean(host.variable('DOCKER_TLS_VERIFY'))
  if (!address.startsWith('tcp://') || (!verified && !host.variable('DOCKER_TLS'))) return undefined
  const folder = host.variable('DOCKER_CERT_PATH') || join(dockerConfigPath(host), '..')
  const file = (name: string) => join(folder, `${name}.pem`)
  return {
    host: address,
    ca: file('ca'),
    cert: file('cert'),
    key: file('key'),
    ...(!verified && { unverified: true }),
  }
}

/**
 * Creates a Docker context for an engine behind TLS: Buildx makes no builder in one that only the environment names. The
 * context is registered for cleanup first.
 */
export async function createContext(
  { host, ca, cert, key, unverified }: TlsEngine,
  tools: Tools,
  { stays }: { readonly stays: boolean },
): Promise<string> {
  const name = `buildonce-${randomUUID().slice(0, 13)}`
  if (!stays) tools.registerCleanup({ kind: keptContext, name })
  const fields = [
    `host=${host}`,
    ...(ca === undefined ? [] : [`ca=${ca}`]),
    ...(cert === undefined ? [] : [`cert=${cert}`]),
    ...(key === undefined ? [] : [`key=${key}`]),
    ...(unverified ? ['skip-tls-verify=true'] : []),
  ]
  const args = ['context', 'create', name, '--docker', fields.map(quotedField).join(',')]
  const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
  if (exitCode === 0) return name
  throw new UserError(`no Docker context could be made for the engine at ${host}: ${lastLine(stderr)}`, {
    hint: 'It needs ca.pem, cert.pem and key.pem in the folder of DOCKER_CERT_PATH (~/.docker by default).',
  })
}

/** Removes a context with its copy of the certificates; a missing one is no error. */
export async function removeContext(name: string, tools: Tools): Promise<void> {
  const args = ['context', 'rm', '--force', name]
  const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
  if (exitCode !== 0 && !/not found|no such/i.test(stderr))
    tools.log.warning(`the Docker context ${name} could not be removed: ${stderr.trim()}`)
}
