import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runBundle } from '../bundled-promote.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { makeImage, seed, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const bundle = join(import.meta.dirname, '..', '..', 'dist')

let here: OwnRegistry
let there: OwnRegistry
let folder: string
beforeAll(async () => {
  ;[here, there] = await Promise.all([startRegistry(), startRegistry()])
  folder = temporaryFolder('memory')
})
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()])
})

/** Brings an image of four layers to an empty repository and gives the most memory that took, in MiB. */
async function bring(from: 'registry' | 'layout', layerSize: number): Promise<number> {
  const image = makeImage({ layers: 4, layerSize })
  const name = `memory/${from}-${layerSize}`
  let source = `${here.host}/${name}@${image.root.digest}`
  if (from === 'layout') source = await writeLayout(image, join(folder, String(layerSize)))
  else {
    await seed(anonymousTransport(), { registry: here.host, repository: name }, image)
  }
  return runBundle(bundle, { source, target: `${there.host}/${name}`, tags: ['one'] }).memory
}

test.each(['registry', 'layout'] as const)(
  'an image of 200 MB from a %s takes little more memory than one of 4 MB',
  async from => {
    const [small, large] = [await bring(from, 1_000_000), await bring(from, 50_000_000)]
    expect(small).toBeGreaterThan(30)
    expect(large).toBeLessThan(120)
    expect(large - small).toBeLessThan(60)
  },
)
