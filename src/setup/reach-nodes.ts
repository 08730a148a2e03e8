import { readFile } from 'node:fs/promises'
import { describe, UserError } from '../messages/errors.ts'
import type { GrpcServer, Tools } from '../stage/stage.ts'
import type { StoredNode } from './buildx-store.ts'

/**
 * Finds out whether the nodes of a remote builder answer, before Buildx is asked: it waits 20 seconds for one that does not,
 * and then says only that time is up.
 *
 * @throws UserError naming each node that does not answer, with the reason.
 */
export async function reachNodes(
  nodes: readonly Pick<StoredNode, 'name' | 'endpoint' | 'options'>[],
  tools: Pick<Tools, 'reach'>,
): Promise<void> {
  const answers = await Promise.all(nodes.map(node => reachNode(node, tools)))
  const silent = answers.filter(answer => answer !== undefined)
  if (silent.length === 0) return
  throw new UserError(`BuildKit cannot be reached: ${silent.join('; ')}`, {
    hint: 'Check the endpoint, and that BuildKit runs there, that no firewall is between, and that both trust the same certificates.',
  })
}

async function reachNode(
  { name, endpoint, options }: Pick<StoredNode, 'name' | 'endpoint' | 'options'>,
  tools: Pick<Tools, 'reach'>,
): Promise<string | undefined> {
  const where = name === '' ? endpoint : `node "${name}" at ${endpoint}`
  try {
    const server = await serverOf(endpoint, options)
    const why = server && (await tools.reach(server))
    return why === undefined ? undefined : `${where}: ${why}`
  } catch (error) {
    return `${where}: ${describe(error)}`
  }
}

/** Returns where to connect to; nothing for endpoints that only Buildx can open, for example in a pod. */
async function serverOf(endpoint: string, options: StoredNode['options']): Promise<GrpcServer | undefined> {
  if (!URL.canParse(endpoint)) return undefined
  const { protocol, hostname, port, pathname } = new URL(endpoint)
  if (protocol === 'unix:') return { at: { path: pathname } }
  if (protocol !== 'tcp:') return undefined
  const at = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 1234 }
  const { cacert, cert, key, servername } = options
  if (!cacert && !cert && !key) return { at }
  const [ca, own, ownKey] = await Promise.all([cacert, cert, key].map(file => file && readFile(file, 'utf8')))
  return { at, tls: { ca, cert: own, key: ownKey, servername } }
}
