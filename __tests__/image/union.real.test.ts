import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readLayer } from '../../src/image/layer.ts'
import { stack } from '../../src/image/overlay.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { loadPlatforms } from '../../src/size/load-platforms.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { findImage } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { toolsFor } from '../promote/tools.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { archive, type Item } from './archive.ts'

const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/union-${randomBytes(4).toString('hex')}`
const folder = temporaryFolder('union')
const crane = (...args: string[]) => execFileSync('crane', args, { encoding: 'utf8', stdio: 'pipe' }).trim()

const file = (name: string, body = name): Item => ({ name, body })
const directory = (name: string): Item => ({ name: `${name}/`, flag: '5', mode: 0o755 })
/** All that can happen to a path, but what crane gets wrong: opaque folders, and a path that a layer removes and writes. */
const layers: Item[][] = [
  [directory('a'), file('a/one'), file('a/two'), { name: 'a/hard', flag: '1', link: 'a/one' }, file('b')],
  [{ name: 'a/.wh.one' }, { name: '.wh.absent' }, file('a/two', 'longer'), file(`${'deep/'.repeat(18)}n`)],
  [directory('b'), file('b/inside'), { name: 'link', flag: '2', link: 'a/two' }],
  [file('ünï-😀'), { name: 'deep/.wh.deep' }, file('a/one', 'back')],
]

beforeAll(() => {
  const files = layers.flatMap((items, index) => {
    const path = join(folder, `${index}.tar`)
    writeFileSync(path, archive(...items))
    return ['-f', path]
  })
  crane('append', '--oci-empty-base', ...files, '-t', `${repository}:odd`)
  // An empty base names no platform, and what names none is no image that runs.
  crane('mutate', '--set-platform', 'linux/amd64', `${repository}:odd`, '-t', `${repository}:odd`)
})

afterAll(() => {
  spawnSync('crane', ['delete', `${repository}@${crane('digest', `${repository}:odd`)}`])
})

/** Lists what all layers of an image show: type, size and path of what is no folder. */
async function shown(reference: string): Promise<string[]> {
  const transport = openTransport(toolsFor({ http: createHttp({}), env: { HOME: folder } }))
  const { digest, source } = await findImage(reference, transport)
  const reader = openImage(source, transport)
  const [platform] = await loadPlatforms(reader, digest)
  const listings = await Promise.all(
    (platform?.manifest.layers ?? []).map(async layer => readLayer(await reader.blob(layer))),
  )
  return [...stack(listings).visible.values()]
    .filter(({ entry }) => entry.type !== 'directory')
    .map(({ entry }) => `${entry.type} ${entry.size} ${entry.path}`)
    .sort()
}

/** The same of the machine's tar, out of what crane flattens. */
function exported(reference: string): string[] {
  const tar = join(folder, 'flat.tar')
  crane('export', reference, tar)
  const types: Record<string, string> = { '-': 'file', l: 'symlink', h: 'hardlink' }
  return execFileSync('tar', ['-tvf', tar, '--numeric-owner', '--quoting-style=literal'], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .map(line => /^(.)\S+ \S+ +(\d+) \S+ \S+ (?:\.\/)?(.*?)(?: -> .*| link to .*)?$/.exec(line) ?? [])
    .filter(([, type = '']) => type in types)
    .map(([, type = '', size, path]) => `${types[type]} ${type === '-' ? size : 0} ${path}`)
    .sort()
}

test.each([
  ['an image with every odd case', `${repository}:odd`, 5],
  ['an image of a real program', bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'), 100],
])('%s shows what its flattened file system lists', async (_, reference, least) => {
  const found = await shown(reference)
  expect(found).toEqual(exported(reference))
  expect(found.length).toBeGreaterThan(least)
})
