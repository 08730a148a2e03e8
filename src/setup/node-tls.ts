import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tools } from '../stage/stage.ts'
import type { Node } from './nodes.ts'

/** Files with what one needs to talk to a node by TLS. */
export interface TlsFiles {
  readonly cacert?: string
  readonly cert?: string
  readonly key?: string
}

/** The kind of cleanup items for folders with certificates. */
export const keptCertificates = 'certificates'

/**
 * Writes the certificates that the environment has for a node (`BUILDER_NODE_<index>_AUTH_TLS_CACERT`, `…_CERT`, `…_KEY`) into
 * files that only this user can read. Buildx reads them whenever it connects, so they stay until the end of the job.
 */
export async function writeTlsFiles(
  { index }: Pick<Node, 'index'>,
  tools: Tools,
  { stays }: { readonly stays: boolean },
): Promise<TlsFiles | undefined> {
  const given = (['cacert', 'cert', 'key'] as const).flatMap(part => {
    const pem = tools.host.variable(`BUILDER_NODE_${index}_AUTH_TLS_${part.toUpperCase()}`)
    return pem ? [{ part, pem }] : []
  })
  if (given.length === 0) return undefined
  const folder = join(tools.host.temp, `buildonce-tls-${randomUUID()}`)
  if (!stays) tools.registerCleanup({ kind: keptCertificates, name: folder })
  for (const { part, pem } of given) if (part === 'key') tools.host.mask(pem)
  await mkdir(folder, { mode: 0o700 })
  const files = given.map(async ({ part, pem }) => {
    const path = join(folder, `${part}.pem`)
    await writeFile(path, pem.endsWith('\n') ? pem : `${pem}\n`, { mode: 0o600 })
    return [part, path] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

/** Removes a folder with certificates. */
export async function removeTlsFiles(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
