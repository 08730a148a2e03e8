import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { freshPlace, provenImage, referrersAt } from './proven-image.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const http = createHttp({})
const transport = anonymousTransport(http)
let own: OwnRegistry

beforeAll(async () => {
  own = await startRegistry()
})
afterAll(() => own.stop())

const text = (at: Repository) => `${at.registry}/${at.repository}`
const tools = () => toolsFor({ http })

describe('an archive', () => {
  test('is loaded and run by the engine under its names', async () => {
    const to = freshPlace()
    const path = join(temporaryFolder(), 'busybox.tar')
    const source = bootstrapped('BUILDONCE_TEST_BASE')
    await promote(
      requestFor({ image: source, to: path, tags: '1.0.0, latest' }, { images: [text(to)] }),
      tools(),
    )
    const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' })
    try {
      expect(docker('load', '--input', path)).toContain(`${text(to)}:1.0.0`)
      expect(docker('run', '--rm', `${text(to)}:latest`, 'echo', 'it runs')).toBe('it runs\n')
    } finally {
      docker('rmi', `${text(to)}:1.0.0`, `${text(to)}:latest`)
    }
  })

  test('is read by crane and, with what refers to the image, by oras', async () => {
    const { at, digest, reference } = await provenImage()
    const path = join(temporaryFolder(), 'image.tar')
    await promote(requestFor({ image: reference, to: path, tags: '1.0.0' }), tools())
    const told = execFileSync('oras', ['discover', '--oci-layout', '--format', 'json', `${path}@${digest}`], {
      encoding: 'utf8',
    })
    for (const referrer of await referrersAt(at, digest)) expect(told).toContain(referrer)
    const to = `${text(freshPlace(own.host))}`
    execFileSync('crane', ['push', '--insecure', path, `${to}:crane`], { stdio: 'pipe' })
    const config = execFileSync('crane', ['config', '--insecure', `${to}:crane`], { encoding: 'utf8' })
    expect(JSON.parse(config)).toMatchObject({ architecture: 'amd64' })
  })

  test('has the same bytes every time, and takes the place of an older one only when it is whole', async () => {
    const { reference } = await provenImage()
    const folder = temporaryFolder()
    const [first, second] = [join(folder, 'a.tar'), join(folder, 'b.tar')]
    await writeFile(second, 'an older file')
    for (const to of [first, second])
      await promote(requestFor({ image: reference, to, tags: '1.0.0' }), tools())
    expect((await readFile(first)).equals(await readFile(second))).toBe(true)
    expect(readdirSync(folder)).toEqual(['a.tar', 'b.tar'])
  })
})

describe('a folder that holds images already', () => {
  test('keeps them and gets the next one, also under the same tag of another repository', async () => {
    const images = [await provenImage(), await provenImage()]
    const folder = join(temporaryFolder(), 'images')
    for (const { reference } of images)
      await promote(requestFor({ image: reference, to: folder, tags: '1.0.0' }), tools())
    const without = requestFor({ image: folder, to: `${own.host}/acme/web` })
    await expect(promote(without, tools())).rejects.toThrow('contains 2 images')
    for (const { at, digest } of images) {
      const to = freshPlace(own.host)
      const request = requestFor({ image: `${folder}@${digest}`, to: text(to), require: 'scan' })
      expect(await promote(request, tools())).toMatchObject({ outcome: 'promoted', digest })
      expect((await headManifest(transport, to, '1.0.0'))?.digest).toBe(digest)
      expect(await referrersAt(to, digest)).toEqual(await referrersAt(at, digest))
    }
  })

  test('has a blob that is not what its name says written again, and keeps those that are', async () => {
    const { image, reference } = await provenImage()
    const folder = join(temporaryFolder(), 'images')
    await promote(requestFor({ image: reference, to: folder, tags: '1.0.0' }), tools())
    const [wrong = '', right = ''] = image.blobs.keys()
    const file = (digest: string) => join(folder, 'blobs', ...digest.split(':'))
    const { ino } = await stat(file(right))
    await writeFile(file(wrong), Buffer.alloc((await stat(file(wrong))).size))
    await promote(requestFor({ image: reference, to: folder, tags: '1.0.0' }), tools())
    expect(await readFile(file(wrong))).toEqual(image.blobs.get(wrong as Digest))
    expect((await stat(file(right))).ino).toBe(ino)
  })

  test('gives the image of a tag, and an environment of its own', async () => {
    const [web, api] = [await provenImage(), await provenImage()]
    const folder = join(temporaryFolder(), 'images')
    for (const [{ reference }, tags] of [
      [web, 'staging'],
      [api, 'api'],
    ] as const)
      await promote(requestFor({ image: reference, to: folder, tags }), tools())
    const named = requestFor({ image: `oci-layout://${folder}:api`, to: text(freshPlace(own.host)) })
    expect(await promote(named, tools())).toMatchObject({ outcome: 'promoted', digest: api.digest })
    const to = `${text(freshPlace(own.host))}:production`
    const moved = await promote(requestFor({ image: folder, from: 'staging', to }), tools())
    expect(moved).toMatchObject({ digest: web.digest, tags: [{ reference: to, outcome: 'created' }] })
  })

  test('has its immutable tags kept and its floating ones moved', async () => {
    const [old, next] = [await provenImage(), await provenImage()]
    const folder = join(temporaryFolder(), 'images')
    const put = ({ reference }: typeof old, tags: string) =>
      promote(requestFor({ image: reference, to: folder, tags }, { images: ['r.example/acme/web'] }), tools())
    await put(old, '1.0.0, edge')
    expect(await put(next, '1.0.0, edge')).toMatchObject({
      status: 'failed',
      outcome: 'refused-immutable',
      reason: expect.stringContaining(
        `oci-layout://${folder}:1.0.0 is immutable and names ${old.digest} already`,
      ),
    })
    expect(await put(next, '1.0.1, edge')).toMatchObject({
      outcome: 'promoted',
      tags: [{ outcome: 'created' }, { outcome: 'moved', before: old.digest, after: next.digest }],
    })
    expect(await put(next, '1.0.1, edge')).toMatchObject({ outcome: 'unchanged' })
    const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
      manifests: { digest: string; annotations?: Record<string, string> }[]
    }
    const named = index.manifests.flatMap(({ digest, annotations }) =>
      annotations?.['io.containerd.image.name']
        ? [`${annotations['org.opencontainers.image.ref.name']} ${digest}`]
        : [],
    )
    expect(named.sort()).toEqual([`1.0.0 ${old.digest}`, `1.0.1 ${next.digest}`, `edge ${next.digest}`])
  })

  test('is refused when it holds something else', async () => {
    const { reference } = await provenImage()
    const folder = temporaryFolder()
    await writeFile(join(folder, 'thesis.txt'), 'mine')
    const request = requestFor({ image: reference, to: folder, tags: '1.0.0' })
    await expect(promote(request, tools())).rejects.toThrow('contains other files and no OCI layout')
    expect(readdirSync(folder)).toEqual(['thesis.txt'])
  })
})
