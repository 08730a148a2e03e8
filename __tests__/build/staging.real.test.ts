import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { chooseStaging } from '../../src/build/staging.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { onSmallDisk, smallDisk } from '../small-disk.ts'
import { type Bench, openBench, requestOf, tellingStarts } from './bench.ts'
import { engineImage } from './engine.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')
const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')

/** The example with a layer of its own, and a repository that nobody has pushed to. */
async function stagedWeb(bench: Bench) {
  const texts = { ...(await exampleWeb(bench)), staging: 'registry' }
  await writeFile(join(bench.workspace, 'web/Dockerfile'), 'FROM busybox:1.37\nCOPY site /srv/www\n')
  await writeFile(join(bench.workspace, 'web/site/own.txt'), randomUUID())
  return { texts, image: `${registry}/staged-${randomUUID()}/web` }
}

/** The requests of the registry's log about the blobs of a repository that carry bytes. */
async function transfers(image: string): Promise<string[]> {
  const path = image.slice(registry.length + 1)
  const log = await readFile(bootstrapped('BUILDONCE_TEST_REGISTRY_LOG'), 'utf8')
  return log
    .split('\n')
    .filter(line => /"(?:GET|PUT|PATCH) /.test(line) && line.includes(`/v2/${path}/blobs/`))
}

async function tagsOf(image: string): Promise<string[]> {
  const path = image.slice(registry.length + 1)
  const answer = await fetch(`http://${registry}/v2/${path}/tags/list`)
  return ((await answer.json()) as { tags?: string[] }).tags ?? []
}

test('an image is pushed by its digest, under no name that anybody uses, and its layers travel once', async () => {
  await using bench = await openBench()
  const { texts, image } = await stagedWeb(bench)
  const request = requestOf(texts, { images: [image], mayPush: true })
  const section = await build(request, bench.tools)
  expect(section).toMatchObject({
    status: 'passed',
    attestations: 1,
    source: { kind: 'registry', repository: image },
    platforms: [{ platform: 'linux/amd64' }],
  })
  expect(section.localImage).toBeUndefined()
  expect(await bench.leftovers()).toEqual([])
  expect(await tagsOf(image)).toEqual([expect.stringMatching(/^buildonce-[0-9a-f]{12}$/)])
  const reference = `${image}@${section.digest}`
  const run = ['run', '--rm', reference, 'cat', '/srv/www/health.txt']
  expect((await bench.tools.exec.run({ file: 'docker', args: run })).stdout).toBe('ok\n')
  await bench.tools.exec.run({ file: 'docker', args: ['image', 'rm', '--force', reference] })
  const before = (await transfers(image)).length
  expect(before).toBeGreaterThan(0)
  expect(await build(request, bench.tools)).toMatchObject({ status: 'passed' })
  const accept = 'application/vnd.oci.image.manifest.v1+json'
  const path = `/v2/${image.slice(registry.length + 1)}/manifests/${section.platforms[0]?.digest}`
  const answer = await fetch(`http://${registry}${path}`, { headers: { accept } })
  const { layers } = (await answer.json()) as { layers: { digest: string }[] }
  expect(layers).toHaveLength(2)
  // What is new of a cached build is its attestation, which tells its time.
  const after = (await transfers(image)).slice(before).join('\n')
  for (const { digest } of layers) expect(after).not.toContain(digest.slice('sha256:'.length))
  await cleanUp(bench.kept, bench.tools)
})

test('a run that may not push keeps the image in a layout, and says so', async () => {
  await using bench = await openBench()
  const { texts, image } = await stagedWeb(bench)
  const section = await build(requestOf(texts, { images: [image], mayPush: false }), bench.tools)
  expect(section.source?.kind).toBe('layout')
  expect(bench.printed()).toContain('staging: layout, since this run may not push')
  expect(await transfers(image)).toEqual([])
  await cleanUp(bench.kept, bench.tools)
})

test('where the disk is too small for the image of the branch, it is kept in the registry', async () => {
  await using bench = await openBench()
  const { texts, image } = await stagedWeb(bench)
  const name = `${image}:main`
  const choose = (free: number, mayPush: boolean, driver?: 'docker-container') =>
    chooseStaging(
      requestOf({}, { images: [image], mayPush, driver: driver ?? 'docker' }),
      { tag: 'buildonce-0123456789ab' },
      bench.tools,
      async () => free,
    )
  expect(await choose(1000, true)).toEqual({})
  const first = await build(requestOf({ ...texts, staging: 'layout' }, { images: [image] }), bench.tools)
  await bench.tools.exec.run({ file: 'docker', args: ['tag', `${first.localImage}`, name] })
  expect((await bench.tools.exec.run({ file: 'docker', args: ['push', name] })).exitCode).toBe(0)
  await bench.tools.exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] })
  const [{ size = 0 } = {}] = first.platforms
  expect(await choose(size * 7, true)).toEqual({})
  expect(bench.printed()).not.toContain('are free')
  expect(await choose(size * 7 - 1, true)).toEqual({
    staging: { repository: image, tag: 'buildonce-0123456789ab', plain: true },
  })
  expect(bench.printed()).toMatch(/are free, and an image as large as .*: the image is kept in the registry/)
  expect(await choose(size * 7 - 1, true, 'docker-container')).toEqual({
    staging: { repository: image, plain: true },
  })
  expect(await choose(size * 7 - 1, false, 'docker-container')).toEqual({})
  expect(bench.printed()).not.toContain('from the engine')
  expect(await choose(size * 7 - 1, false)).toEqual({ fromEngine: true })
  expect(bench.printed()).toContain('the layout is written from the engine after the build')
  expect(bench.printed()).toMatch(/a run that may push would keep the image in the registry/)
  expect(await choose(50e9, true)).toEqual({})
  await cleanUp(bench.kept, bench.tools)
})

onSmallDisk(
  'without a registry to keep it in, the layout on a small disk is written from the engine, which holds the image anyhow',
  async () => {
    await using bench = await openBench()
    using disk = smallDisk(16)
    const { tools } = bench
    const { texts, image } = await stagedWeb(bench)
    const name = `${image}:main`
    const { localImage } = await build(requestOf({ ...texts, staging: 'layout' }), tools)
    await tools.exec.run({ file: 'docker', args: ['tag', `${localImage}`, name] })
    expect((await tools.exec.run({ file: 'docker', args: ['push', name] })).exitCode).toBe(0)
    await tools.exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] })
    const commands: string[] = []
    const exec = tellingStarts(tools.exec, ({ file, args }) => void commands.push([file, ...args].join(' ')))
    // So little is free that an image of this size does not fit seven times.
    await writeFile(join(disk.path, 'filler'), Buffer.alloc(8 * 1024 * 1024))
    const small = { ...tools, exec, host: { ...tools.host, temp: disk.path } }
    const request = requestOf({ ...texts, staging: 'auto' }, { images: [image], mayPush: false })
    const section = await build(request, small)
    expect(bench.printed()).toMatch(
      /are free, and an image as large as .*: the layout is written from the engine/,
    )
    expect(section).toMatchObject({ status: 'passed', attestations: 1, source: { kind: 'layout' } })
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    // One export, and no archive: the layout is the only copy outside of the engine.
    const [built = ''] = commands.filter(command => command.startsWith('docker buildx build'))
    expect(built.match(/--output type=\w+/g)).toEqual(['--output type=image'])
    const blobs = await readdir(disk.path, { recursive: true })
    expect(blobs.filter(path => path.endsWith('.tar'))).toEqual([])
    await cleanUp(bench.kept, small)
  },
)
