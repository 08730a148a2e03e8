import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist')

/** Runs a program of the bundle and returns the bytes of its files that were loaded, and which modules of Node. */
function loadedBy(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [coverage, folder] = [temporaryFolder('coverage'), temporaryFolder('loaded')]
  const script =
    "process.on('exit', () => process._rawDebug(process.moduleLoadList.map(line => line.split(' ')[1]).join()))"
  const ended = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(script)}`, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, RUNNER_TEMP: folder, NODE_V8_COVERAGE: coverage, ...env },
    },
  )
  expect(ended).toMatchObject({ status: 0 })
  const files = readdirSync(coverage).flatMap(name => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] }
    return result.flatMap(({ url }) => (url.startsWith('file:') ? [fileURLToPath(url)] : []))
  })
  const ours = files.filter(file => file.startsWith(dist))
  expect(ours.length).toBeGreaterThan(0)
  return {
    bytes: ours.reduce((sum, file) => sum + statSync(file).size, 0),
    modules: (ended.stderr.trim().split('\n').at(-1) ?? '').split(','),
  }
}

describe('a start loads what it needs and no more', () => {
  const image = makeImage({ layers: 1 })
  let registry: OwnRegistry
  beforeAll(async () => {
    registry = await startRegistry()
    await seed(anonymousTransport(), { registry: registry.host, repository: 'acme/web' }, image)
  })
  afterAll(() => registry.stop())

  const cli = join(dist, 'cli.js')
  const promotion = () => {
    const named = `${registry.host}/acme/web`
    return loadedBy([
      cli,
      'promote',
      `--image=${named}@${image.root.digest}`,
      `--tags=1.4.0`,
      `--to=${named}`,
    ])
  }

  test('the version needs no table of inputs', () => {
    const { bytes, modules } = loadedBy([cli, '--version'])
    expect(bytes).toBeLessThan(20_000)
    expect(modules).not.toContain('http')
  })

  test('the list of commands needs no stage', () => {
    expect(loadedBy([cli, '--help']).bytes).toBeLessThan(150_000)
  })

  test('a tag needs one stage and its inputs, and nothing that copies, signs, or reads a record', () => {
    const { bytes, modules } = promotion()
    expect(bytes).toBeLessThan(330_000)
    expect(modules).toContain('http')
    // Archives, TLS, other processes, names of hosts.
    for (const name of ['zlib', 'tls', 'child_process', 'dns/promises']) expect(modules).not.toContain(name)
  })

  test('a step that cleans nothing up loads next to nothing', () => {
    expect(loadedBy([join(dist, 'post.js')], { STATE_kept: '[]' }).bytes).toBeLessThan(20_000)
  })
})
