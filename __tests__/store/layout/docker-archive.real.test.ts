import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { promote } from '../../../src/promote/promote.ts'
import { openImage, readBlob } from '../../../src/store/image-reader.ts'
import { readEntries } from '../../../src/store/layout/layout-store.ts'
import { findImage } from '../../../src/store/subject.ts'
import { createHttp } from '../../../src/system/http.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { archive } from '../../image/archive.ts'
import { type OwnRegistry, startRegistry } from '../../own-registry.ts'
import { requestFor } from '../../promote/requests.ts'
import { toolsFor } from '../../promote/tools.ts'
import { anonymousTransport } from '../../registry/transports.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

const http = createHttp({})
const transport = anonymousTransport(http)
let own: OwnRegistry

beforeAll(async () => {
  own = await startRegistry()
})
afterAll(() => own.stop())

const crane = (...args: string[]) => execFileSync('crane', args, { encoding: 'utf8', stdio: 'pipe' })

describe("an archive with Docker's own list of images", () => {
  test('as crane writes it is promoted: its config and layers, under the tags that it names', async () => {
    const path = join(temporaryFolder(), 'image.tar')
    const base = bootstrapped('BUILDONCE_TEST_BASE')
    crane('pull', '--insecure', '--platform=linux/amd64', base, path)
    expect(execFileSync('tar', ['tf', path], { encoding: 'utf8' })).not.toContain('index.json')
    const [tag = ''] = base.split(':').slice(-1)
    const to = `${own.host}/acme/web`
    const section = await promote(requestFor({ image: path, to }), toolsFor({ http }))
    expect(section).toMatchObject({ outcome: 'promoted', tags: [{ reference: `${to}:${tag}` }] })
    expect(crane('config', '--insecure', `${to}:${tag}`)).toBe(
      crane('config', '--insecure', '--platform=linux/amd64', base),
    )
    const [there, here] = [`${to}:${tag}`, base].map(
      image =>
        JSON.parse(crane('manifest', '--insecure', '--platform=linux/amd64', image)) as {
          layers: { digest: string }[]
        },
    )
    expect(there?.layers.map(({ digest }) => digest)).toEqual(here?.layers.map(({ digest }) => digest))
    expect(await promote(requestFor({ image: path, to }), toolsFor({ http }))).toMatchObject({
      outcome: 'unchanged',
    })
  })

  test('as older engines wrote it has links to layers that several images share', async () => {
    const path = join(temporaryFolder(), 'image.tar')
    const config = (name: string) => Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', name }))
    const layer = Buffer.from('not really a tar')
    const list = ['a', 'b'].map(name => ({
      Config: `${name}.json`,
      RepoTags: [`acme/${name}:1.0.0`],
      Layers: [`${name}/layer.tar`],
    }))
    await writeFile(
      path,
      archive(
        { name: 'a.json', body: config('a') },
        { name: 'b.json', body: config('b') },
        { name: 'a/layer.tar', body: layer },
        { name: 'b/layer.tar', flag: '2', link: '../a/layer.tar' },
        { name: 'manifest.json', body: JSON.stringify(list) },
      ),
    )
    await expect(findImage(path, transport)).rejects.toThrow('the OCI layout contains 2 images')
    const named = await readEntries(path)
    expect(named.map(entry => entry.annotations?.['io.containerd.image.name'])).toEqual([
      'acme/a:1.0.0',
      'acme/b:1.0.0',
    ])
    const found = await Promise.all(named.map(({ digest }) => findImage(`${path}@${digest}`, transport)))
    const digestsOfLayers = await Promise.all(
      found.map(async ({ digest, source }) => {
        const reader = openImage(source, transport)
        const { layers } = JSON.parse(Buffer.from((await reader.manifest(digest)).bytes).toString()) as {
          layers: Parameters<typeof readBlob>[1][]
        }
        expect((await readBlob(reader, layers[0] as (typeof layers)[0])).equals(layer)).toBe(true)
        return layers[0]?.digest
      }),
    )
    expect(new Set(digestsOfLayers).size).toBe(1)
  })

  test('that lists nothing is told as such', async () => {
    const path = join(temporaryFolder(), 'image.tar')
    await writeFile(path, archive({ name: 'manifest.json', body: '{}' }))
    await expect(findImage(path, transport)).rejects.toThrow('has a manifest.json that lists no images')
    await writeFile(path, archive({ name: 'readme', body: 'x' }))
    await expect(findImage(path, transport)).rejects.toThrow('is not an OCI layout')
  })
})
