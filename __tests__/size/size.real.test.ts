import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { layoutImage } from '../../src/image/layout.ts'
import { parse } from '../../src/inputs/table.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { size } from '../../src/size/size.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

bootstrapped('DOCKER_HOST')
const base = bootstrapped('BUILDONCE_TEST_BASE')

const name = `size-${randomBytes(4).toString('hex')}`
const steps = [
  'RUN mkdir -p /odd/dir /gone && echo one > /odd/a && echo two > /gone/b && ln /odd/a /odd/hard && ln -s /odd/a /odd/soft',
  `RUN mkdir -p /odd/${'long/'.repeat(30)} && echo x > /odd/${'long/'.repeat(30)}ünïcode-'quote'`,
  'RUN rm /odd/a && rm -rf /gone && mkdir /gone && echo new > /gone/c',
  'RUN rm -rf /odd/dir && echo file > /odd/dir && chmod 4755 /odd/soft 2>/dev/null; mkfifo /odd/pipe',
]
const folder = temporaryFolder(name)
const tools = makeTools({ env: { HOME: folder }, host: { temp: folder } })

beforeAll(async () => {
  await build('v1', [...steps, 'COPY app /app', 'RUN echo tail > /tail'], {
    a: 'same',
    b: 'x'.repeat(9000),
    c: 'gone',
  })
  await build('v2', [...steps, 'COPY app /app', 'RUN echo tail > /tail'], {
    a: 'same',
    b: 'y'.repeat(9500),
    'd e': 'new',
  })
  await build(
    'zstd',
    [...steps, 'COPY app /app', 'RUN echo tail > /tail'],
    { a: 'same', b: 'x'.repeat(9000), c: 'gone' },
    'compression=zstd,force-compression=true',
  )
})

afterAll(() => {
  spawnSync('docker', ['image', 'rm', '-f', `${name}:v1`, `${name}:v2`, `${name}:zstd`])
})

async function build(tag: string, lines: readonly string[], files: Record<string, string>, more = '') {
  const context = join(folder, `context-${tag}`)
  await mkdir(join(context, 'app'), { recursive: true })
  for (const [path, body] of Object.entries(files)) await writeFile(join(context, 'app', path), body)
  await writeFile(join(context, 'Dockerfile'), `FROM ${base}\n${lines.join('\n')}\n`)
  const output = `type=oci,oci-mediatypes=true,tar=false,dest=${join(folder, tag)}${more === '' ? '' : `,${more}`}`
  execFileSync(
    'docker',
    [
      'buildx',
      'build',
      '-q',
      '--provenance=false',
      '-t',
      `${name}:${tag}`,
      '--output',
      output,
      ...(more === '' ? ['--output', 'type=image,push=false,oci-mediatypes=true'] : []),
      context,
    ],
    { stdio: 'pipe' },
  )
}

function open(tag: string) {
  const path = join(folder, tag)
  const { digest } = layoutImage(readFileSync(join(path, 'index.json')))
  return { digest, reader: openImage({ kind: 'layout', path }, undefined as unknown as Transport), path }
}

function measure(after: string, before: string, texts: Record<string, string> = {}) {
  const request = {
    ...parse(sizeInputs, texts),
    image: open(after),
    against: { ...open(before), reference: before },
    labels: [],
  }
  return size(request, tools)
}

/** Lists an image with the tools of the machine: the container's file system as tar, and tar's own listing. */
function exported(tag: string): Map<string, string> {
  const container = execFileSync('docker', ['create', `${name}:${tag}`, '/bin/true'], {
    encoding: 'utf8',
  }).trim()
  const archive = join(folder, `${tag}.tar`)
  execFileSync('docker', ['export', '-o', archive, container])
  execFileSync('docker', ['rm', container])
  const made = ['.dockerenv', 'etc/hosts', 'etc/hostname', 'etc/resolv.conf', 'etc/mtab', 'dev/console']
  const sums = execFileSync(
    'tar',
    ['-xf', archive, '--to-command=sha256sum | cut -c1-64 | sed "s|^|$TAR_SIZE |;s|$| $TAR_FILENAME|"'],
    { encoding: 'utf8', shell: false },
  )
  const files = sums
    .trim()
    .split('\n')
    .map(line => {
      const [, length, hash, path] = /^(\d+) (\w{64}) (.*)$/.exec(line) ?? []
      return [path?.replace(/^\.?\//, '') ?? '', `${length} ${hash}`] as const
    })
  return new Map(files.filter(([path]) => !made.includes(path)))
}

describe('two images built by BuildKit', () => {
  test('differ in the files in which their exported file systems differ', async () => {
    const section = await measure('v2', 'v1')
    const [now, then] = [exported('v2'), exported('v1')]
    const expected = [
      ...[...now]
        .filter(([path]) => !then.has(path))
        .map(([path, facts]) => `added /${path} ${facts.split(' ')[0]}`),
      ...[...then]
        .filter(([path]) => !now.has(path))
        .map(([path, facts]) => `removed /${path} -${facts.split(' ')[0]}`),
      ...[...now]
        .filter(([path, facts]) => then.has(path) && then.get(path) !== facts)
        .map(
          ([path, facts]) =>
            `modified /${path} ${Number(facts.split(' ')[0]) - Number(then.get(path)?.split(' ')[0])}`,
        ),
    ]
    const { contents } = section.platforms[0] ?? {}
    const found = contents?.read
      ? contents.changes.map(({ state, path, bytes }) => `${state} ${path} ${bytes}`)
      : []
    expect(found.sort()).toEqual(expected.sort())
    expect(found).toEqual(['added /app/d e 3', 'modified /app/b 500', 'removed /app/c -4'])
  })

  test('have the size that the files of their layouts have', async () => {
    const section = await measure('v2', 'v1', { diff: 'sizes' })
    const { path, digest } = open('v2')
    const blob = (wanted: string) => readFileSync(join(path, 'blobs/sha256', wanted.slice(7)))
    const manifest = JSON.parse(blob(digest).toString())
    const parts = [manifest.config, ...manifest.layers].map(({ digest: part }) => part as string)
    const total = [...new Set(parts)].reduce((sum, part) => sum + blob(part).length, 0)
    expect(section.platforms[0]?.size).toBe(total)
  })

  test('take uncompressed what their layers unpack to, though most are not read', async () => {
    const section = await measure('v2', 'v1')
    const sum = (tag: string) => {
      const { path, digest } = open(tag)
      const blob = (wanted: string) => readFileSync(join(path, 'blobs/sha256', wanted.slice(7)))
      const { layers } = JSON.parse(blob(digest).toString()) as { layers: { digest: string }[] }
      return layers.reduce((total, layer) => total + gunzipSync(blob(layer.digest)).length, 0)
    }
    expect(section.platforms[0]?.unpacked).toEqual({ after: sum('v2'), before: sum('v1') })
    const layers = section.platforms[0]?.layers ?? []
    expect(layers.every(({ unpacked = 0, size = 0 }) => unpacked > size)).toBe(true)
  })

  test('name the instruction of each layer', async () => {
    const section = await measure('v2', 'v1', { diff: 'sizes' })
    const layers = section.platforms[0]?.layers ?? []
    const changed = layers.filter(({ state }) => state !== 'unchanged')
    expect(changed[0]?.instruction).toBe('COPY app /app')
    expect(layers.at(-1)?.instruction).toBe('RUN echo tail > /tail')
  })

  test('that hold the same in gzip and Zstandard differ in nothing but their bytes', async () => {
    const section = await measure('zstd', 'v1')
    const states = section.platforms[0]?.layers.map(({ state }) => state) ?? []
    expect(new Set(states)).toEqual(new Set(['recompressed']))
    const { contents } = section.platforms[0] ?? {}
    expect(contents?.read && contents.files).toEqual({ added: 0, removed: 0, modified: 0 })
  })

  test('are read whole for waste, gzip and Zstandard alike', async () => {
    const waste = async (tag: string) => {
      const { contents } = (await measure(tag, 'v2', { diff: 'waste' })).platforms[0] ?? {}
      return contents?.read ? contents.waste : undefined
    }
    const found = await waste('v1')
    // `/odd/a` lives on in its hard link; `/gone/b` is in no path any more.
    expect(found?.paths.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(['/gone/b 4'])
    expect(await waste('zstd')).toEqual(found)
  })
})
