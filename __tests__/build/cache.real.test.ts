import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/workplace.ts'
import type { Cache } from '../../src/stage.ts'
import { type Bench, bootstrapped, exampleWeb, openBench, requestOf } from './bench.ts'

bootstrapped('DOCKER_HOST')

describe('layers carried by a folder in the host’s cache', () => {
  test('are stored, come back on a fresh builder, and are not stored again', async () => {
    await using store = await openBench()
    const cache = folderCache(store.temp)
    // A step that no other run has in the builder, so that only the folder can have it.
    const stamp = `STAMP=${randomUUID()}`
    const first = await buildStamped(cache, stamp)
    expect(first.section.cache).toMatchObject({ from: [], reason: expect.stringContaining('empty so far') })
    expect(first.printed).toContain('cache: stored')
    await pruneStep(stamp)
    const second = await buildStamped(cache, stamp)
    expect(second.section.cache).toMatchObject({ reason: expect.stringContaining('restored') })
    expect(second.section.cache?.cachedSteps).toBe(second.section.cache?.steps)
    expect(second.printed).toContain('cache: nothing new to store')
    expect(await readdir(store.temp)).toHaveLength(1)
  })

  test('hold only what is reached, however often they change', async () => {
    await using store = await openBench()
    const cache = folderCache(store.temp)
    await buildStamped(cache, `STAMP=${randomUUID()}`)
    const one = await blobCount(store)
    await buildStamped(cache, `STAMP=${randomUUID()}`)
    expect(await blobCount(store)).toBe(one)
  })

  test('never fail a build', async () => {
    const broken: Cache = {
      restore: async () => Promise.reject(new Error('the service is away')),
      save: async () => Promise.reject(new Error('the service is away')),
    }
    const { section, printed } = await buildStamped(broken, `STAMP=${randomUUID()}`)
    expect(section.status).toBe('passed')
    expect(printed).toContain('could not be restored: the service is away')
    expect(printed).toContain('could not be stored: the service is away')
  })

  test('are left alone where the job may only read', async () => {
    await using store = await openBench()
    const env = { ACTIONS_CACHE_MODE: 'read' }
    const { section } = await buildStamped(folderCache(store.temp), `STAMP=${randomUUID()}`, env)
    expect(section.cache).toMatchObject({ to: [], reason: expect.stringContaining('read only') })
    expect(await readdir(store.temp)).toEqual([])
  })
})

describe('layers beside the image', () => {
  test('are written by a branch and read by the next build', async () => {
    await using bench = await openBench()
    const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/cache-${randomUUID()}/web`
    const texts = {
      ...(await exampleWeb(bench)),
      cache: 'registry',
      'build-args': `GREETING=${randomUUID()}`,
    }
    const request = requestOf(texts, { images: [image], mayPush: true })
    const first = await build(request, bench.tools)
    expect(first.cache?.to).toEqual([expect.stringContaining(`type=registry,ref=${image}:buildcache-main`)])
    const second = await build(request, bench.tools)
    expect(bench.printed()).toContain(`importing cache manifest from ${image}:buildcache-main`)
    expect(second.cache?.cachedSteps).toBe(second.cache?.steps)
    await cleanUp(bench.kept, bench.tools)
  })

  test('that cannot be written or read do not fail the build', async () => {
    await using bench = await openBench()
    const texts = {
      ...(await exampleWeb(bench)),
      'cache-from': '127.0.0.1:1/nobody/home:cache',
      'cache-to': '127.0.0.1:1/nobody/home:cache',
    }
    const section = await build(requestOf(texts), bench.tools)
    expect(section).toMatchObject({ status: 'passed', cache: { reason: 'as given' } })
    await cleanUp(bench.kept, bench.tools)
  })
})

async function buildStamped(cache: Cache, stamp: string, env: Record<string, string> = {}) {
  await using bench = await openBench({ cache, env })
  const texts = { ...(await exampleWeb(bench)), cache: 'local', 'build-args': stamp }
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    'FROM busybox:1.37\nARG STAMP\nRUN echo "$STAMP" >/stamp\nCOPY site /srv/www\n',
  )
  const section = await build(requestOf(texts), bench.tools)
  await cleanUp(bench.kept, bench.tools)
  expect(await bench.leftovers()).toEqual([])
  return { section, printed: bench.printed() }
}

/** Takes the stamped step out of the builder and leaves everybody else's there. */
async function pruneStep(stamp: string): Promise<void> {
  await using bench = await openBench()
  const value = stamp.split('=')[1]
  const list = await bench.tools.exec.run({ file: 'docker', args: ['buildx', 'du', '--verbose'] })
  const ids = list.stdout
    .split('\n\n')
    .filter(record => record.includes(`${value}`))
    .map(record => /^ID:\s+(\S+)/m.exec(record)?.[1])
  for (const id of ids)
    await bench.tools.exec.run({
      file: 'docker',
      args: ['buildx', 'prune', '--force', '--filter', `id=${id}`],
    })
}

/** A cache like the host's: entries under their keys, unpacked at the paths they came from. */
function folderCache(root: string): Cache {
  return {
    async restore([path], key, restoreKeys) {
      const entries = (await readdir(root)).reverse()
      const found = [key, ...restoreKeys].flatMap(prefix =>
        entries.filter(entry => entry.startsWith(prefix)),
      )[0]
      if (found === undefined || path === undefined) return undefined
      await rm(path, { recursive: true, force: true })
      await cp(join(root, found, 'content'), path, { recursive: true })
      return found
    },
    async save([path], key) {
      await mkdir(join(root, key))
      await cp(path ?? '', join(root, key, 'content'), { recursive: true })
      return true
    },
  }
}

async function blobCount({ temp }: Bench): Promise<number> {
  const counts = await Promise.all(
    (await readdir(temp)).map(
      async entry => (await readdir(join(temp, entry, 'content/blobs/sha256'))).length,
    ),
  )
  return Math.max(...counts)
}
