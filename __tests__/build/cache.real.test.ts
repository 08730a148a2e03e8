import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { cleanUp as cleanUpSetup, setup } from '../../src/setup/setup.ts'
import type { Cache } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { onBuildKit } from './buildkit.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')

describe('layers carried by a folder in the host’s cache', () => {
  onBuildKit('are stored, come back on a fresh builder, and are not stored again', async () => {
    await using store = await openBench()
    const cache = folderCache(store.temp)
    const stamp = `STAMP=${randomUUID()}`
    const first = await onFreshBuilder(cache, stamp)
    expect(first.section.cache).toMatchObject({ from: [], reason: expect.stringContaining('empty so far') })
    expect(first.section.cache?.cachedSteps).toBe(0)
    expect(first.printed).toContain('cache: stored')
    const second = await onFreshBuilder(cache, stamp)
    expect(second.section.cache).toMatchObject({
      steps: 2,
      cachedSteps: 2,
      reason: expect.stringContaining('restored'),
    })
    expect(second.printed).toContain('cache: nothing new to store')
    expect(await readdir(store.temp)).toHaveLength(1)
  })

  onBuildKit('that came back broken are left out', async () => {
    await using store = await openBench()
    const cache = folderCache(store.temp)
    const stamp = `STAMP=${randomUUID()}`
    await onFreshBuilder(cache, stamp)
    await breakLayers(store.temp)
    const { section, printed } = await onFreshBuilder(cache, stamp)
    expect(section).toMatchObject({ status: 'passed', cache: { cachedSteps: 0 } })
    expect(printed).toContain('is incomplete')
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
    const { section } = await buildStamped(folderCache(store.temp), `STAMP=${randomUUID()}`, { env })
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

  test('that the builder cannot even look for are left out at a second try', async () => {
    const env = {
      ACTIONS_RUNTIME_TOKEN: 'not.a.token',
      ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
      ACTIONS_CACHE_SERVICE_V2: 'True',
    }
    await using bench = await openBench({ env })
    const section = await build(
      requestOf({ ...(await exampleWeb(bench)), 'cache-to': 'type=gha,scope=x' }),
      bench.tools,
    )
    expect(section.status).toBe('passed')
    expect(bench.printed()).toMatch(/gha.*; retrying without the cache/)
    await cleanUp(bench.kept, bench.tools)
  })

  test('that have no folder are left out with a warning', async () => {
    await using bench = await openBench()
    const texts = {
      ...(await exampleWeb(bench)),
      'cache-to': 'type=local,dest=/proc/nope\ntype=local,dest=kept',
    }
    const section = await build(requestOf(texts), bench.tools)
    expect(section.status).toBe('passed')
    expect(section.cache?.to).toEqual(['type=local,dest=kept,ignore-error=true'])
    expect(bench.printed()).toMatch(/the layers are not stored in \/proc\/nope: .*ENOENT/)
    expect(await readdir(join(bench.workspace, 'kept'))).toContain('index.json')
    await cleanUp(bench.kept, bench.tools)
  })

  test('are not blamed for a file that is missing, whatever its path', async () => {
    await using bench = await openBench()
    const texts = { ...(await exampleWeb(bench)), 'cache-from': '127.0.0.1:1/nobody/home:cache' }
    await writeFile(join(bench.workspace, 'web/Dockerfile'), 'FROM busybox:1.37\nCOPY gha/blob /x\n')
    const section = await build(requestOf(texts), bench.tools)
    expect(section).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('"/gha/blob": not found'),
    })
    expect(bench.printed().match(/#0 building with/g)).toHaveLength(1)
    expect(bench.printed()).not.toContain('retrying')
    await cleanUp(bench.kept, bench.tools)
  })

  test('that cannot be written or read do not fail the build', async () => {
    await using bench = await openBench()
    const texts = {
      ...(await exampleWeb(bench)),
      'cache-from': '127.0.0.1:1/nobody/home:cache',
      'cache-to': '127.0.0.1:1/nobody/home:cache',
    }
    const section = await build({ ...requestOf(texts), mayPush: true }, bench.tools)
    expect(section).toMatchObject({ status: 'passed', cache: { reason: 'as given' } })
    await cleanUp(bench.kept, bench.tools)
  })
})

interface Elsewhere {
  readonly env?: Record<string, string>
  readonly builder?: string
}

async function buildStamped(cache: Cache, stamp: string, { env, builder }: Elsewhere = {}) {
  await using bench = await openBench({ cache, env })
  const texts = { ...(await exampleWeb(bench)), cache: 'local', 'build-args': stamp }
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    'FROM busybox:1.37\nARG STAMP\nRUN echo "$STAMP" >/stamp\nCOPY site /srv/www\n',
  )
  const section = await build(
    requestOf(texts, builder ? { builder, driver: 'docker-container' } : {}),
    bench.tools,
  )
  await cleanUp(bench.kept, bench.tools)
  expect(await bench.leftovers()).toEqual([])
  return { section, printed: bench.printed() }
}

/** Builds where nothing is known of any earlier build, as on a hosted runner. */
async function onFreshBuilder(cache: Cache, stamp: string) {
  await using bench = await openBench()
  const texts = {
    'driver-opts': 'network=host',
    'buildkit-image': bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'),
    'buildkitd-config': bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'),
  }
  try {
    const { builder } = await setup(parse(setupInputs, texts), bench.tools)
    return await buildStamped(cache, stamp, { builder })
  } finally {
    await cleanUpSetup(bench.kept, bench.tools)
  }
}

/** Takes the layers out of a stored cache and leaves what names them. */
async function breakLayers(root: string): Promise<void> {
  for (const entry of await readdir(root)) {
    const blobs = join(root, entry, 'content/blobs/sha256')
    for (const name of await readdir(blobs)) {
      const bytes = await readFile(join(blobs, name))
      if (bytes[0] === 0x1f) await rm(join(blobs, name))
    }
  }
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
