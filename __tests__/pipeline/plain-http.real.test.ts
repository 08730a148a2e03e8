import { readdirSync } from 'node:fs'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StageDefinition } from '../../src/pipeline/definition.ts'
import { execute } from '../../src/pipeline/execute.ts'
import { loadStage } from '../../src/pipeline/stages.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { layoutOf } from '../../src/scan/layout-of.ts'
import type { StageName } from '../../src/stage/names.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Http } from '../../src/stage/stage.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { toolsFor } from '../promote/tools.ts'
import { freshName } from '../registry/images.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

// A registry without TLS on an address that is not loopback: every stage that reads from one has to be told.

const repository = freshName()
const loopback = createHttp({})
const open = new Set<Socket>()
let server: Server
let registry = ''
let asked: string[] = []

const http: Http = request => {
  asked.push(`${request.url.protocol}//${request.url.host}`)
  return loopback(request)
}

beforeAll(async () => {
  const address = Object.values(networkInterfaces())
    .flatMap(found => found ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address
  if (address === undefined) throw new Error('this machine has no address beside loopback')
  const [host, port] = bootstrapped('BUILDONCE_TEST_REGISTRY').split(':')
  server = createServer(near => {
    const far = dial(Number(port), host)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => [near, far].map(each => each.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>(resolve => server.listen(0, address, resolve))
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('the proxy has no port')
  registry = `${address}:${listening.port}`
})

afterAll(async () => {
  for (const socket of open) socket.destroy()
  await new Promise(resolve => server.close(resolve))
})

const record: Run = {
  version: 1,
  project: 'acme/web',
  commit: 'c'.repeat(40),
  event: { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 },
}

async function run(name: StageName, texts: Record<string, string>, from = record) {
  asked = []
  const stage: StageDefinition = await loadStage(name)
  const tools = makeTools({ http })
  return execute(stage, texts, from, tools)
}

describe('a registry without TLS that is not this machine', () => {
  const image = () => `${registry}/${repository}`
  const plain = () => ({ 'plain-http': registry })

  test('is promoted to, released from and read for sizes where it is named', async () => {
    const base = bootstrapped('BUILDONCE_TEST_BASE')
    const promoted = await run('promote', { image: base, to: image(), tags: '1.0.0', ...plain() })
    expect(promoted.error).toBeUndefined()
    expect(promoted.status).toBe('passed')
    const size = await run('size', { image: `${image()}:1.0.0`, baseline: `${image()}:1.0.0`, ...plain() })
    expect(size.error).toBeUndefined()
    expect(size.record.size).toMatchObject({ status: 'passed', baseline: { reference: `${image()}:1.0.0` } })
    expect(new Set(asked)).toEqual(new Set([`http://${registry}`]))
  })

  test('is asked for its tags, for the record of an earlier image, and for the layers to scan', async () => {
    const rules = 'type=raw,value=edge\ntype=semver,pattern={{major}},value=v1.0.0'
    const { record: tagged } = await run('tags', { images: image(), tags: rules, ...plain() })
    expect(tagged.tags?.tags.map(({ name }) => name)).toEqual(['1', 'edge', 'latest'])
    expect(new Set(asked)).toEqual(new Set([`http://${registry}`]))

    const texts = { image: `${image()}:1.0.0`, baseline: `${image()}:1.0.0`, ...plain() }
    const { record: sized } = await run('size', texts, tagged)
    const report = await run('report', { 'report-dir': temporaryFolder(), ...plain() }, sized)
    expect(report.error).toBeUndefined()
    expect(new Set(asked)).toEqual(new Set([`http://${registry}`]))

    const wanted = {
      source: { kind: 'registry', repository: image() } as const,
      work: temporaryFolder(),
    }
    const tools = { ...toolsFor({ http }), plainHttp: [registry] }
    const [platform] = (await readSubject(`${image()}:1.0.0`, openTransport(tools))).platforms
    if (platform === undefined) throw new Error('the image has a platform')
    const { folder } = await layoutOf({ ...wanted, digest: platform.digest, hashed: new Map() }, tools)
    expect(readdirSync(join(folder, 'blobs/sha256')).length).toBeGreaterThan(2)
  })

  test('is not reached in the clear where it is not named', async () => {
    const { error, status } = await run('size', { image: `${image()}:1.0.0` })
    expect(status).toBe('error')
    expect(String(error)).toContain(`https://${registry}`)
    expect(asked.every(origin => origin === `https://${registry}`)).toBe(true)
  })
})
