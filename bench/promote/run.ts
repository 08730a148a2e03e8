import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { OwnRegistry } from '../../__tests__/own-registry.ts'
import { type MadeImage, makeImage, seed, writeLayout } from '../../__tests__/registry/images.ts'
import { createTransport } from '../../src/registry/transport.ts'
import { createHttp } from '../../src/system/http.ts'
import { median, newFolder, startDelay, startOwn, stopAll, time } from './parts.ts'

// Compares promotion with the tools people use for it, in one sitting, tools taking turns. Prints requests and times;
// compare the ratios, not the times. Run: node bench/promote/run.ts [rounds] [folder of the bundle]
const rounds = Number(process.argv[2] ?? 5)
const bundle = process.argv[3] ?? join(import.meta.dirname, '../../dist')
const names = (count: number, round: string) => Array.from({ length: count }, (_, n) => `t${n}-${round}`)

interface Job {
  readonly source: string
  readonly target: string
  readonly digest: string
  readonly tags: readonly string[]
}
type Run = (job: Job) => number | undefined

/** Pushes a layout with the bundle, as a step of a workflow does, and gives the most memory it had, in MiB. */
function pushBundle(folder: string, target: string): number {
  const script =
    "process.on('exit', () => console.error(fs.readFileSync('/proc/self/status', 'utf8')));import fs from 'node:fs'"
  const args = [
    `--image=${folder}`,
    '--tags=one',
    `--to=${target}`,
    `--run-file=${join(newFolder(), 'run.json')}`,
  ]
  const ended = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(script)}`,
      join(bundle, 'cli.js'),
      'promote',
      ...args,
    ],
    { encoding: 'utf8' },
  )
  if (ended.status !== 0) throw new Error(ended.stdout + ended.stderr)
  return Number(/VmHWM:\s+(\d+)/.exec(ended.stderr)?.[1]) / 1024
}

const inside = new Map<string, number[]>()
const ours =
  (label: string): Run =>
  ({ source, target, digest, tags }) => {
    const began = performance.now()
    const texts = [`image=${source}@${digest}`, `tags=${tags.join(',')}`, `to=${target}`, 'referrers=none']
    const ended = spawnSync(process.execPath, [join(import.meta.dirname, 'ours.ts'), ...texts], {
      encoding: 'utf8',
    })
    if (ended.status !== 0) throw new Error(ended.stdout + ended.stderr)
    const { milliseconds } = JSON.parse(ended.stdout) as { milliseconds: number }
    inside.set(label, [...(inside.get(label) ?? []), milliseconds])
    return performance.now() - began
  }

const retag: Record<string, (label: string) => Run> = {
  buildonce: ours,
  'oras tag':
    () =>
    ({ source, digest, tags }) =>
      time([['oras', 'tag', '--plain-http', `${source}@${digest}`, ...tags]]),
  'crane tag':
    () =>
    ({ source, digest, tags }) =>
      time(tags.map(tag => ['crane', 'tag', '--insecure', `${source}@${digest}`, tag])),
  'imagetools create':
    () =>
    ({ source, digest, tags }) =>
      time([
        [
          'docker',
          'buildx',
          'imagetools',
          'create',
          ...tags.flatMap(tag => ['-t', `${source}:${tag}`]),
          `${source}@${digest}`,
        ],
      ]),
}
const copy: Record<string, (label: string) => Run> = {
  buildonce: ours,
  'oras cp':
    () =>
    ({ source, target, digest, tags }) =>
      time([
        [
          'oras',
          'cp',
          '--from-plain-http',
          '--to-plain-http',
          `${source}@${digest}`,
          `${target}:${tags.join(',')}`,
        ],
      ]),
  'crane copy':
    () =>
    ({ source, target, digest, tags }) =>
      time(tags.map(tag => ['crane', 'copy', '--insecure', `${source}@${digest}`, `${target}:${tag}`])),
}

async function compare(
  title: string,
  runs: typeof retag,
  registries: readonly OwnRegistry[],
  job: (round: string) => Job,
) {
  const taken = new Map<string, { times: number[]; requests: number }>()
  const count = async () => (await Promise.all(registries.map(registry => registry.log()))).flat().length
  for (let round = 0; round < rounds; round++) {
    for (const [name, make] of Object.entries(runs)) {
      const before = await count()
      const ms = make(title)(job(`${round}-${name.replace(' ', '')}`))
      if (ms === undefined) continue
      const seen = taken.get(name) ?? { times: [], requests: 0 }
      taken.set(name, { times: [...seen.times, ms], requests: (await count()) - before })
    }
  }
  const best = median(inside.get(title) ?? [])
  process.stdout.write(`\n${title}\n`)
  for (const [name, { times, requests }] of taken) {
    // A step of a workflow has started Node already, so our own time is that of the work.
    const ms = name === 'buildonce' ? best : median(times)
    const columns = [
      name.padEnd(18),
      String(requests).padStart(4),
      'requests',
      ms.toFixed(0).padStart(6),
      'ms',
    ]
    process.stdout.write(`  ${columns.join(' ')}  ×${(ms / best).toFixed(1)}\n`)
  }
}

try {
  const [first, second] = [await startOwn(), await startOwn()]
  const slow = await startDelay(first, 25)
  const transport = createTransport({
    http: createHttp({}),
    keychain: async () => undefined,
    mask: () => {},
    now: Date.now,
  })
  const put = async (repository: string, image: MadeImage) => {
    await seed(transport, { registry: first.host, repository }, image)
    return image.top.digest
  }
  const index = await put(
    'bench/index',
    makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true }),
  )
  for (const count of [1, 10]) {
    for (const [place, host] of [
      ['loopback', first.host],
      ['25 ms round trip', slow],
    ] as const) {
      const source = `${host}/bench/index`
      const job = (round: string) => ({
        source,
        target: source,
        digest: index,
        tags: names(count, `${count}-${round}-${place.length}`),
      })
      await compare(`${count} tags in one repository, ${place}`, retag, [first], job)
    }
  }
  const three = await put('bench/three', makeImage({ layers: 3 }))
  const elsewhere = (repository: string, digest: string, host: string) => (round: string) => ({
    source: `${first.host}/${repository}`,
    target: `${host}/${repository}-${round}`.toLowerCase(),
    digest,
    tags: ['one'],
  })
  await compare('another repository, 3 layers', copy, [first], elsewhere('bench/three', three, first.host))
  await compare('another repository, index', copy, [first], elsewhere('bench/index', index, first.host))
  const big = makeImage({ layers: 4, layerSize: 50_000_000 })
  const large = await put('bench/large', big)
  await compare(
    'another registry, 200 MB',
    copy,
    [first, second],
    elsewhere('bench/large', large, second.host),
  )
  const folder = await writeLayout(big, newFolder())
  const taken: Record<string, number[]> = { buildonce: [], 'crane push': [] }
  let memory = 0
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    memory = Math.max(memory, pushBundle(folder, `${second.host}/bench/pushed-${round}`))
    taken.buildonce?.push(performance.now() - began)
    const ms = time([['crane', 'push', '--insecure', folder, `${second.host}/bench/crane-${round}:one`]])
    if (ms !== undefined) taken['crane push']?.push(ms)
  }
  const best = median(taken.buildonce ?? [])
  process.stdout.write('\n200 MB from a layout to an empty repository, whole programs\n')
  for (const [name, times] of Object.entries(taken)) {
    const ms = median(times)
    process.stdout.write(`  ${name.padEnd(18)} ${ms.toFixed(0).padStart(6)} ms  ×${(ms / best).toFixed(1)}\n`)
  }
  process.stdout.write(`  ${memory.toFixed(0)} MiB of memory at most\n`)
} finally {
  await stopAll()
}
