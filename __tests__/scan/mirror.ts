import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type DatabaseTimes, databaseMetadata, trivyDatabase } from '../fakes/trivy-db.ts'
import { tar } from './fixture-image.ts'

/** What can be wrong with a mirror; `good` is what it should be. */
export const faults = {
  good: (answer: ServerResponse, body: Buffer) => answer.end(body),
  limited: (answer: ServerResponse) => void answer.writeHead(429).end(),
  waiting: (answer: ServerResponse) => void answer.writeHead(429, { 'retry-after': '30' }).end(),
  broken: (answer: ServerResponse) => void answer.writeHead(500).end(),
  absent: (answer: ServerResponse) => void answer.writeHead(404).end('{}'),
  forbidden: (answer: ServerResponse) => void answer.writeHead(403).end('{}'),
  tampered: (answer: ServerResponse, body: Buffer) =>
    answer.end(Buffer.concat([body.subarray(1), body.subarray(0, 1)])),
  truncated: (answer: ServerResponse, body: Buffer) => {
    answer.writeHead(200, { 'content-length': body.length })
    answer.write(body.subarray(0, body.length / 2))
    setTimeout(() => answer.destroy(), 20)
  },
}
/** The name of a fault is the name of the repository that has it. */
export type Fault = keyof typeof faults

/** A registry on loopback that offers one database in repositories with all kinds of faults. */
export interface Mirror {
  reference(fault: Fault): string
  /** Offers another database from now on. */
  offer(files: Readonly<Record<string, string | Uint8Array>>): void
  readonly requests: string[]
  close(): void
}

/** Starts a registry that answers manifests well and layers as the repository's name says, or not even manifests. */
export async function startMirror(times: DatabaseTimes = {}): Promise<Mirror> {
  let layer = layerOf({ 'trivy.db': trivyDatabase(), 'metadata.json': databaseMetadata(times) })
  const requests: string[] = []
  const server = createServer((request, answer) => {
    requests.push(request.url ?? '')
    const [, fault, kind] = /^\/v2\/(\w+)\/(manifests|blobs)\//.exec(request.url ?? '') ?? []
    const behave = faults[fault as Fault] ?? faults.absent
    const atBlobs = fault === 'tampered' || fault === 'truncated'
    const manifest = Buffer.from(manifestOf(layer))
    answer.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json')
    if (kind === 'manifests') (atBlobs ? faults.good : behave)(answer, manifest)
    else behave(answer, layer)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    reference: fault => `127.0.0.1:${port}/${fault}:2`,
    offer: files => {
      layer = layerOf(files)
    },
    requests,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Returns the layer of a database: a compressed tar. */
export function layerOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return gzipSync(tar(files))
}

/** Returns the manifest of a database with that layer. */
export function manifestOf(layer: Buffer): string {
  const digest = `sha256:${createHash('sha256').update(layer).digest('hex')}`
  const empty = `sha256:${createHash('sha256').update('{}').digest('hex')}`
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.aquasec.trivy.config.v1+json', digest: empty, size: 2 },
    layers: [{ mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip', digest, size: layer.length }],
  })
}
