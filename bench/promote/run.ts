import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runBundle } from '../../__tests__/bundled-promote.ts'
import type { OwnRegistry } from '../../__tests__/own-registry.ts'
import { signEverything } from '../../__tests__/promote/signed-image.ts'
import { type MadeImage, makeImage, seed, writeLayout } from '../../__tests__/registry/images.ts'
import { anonymousTransport } from '../../__tests__/registry/transports.ts'
import { median, newFolder, startDelay, startOwn, stopAll, time } from './parts.ts'
import { copying, copyingAll, type Job, pushing, retagging } from './peers.ts'
import { ensureRegctl } from './regctl.ts'

// Compares promotion with the tools people use for it, in one sitting, tools taking turns. Prints requests and times;
// compare the ratios, not the times.
// Run: node bench/promote/run.ts [rounds] [folder of the bundle] [part of a title, for those comparisons alone]
const rounds = Number(process.argv[2] ?? 5)
const bundle = process.argv[3] ?? join(import.meta.dirname, '../../dist')
const only = process.argv[4] ?? ''

/** Runs a job and returns the milliseconds it took, or nothing when the tool is not there. */
type Run = (job: Job) => number | undefined

/** A step of a workflow has started Node already, so our own time is that of the work. */
const inside: Run = ({ source, target, digest, tags }) => {
  const texts = [`image=${source}@${digest}`, `tags=${tags.join(',')}`, `to=${target}`, 'referrers=none']
  const program = join(import.meta.dirname, 'ours.ts')
  const ended = spawnSync(process.execPath, [program, ...texts], { encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stdout + ended.stderr)
  return (JSON.parse(ended.stdout) as { milliseconds: number }).milliseconds
}

let memory = 0
const wholeWith =
  (referrers: 'all' | 'none'): Run =>
  job => {
    const source = job.source.startsWith('/') ? job.source : `${job.source}@${job.digest}`
    const taken = runBundle(bundle, { ...job, source, referrers })
    memory = Math.max(memory, taken.memory)
    return taken.ms
  }
const whole = wholeWith('none')

/** One job, the registries whose requests it makes, and what ends it. */
interface Turn {
  readonly job: Job
  readonly registries: readonly OwnRegistry[]
  readonly end?: () => Promise<void>
}

interface Comparison {
  readonly title: string
  readonly ours: Run
  readonly peers: typeof copying
  /** Prepares a job under a name of its own. */
  readonly turn: (name: string) => Turn | Promise<Turn>
}

async function compare({ title, ours, peers, turn }: Comparison): Promise<void> {
  if (!title.includes(only)) return
  const runs: Record<string, Run> = { buildonce: ours }
  for (const [name, commands] of Object.entries(peers)) runs[name] = job => time(commands(job))
  const taken = new Map<string, { times: number[]; requests: number }>()
  memory = 0
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const { job, registries, end } = await turn(`${round}-${name.replaceAll(' ', '')}`)
      const count = async () => (await Promise.all(registries.map(registry => registry.log()))).flat().length
      const before = await count()
      const ms = run(job)
      const requests = (await count()) - before
      await end?.()
      if (ms !== undefined) taken.set(name, { times: [...(taken.get(name)?.times ?? []), ms], requests })
    }
  }
  const best = median(taken.get('buildonce')?.times ?? [])
  process.stdout.write(`\n${title}\n`)
  for (const [name, { times, requests }] of taken) {
    const ms = median(times)
    const columns = [name.padEnd(12), String(requests).padStart(4), 'requests', ms.toFixed(0).padStart(6)]
    process.stdout.write(
      `  ${columns.join(' ')} ms  ×${(ms / best).toFixed(2)}  (ours ×${(best / ms).toFixed(2)})\n`,
    )
  }
  if (memory > 0) process.stdout.write(`  ${memory.toFixed(0)} MiB of memory at most\n`)
}

try {
  ensureRegctl()
  const first = await startOwn()
  const slow = await startDelay(first, 25)
  const transport = anonymousTransport()
  const put = async (repository: string, image: MadeImage) => {
    await seed(transport, { registry: first.host, repository }, image)
    return image.root.digest
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
      const tags = (name: string) =>
        Array.from({ length: count }, (_, n) => `t${n}-${count}-${name}-${place.length}`)
      await compare({
        title: `${count} tags in one repository, ${place}`,
        ours: inside,
        peers: retagging,
        turn: name => ({
          job: { source, target: source, digest: index, tags: tags(name) },
          registries: [first],
        }),
      })
    }
  }
  for (const [title, repository, digest] of [
    ['3 layers', 'bench/three', await put('bench/three', makeImage({ layers: 3 }))],
    ['index', 'bench/index', index],
  ] as const) {
    const source = `${first.host}/${repository}`
    await compare({
      title: `another repository, ${title}`,
      ours: inside,
      peers: copying,
      turn: name => ({
        job: { source, target: `${source}-${name}`.toLowerCase(), digest, tags: ['one'] },
        registries: [first],
      }),
    })
  }
  await compare({
    title: '1 tag in one repository, loopback, whole programs',
    ours: whole,
    peers: retagging,
    turn: name => ({
      job: {
        source: `${first.host}/bench/index`,
        target: `${first.host}/bench/index`,
        digest: index,
        tags: [`t-${name}`],
      },
      registries: [first],
    }),
  })
  const signed = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
  const at = { registry: first.host, repository: 'bench/signed' }
  await put(at.repository, signed)
  await signEverything(transport, at, signed)
  await compare({
    title: 'another repository, signed index with its referrers, 25 ms round trip, whole programs',
    ours: wholeWith('all'),
    peers: copyingAll,
    turn: name => ({
      job: {
        source: `${slow}/bench/signed`,
        target: `${slow}/bench/signed-${name}`.toLowerCase(),
        digest: signed.root.digest,
        tags: ['one'],
      },
      registries: [first],
    }),
  })
  const big = makeImage({ layers: 4, layerSize: 50_000_000 })
  const large = await put('bench/large', big)
  // A registry of its own for each turn: skopeo remembers across its runs which registry holds which blob.
  const toEmpty = (source: string) => async () => {
    const empty = await startOwn()
    return {
      job: { source, target: `${empty.host}/bench/large`, digest: large, tags: ['one'] },
      registries: [first, empty],
      end: () => empty.stop(),
    }
  }
  const source = `${first.host}/bench/large`
  const copy = { peers: copying, turn: toEmpty(source) }
  await compare({ title: '200 MB to an empty registry', ours: inside, ...copy })
  await compare({ title: '200 MB to an empty registry, whole programs', ours: whole, ...copy })
  await compare({
    title: '200 MB from a layout to an empty registry, whole programs',
    ours: whole,
    peers: pushing,
    turn: toEmpty(await writeLayout(big, newFolder())),
  })
} finally {
  await stopAll()
}
