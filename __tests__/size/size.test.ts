import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { hasTrailer } from '../../src/image/gzip-trailer.ts'
import { parse } from '../../src/inputs/table.ts'
import { UserError } from '../../src/messages/errors.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { type SizeRequest, size } from '../../src/size/size.ts'
import { archive } from '../image/archive.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { type ImageGiven, image, type LayerGiven } from './images.ts'

const home = temporaryFolder('size')
const tools = makeTools({
  env: { XDG_CACHE_HOME: home },
  now: () => 1_790_000_000_000,
  host: { temp: home },
})
/** Bytes that no compression makes smaller. */
const noise = (length: number) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
      createHash('sha256').update(String(index)).digest(),
    ),
  ).subarray(0, length)

const base: LayerGiven = { instruction: 'FROM base', items: [{ name: 'etc/os', body: noise(5000) }] }
const app = (...items: LayerGiven['items']): LayerGiven => ({ instruction: 'COPY app /app', items })
const ids = ({ items }: LayerGiven) => [
  `sha256:${createHash('sha256')
    .update(archive(...items))
    .digest('hex')}` as const,
]
const one = (...layers: LayerGiven[]) => image({ 'linux/amd64': layers })

function measure(
  after: ImageGiven,
  before?: ImageGiven,
  texts: Record<string, string> = {},
  more: Partial<SizeRequest> = {},
) {
  const against = before && { ...before, reference: 'registry.example/app:main' }
  return size(
    { ...parse(sizeInputs, texts), image: after, ...(against && { against }), labels: [], ...more },
    tools,
  )
}

describe('a baseline that cannot be listed', () => {
  const broken: ImageGiven = {
    ...one(base),
    reader: {
      ...one(base).reader,
      manifest: async () => Promise.reject(new UserError('sha256:aa is not there')),
    },
  }

  test('is none, and why is said', async () => {
    const section = await measure(one(base), broken)
    expect(section.status).toBe('passed')
    expect(section.baseline).toBeUndefined()
    expect(section.noBaseline).toBe(
      'registry.example/app:main cannot be compared with: sha256:aa is not there',
    )
  })

  test('is an error where somebody named it', async () => {
    const against = { ...broken, reference: 'registry.example/app:main', how: 'given' as const }
    await expect(measure(one(base), undefined, {}, { against })).rejects.toThrow('sha256:aa is not there')
  })
})

describe('an image without a baseline', () => {
  test('is measured, and says why there is nothing to compare with', async () => {
    const section = await measure(
      one(base, app()),
      undefined,
      {},
      { noBaseline: 'No image of main was found.' },
    )
    expect(section).toMatchObject({
      status: 'passed',
      noBaseline: 'No image of main was found.',
      platforms: [
        {
          platform: 'linux/amd64',
          state: 'first',
          layers: [{ state: 'added', instruction: 'FROM base' }, {}],
        },
      ],
    })
  })

  test('costs three small requests and no layer', async () => {
    const section = await measure(one(base, app()))
    expect(section.cost?.requests).toBe(3)
    expect(section.cost?.bytes).toBeLessThan(5000)
  })
})

describe('an image beside its baseline', () => {
  test('shows what moved, and reads nothing but the layers that differ', async () => {
    const after = one(base, app({ name: 'app/a', body: noise(3000) }, { name: 'app/b', body: 'b' }))
    const before = one(base, app({ name: 'app/a', body: noise(1000) }, { name: 'app/c', body: 'cc' }))
    const section = await measure(after, before)
    const [platform] = section.platforms
    expect(platform).toMatchObject({
      state: 'compared',
      contents: { read: true, files: { added: 1, removed: 1, modified: 1 } },
    })
    expect(platform?.layers.map(({ state, instruction, files }) => ({ state, instruction, files }))).toEqual([
      { state: 'unchanged', instruction: 'FROM base', files: undefined },
      { state: 'modified', instruction: 'COPY app /app', files: { added: 1, removed: 1, modified: 1 } },
    ])
    expect(platform?.contents?.read && platform.contents.changes).toEqual([
      { state: 'modified', path: '/app/a', bytes: 2000, files: 1 },
      { state: 'removed', path: '/app/c', bytes: -2, files: 1 },
      { state: 'added', path: '/app/b', bytes: 1, files: 1 },
    ])
    // A config and a layer of each.
    expect([after.opened.length, before.opened.length]).toEqual([2, 2])
    expect(platform?.pull).toBe(platform?.layers[1]?.size)
  })

  test('that was rebuilt with new times only says so, and what it costs', async () => {
    const after = one(base, app({ name: 'app/a', body: noise(3000), mtime: 2 }))
    const section = await measure(after, one(base, app({ name: 'app/a', body: noise(3000), mtime: 1 })))
    expect(section.platforms[0]?.layers[1]).toMatchObject({
      state: 'rebuilt',
      files: { added: 0, removed: 0, modified: 0 },
    })
    expect(section.platforms[0]?.pull).toBeGreaterThan(3000)
  })

  test('that was only compressed anew says so, and is not read', async () => {
    const after = one({ ...base, level: 1 }, app())
    const section = await measure(after, one({ ...base, level: 9, items: base.items }, app()))
    const [layer] = section.platforms[0]?.layers ?? []
    expect(layer?.state).toBe(layer?.size === layer?.before ? 'unchanged' : 'recompressed')
    expect(after.opened).toHaveLength(1)
  })

  test('compares equal platforms only', async () => {
    const after = image({ 'linux/amd64': [base], 'linux/arm/v7': [base] })
    const section = await measure(after, image({ 'linux/amd64': [base], 'linux/arm/v6': [base] }))
    expect(section.platforms.map(({ platform, state }) => `${platform} ${state}`)).toEqual([
      'linux/amd64 compared',
      'linux/arm/v7 added',
      'linux/arm/v6 removed',
    ])
  })

  test('names the twin of a file that is in it twice', async () => {
    const library = noise(150_000)
    const after = one(base, app({ name: 'lib/x.so', body: library }, { name: 'lib/x.so.1', body: library }))
    const section = await measure(after, one(base, app()))
    const { contents } = section.platforms[0] ?? {}
    expect(contents?.read && contents.changes.map(({ path, sameAs }) => ({ path, sameAs }))).toEqual([
      { path: '/lib/x.so', sameAs: undefined },
      { path: '/lib/x.so.1', sameAs: '/lib/x.so' },
    ])
  })

  test('marks the layers of a known base image', async () => {
    const after = one(base, app())
    const known = await measure(after, one(base, app()), { diff: 'sizes' })
    expect(known.platforms[0]?.layers.map(layer => layer.base)).toEqual([undefined, undefined])
  })

  test('tells what is of the base and what is its own, where both bases are known', async () => {
    const older: LayerGiven = { instruction: 'FROM base', items: [{ name: 'etc/os', body: noise(4000) }] }
    const bases = { base: { 'linux/amd64': ids(base) }, baseBefore: { 'linux/amd64': ids(older) } }
    const section = await measure(one(base, app()), one(older, app()), { diff: 'sizes' }, bases)
    const [platform] = section.platforms
    const [first] = platform?.layers ?? []
    expect(first?.base).toBe(true)
    expect(platform?.base).toEqual({ size: first?.size, before: first?.before })
    const half = await measure(one(base, app()), one(older, app()), { diff: 'sizes' }, { base: bases.base })
    expect(half.platforms[0]?.base).toBeUndefined()
  })

  test('finds waste when it is asked for', async () => {
    const layers = [
      base,
      app({ name: 'tmp/cache', body: noise(2000) }),
      { instruction: 'RUN rm', items: [{ name: 'tmp/.wh.cache' }] },
    ]
    const section = await measure(one(...layers), one(base), { diff: 'waste' })
    const { contents } = section.platforms[0] ?? {}
    expect(contents?.read && contents.waste).toEqual({
      bytes: 2000,
      paths: [{ path: '/tmp/cache', bytes: 2000, writtenBy: 'COPY app /app', hiddenBy: 'RUN rm' }],
    })
  })
})

describe('what a folder that is made anew hides of a layer that both images share', () => {
  const made = app({ name: 'etc/', flag: '5' }, { name: 'etc/.wh..wh..opq' }, { name: 'etc/new', body: '12' })
  const changes = async (diff: string) => {
    const { contents } = (await measure(one(base, made), one(base), { diff })).platforms[0] ?? {}
    return contents?.read && { files: contents.files, changes: contents.changes }
  }

  test('has no number without the listing of that layer', async () => {
    expect(await changes('files')).toEqual({
      files: { added: 1, removed: 0, modified: 0 },
      changes: [
        { state: 'added', path: '/etc/new', bytes: 2, files: 1 },
        { state: 'removed', path: '/etc/', bytes: 0, files: 0, below: true },
      ],
    })
  })

  test('is exact with it', async () => {
    expect(await changes('waste')).toEqual({
      files: { added: 1, removed: 1, modified: 0 },
      changes: [
        { state: 'removed', path: '/etc/os', bytes: -5000, files: 1 },
        { state: 'added', path: '/etc/new', bytes: 2, files: 1 },
      ],
    })
  })
})

describe('the listings of layers', () => {
  const folder = join(home, 'buildonce', 'layers')
  const layers = [
    base,
    app({ name: 'tmp/cäche', body: noise(3000) }, { name: 'a', flag: '2', link: 'b' }),
    { instruction: 'RUN rm', items: [{ name: 'tmp/.wh.cäche' }, { name: 'etc/.wh..wh..opq' }] },
  ]

  test('are kept, so that the next search for waste reads new layers only and finds the same', async () => {
    const first = await measure(one(...layers), one(base), { diff: 'waste' })
    const known = one(...layers)
    expect((await measure(known, one(base), { diff: 'waste' })).platforms).toEqual(first.platforms)
    expect(known.opened).toHaveLength(1)
    const more = one(...layers, app({ name: 'new', body: noise(10) }))
    await measure(more, one(base), { diff: 'waste', 'diff-limit': '1kB' })
    expect(more.opened).toHaveLength(2)
  })

  test('that cannot be read are read again from the layer', async () => {
    const first = await measure(one(...layers), one(base), { diff: 'waste' })
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'spoilt')
    const again = one(...layers)
    expect((await measure(again, one(base), { diff: 'waste' })).platforms).toEqual(first.platforms)
    expect(again.opened).toHaveLength(4)
  })
})

describe('what the layers take uncompressed', () => {
  const ended = (given: ImageGiven, end: (size: number) => Buffer | undefined = () => undefined) => {
    const asked: string[] = []
    const reader: ImageGiven['reader'] = {
      ...given.reader,
      async end(blob) {
        asked.push(blob.digest)
        const chunks: Buffer[] = []
        for await (const chunk of await given.reader.blob(blob)) chunks.push(chunk as Buffer)
        return end(blob.size) ?? Buffer.concat(chunks).subarray(-4)
      },
    }
    return { ...given, reader, asked }
  }
  const grown = () => one(base, app({ name: 'a', body: noise(9000) }))
  const small = () => one(base, app({ name: 'a', body: noise(8000) }))

  test('is told by the end of those that are not read, and by reading the others', async () => {
    const [after, before] = [ended(grown()), ended(small())]
    const section = await measure(after, before)
    const [platform] = section.platforms
    const sizes = [5120 + 512 + 1024, 9216 + 512 + 1024]
    expect(platform?.layers.map(({ unpacked }) => unpacked)).toEqual(sizes)
    expect(platform?.unpacked).toEqual({ after: 6656 + 10_752, before: 6656 + 8192 + 512 + 1024 })
    expect([after.asked.length, before.asked.length]).toEqual([1, 0])
    // Index, manifest, config and layer of each, and the end of the one that both have.
    expect(section.cost?.requests).toBe(9)
  })

  test('is told where the layers that differ are too large to be read', async () => {
    const section = await measure(ended(grown()), ended(small()), { 'diff-limit': '1kB' })
    expect(section.platforms[0]?.unpacked).toEqual({ after: 17_408, before: 16_384 })
  })

  test('is told of an image without a baseline', async () => {
    const section = await measure(ended(grown()))
    expect(section.platforms[0]?.unpacked).toEqual({ after: 17_408 })
  })

  test.each([
    ['is less than the compressed length', () => 512],
    ['is no length of an archive', (size: number) => size + 511 - (size % 512)],
  ])('is not known where the end %s', async (_, length) => {
    const end = (size: number) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(length(size))
      return bytes
    }
    const [platform] = (await measure(ended(grown(), end), ended(small()))).platforms
    expect(platform?.layers.map(({ unpacked }) => unpacked)).toEqual([undefined, 10_752])
    expect(platform?.unpacked).toBeUndefined()
  })

  test('is not asked for where only sizes are wanted', async () => {
    const after = ended(grown())
    await measure(after, ended(small()), { diff: 'sizes' })
    expect(after.asked).toEqual([])
  })

  test('is never asked of what the end cannot tell', () => {
    const gzip = {
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest: `sha256:${'0'.repeat(64)}`,
    } as const
    const annotations = { 'containerd.io/snapshot/stargz/toc.digest': 'sha256:1' }
    expect(hasTrailer({ ...gzip, size: 1000 })).toBe(true)
    expect(
      hasTrailer({ ...gzip, mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: 1 }),
    ).toBe(true)
    expect(hasTrailer({ ...gzip, size: 400_000_000 })).toBe(false)
    expect(hasTrailer({ ...gzip, size: 1000, annotations })).toBe(false)
    const urls = ['https://elsewhere.example']
    expect(hasTrailer({ ...gzip, size: 1000, urls })).toBe(true)
    const restricted = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'
    expect(hasTrailer({ ...gzip, mediaType: restricted, size: 1000, urls })).toBe(false)
    expect(hasTrailer({ ...gzip, size: 1, mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' })).toBe(
      false,
    )
  })
})

describe('layers are not read', () => {
  const grown = () => one(base, app({ name: 'a', body: noise(9000) }))
  const small = () => one(base, app({ name: 'a', body: noise(8000) }))

  test('beyond the limit, which is named', async () => {
    const section = await measure(grown(), small(), { 'diff-limit': '10kB' })
    expect(section.platforms[0]?.contents).toEqual({
      read: false,
      reason: expect.stringMatching(/^the layers to read have 1\d kB, `diff-limit` is 10 kB$/),
    })
    expect(section.platforms[0]?.before).toBeGreaterThan(8000)
  })

  test('when they are broken, and the sizes stay', async () => {
    const broken = grown()
    const { blob } = broken.reader
    const reader = {
      ...broken.reader,
      blob: async (wanted: Parameters<typeof blob>[0]) => {
        const source = await blob(wanted)
        return wanted.size > 9000 ? source.map((bytes: Buffer) => bytes.subarray(0, 5000)) : source
      },
    }
    const section = await measure({ ...broken, reader }, small())
    expect(section.status).toBe('passed')
    const { contents } = section.platforms[0] ?? {}
    expect(contents?.read === false && contents.reason).toMatch(/cannot be decompressed/)
  })

  test('when only sizes are asked for', async () => {
    const given = grown()
    const section = await measure(given, small(), { diff: 'sizes' })
    expect(section.platforms[0]?.contents).toBeUndefined()
    expect(given.opened).toHaveLength(1)
  })
})

describe('the limits', () => {
  const grown = () => one(base, app({ name: 'a', body: noise(90_000) }))
  const small = () => one(base, app({ name: 'a', body: noise(50_000) }))
  const outcome = async (texts: Record<string, string>, more: Partial<SizeRequest> = {}) => {
    const section = await measure(grown(), small(), texts, more)
    return [section.status, ...section.budgets.map(({ budget, outcome: how }) => `${budget} ${how}`)].join(
      ', ',
    )
  }

  test.each([
    [{ 'max-size': '1MB' }, 'passed, max-size passed'],
    [{ 'max-size': '60kB' }, 'failed, max-size failed'],
    [{ 'max-size': 'warn 60kB, fail 1MB' }, 'passed, max-size warned'],
    [{ 'max-size': 'warn 60kB, fail 70kB' }, 'failed, max-size failed'],
    [{ 'max-pull': '50kB' }, 'failed, max-pull failed'],
    [{ 'max-increase': '20kB' }, 'failed, max-increase failed'],
    [{ 'max-increase': '5%' }, 'passed, max-increase passed'],
    [{ 'max-increase': '5%', 'max-increase-floor': '10kB' }, 'failed, max-increase failed'],
    [{ 'max-increase': '200%', 'max-increase-floor': '0' }, 'passed, max-increase passed'],
  ])('%j: %s', async (texts, expected) => {
    expect(await outcome(texts)).toBe(expected)
  })

  test('name measured value, limit, excess and cause', async () => {
    const { reason } = await measure(grown(), small(), { 'max-increase': '20kB' })
    expect(reason).toMatch(
      /^linux\/amd64 grew by 4\d kB, 2\d kB more than max-increase 20 kB allows; COPY app \/app adds 100 % of the growth$/,
    )
  })

  test.each<[string, ImageGiven, ImageGiven | undefined, Record<string, string>, RegExp]>([
    [
      'the whole without a baseline',
      grown(),
      undefined,
      { 'max-size': '60kB' },
      /; COPY app \/app adds 9\d % of the size$/,
    ],
    [
      'the whole of what did not grow',
      small(),
      grown(),
      { 'max-size': '9kB' },
      /; COPY app \/app adds 9\d % of the size$/,
    ],
    ['the download', grown(), small(), { 'max-pull': '9kB' }, /; COPY app \/app adds 100 % of the download$/],
    [
      'a download that has nothing new in it',
      one(base, app({ name: 'a', body: noise(50_000), mtime: 7 })),
      small(),
      { 'max-pull': '9kB' },
      /; COPY app \/app adds 100 % of the download, rebuilt with 0 files changed$/,
    ],
  ])('name what brought most of %s', async (_, after, before, texts, expected) => {
    expect((await measure(after, before, texts)).reason).toMatch(expected)
  })

  test('name the base image where that brought it', async () => {
    const bigger = { ...base, items: [{ name: 'etc/os', body: noise(60_000) }] }
    const after = one(bigger, app({ name: 'a', body: noise(500) }))
    const before = one(base, app({ name: 'a', body: noise(400) }))
    const limits = { 'max-increase': '20kB', 'max-pull': '9kB' }
    const known = { base: { 'linux/amd64': ids(bigger) }, baseBefore: { 'linux/amd64': ids(base) } }
    const { reason } = await measure(after, before, limits, known)
    const [growth, download] = reason?.split('. linux/amd64 makes ') ?? []
    expect(growth).toMatch(/; the base image adds \d{2,3} % of the growth$/)
    expect(download).toMatch(/; the base image adds 99 % of the download$/)
  })

  test('are lifted by a label, which is named', async () => {
    const section = await measure(grown(), small(), { 'max-size': '60kB' }, { labels: ['size-ok'] })
    expect(section.status).toBe('passed')
    expect(section.budgets).toMatchObject([{ outcome: 'accepted', label: 'size-ok' }])
  })

  test('are said in the log when a label lifts them', async () => {
    const said: string[] = []
    const log = { ...tools.log, info: (text: string) => void said.push(text) }
    const request = { ...parse(sizeInputs, { 'max-size': '60kB' }), image: grown(), labels: ['size-ok'] }
    await size(request, { ...tools, log })
    expect(said.at(-1)).toMatch(
      /^linux\/amd64 has 9\d kB, 3\d kB more than max-size .* by the label size-ok$/,
    )
  })

  test('may be other ones for a platform, which replace the general ones', async () => {
    const both = image({
      'linux/amd64': [base],
      'linux/arm64': [base, app({ name: 'a', body: noise(90_000) })],
    })
    const texts = { 'max-size': 'linux/arm64 fail 200kB, warn 1kB, linux/arm64 warn 80kB, linux/s390x 1MB' }
    const section = await measure(both, undefined, texts)
    expect(section.budgets.map(({ platform, outcome: how, limit }) => [platform, how, limit])).toEqual([
      ['linux/amd64', 'warned', 1000],
      ['linux/arm64', 'warned', 80_000],
    ])
    expect(section.warnings?.at(-1)).toBe(
      'max-size has a limit for linux/s390x, which the image does not have',
    )
  })

  /** More than the megabyte that the image may grow by. */
  const growth = app({ name: 'a', body: noise(1_200_000) })

  test.each([
    ['linux/arm64', 'linux/arm64/v8'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/amd64/v1', 'linux/amd64'],
  ])('hold %s against %s, which is the same platform', async (now, then) => {
    const after = image({ [now]: [base, growth] })
    const { status, platforms } = await measure(after, image({ [then]: [base] }), { 'max-increase': '1MB' })
    expect(platforms.map(({ state }) => state)).toEqual(['compared'])
    expect(status).toBe('failed')
  })

  test('do not hold a platform against another variant of it', async () => {
    const after = image({ 'linux/arm/v6': [base, growth] })
    const { platforms } = await measure(after, image({ 'linux/arm/v7': [base] }), { 'max-increase': '1MB' })
    expect(platforms.map(({ platform, state }) => [platform, state])).toEqual([
      ['linux/arm/v6', 'added'],
      ['linux/arm/v7', 'removed'],
    ])
  })

  test('are for a platform whatever it is called, and a wrong one is refused', async () => {
    const arm = image({ 'linux/arm64': [base, app({ name: 'a', body: noise(90_000) })] })
    const { budgets, warnings } = await measure(arm, undefined, { 'max-size': '1MB, linux/arm64/v8 50kB' })
    expect(budgets.map(({ outcome: how, limit }) => [how, limit])).toEqual([['failed', 50_000]])
    expect(warnings).toBeUndefined()
    expect(parse(sizeInputs, { 'max-size': 'windows(10.0.17763)/amd64 5GB' }).maxSize).toEqual([
      { level: 'fail', platform: 'windows(10.0.17763)/amd64', bytes: 5_000_000_000 },
    ])
    expect(() => parse(sizeInputs, { 'max-size': 'linux/amd64/v2/x 5GB' })).toThrow(
      'max-size: "linux/amd64/v2/x" is not a platform',
    )
  })

  test('of an image in which nothing runs are not kept', async () => {
    const nothing = image({})
    const { status, reason } = await measure(nothing, undefined, { 'max-size': '1MB' })
    expect(status).toBe('failed')
    expect(reason).toBe(`${nothing.digest} has no image that runs, so nothing was measured`)
  })

  test('of growth pass without a baseline, those of size do not', async () => {
    const section = await measure(grown(), undefined, {
      'max-increase': '1',
      'max-pull': '1',
      'max-size': '1',
    })
    expect(section.budgets.map(({ budget, outcome: how }) => `${budget} ${how}`)).toEqual(['max-size failed'])
  })

  test.each([
    ['max-size', '5%', 'max-size: "5%" is a share: only max-increase can be one'],
    ['max-size', 'warn much', 'max-size: "much" is not a size'],
    ['max-increase', '-5%', 'max-increase: "-5%" is not a size'],
  ])('%s cannot be %s', (name, value, message) => {
    expect(() => parse(sizeInputs, { [name]: value })).toThrow(message)
  })
})
