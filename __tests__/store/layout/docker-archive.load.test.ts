import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { asLayout } from '../../../src/store/layout/docker-archive.ts'
import { archiveFiles } from '../../../src/store/layout/files.ts'
import { archive, item } from '../../image/archive.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

let folder: string
beforeAll(() => {
  folder = temporaryFolder('docker-archive')
})

/** Writes an archive with Docker's list, and tells how often its files were read to their end. */
async function open(layers: readonly string[], more: readonly Buffer[] = []) {
  const path = join(folder, 'image.tar')
  const list = JSON.stringify([{ Config: 'config.json', RepoTags: ['app:1'], Layers: layers }])
  const files = [
    item({ name: 'manifest.json', body: list }),
    item({ name: 'config.json', body: '{}' }),
    item({ name: 'layer.tar', body: 'x'.repeat(10_000) }),
  ]
  await writeFile(path, archive(...files, ...more))
  const found = await archiveFiles(path)
  const streamed: string[] = []
  const counted = {
    ...found,
    stream(name: string) {
      streamed.push(name)
      return found.stream(name)
    },
  }
  return { layout: asLayout(counted, path), streamed }
}

test('a layer that is listed 4,000 times is hashed once', async () => {
  const { layout, streamed } = await open(Array(4000).fill('layer.tar'))
  const index = JSON.parse((await (await layout).read('index.json')).toString())
  expect(index.manifests).toHaveLength(1)
  expect(streamed).toEqual(['config.json', 'layer.tar'])
})

test('also under 1,000 names that are links to it', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `${at}.tar`)
  const links = names.map(name => item({ name, flag: '2', link: 'layer.tar' }))
  const { layout, streamed } = await open(names, links)
  await layout
  expect(streamed).toEqual(['config.json', '0.tar'])
})

test('a list of more layers than an archive has is refused', async () => {
  const { layout } = await open(Array(10_001).fill('layer.tar'))
  await expect(layout).rejects.toThrow('lists 10001 layers, more than the 10000 that are read')
})

test('an archive of more entries than a layout has is refused', async () => {
  const path = join(folder, 'many.tar')
  const names = Array.from({ length: 100_001 }, (_, at) => item({ name: String(at) }))
  await writeFile(path, archive(...names))
  await expect(archiveFiles(path)).rejects.toThrow('is neither a folder nor a tar archive with an OCI layout')
})
