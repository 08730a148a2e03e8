import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anonymousTransport } from '../../__tests__/registry/transports.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { median, newFolder, startOwn, stopAll } from '../promote/parts.ts'
import { makePair } from './images.ts'

// Compares two images of 520 and 550 MB, of whose seven layers two differ: ours as a whole process from the bundle, beside
// `crane export | tar t` of both and a diff of the listings, taking turns. Compare the ratios, not the times.
// Run after script/build: node bench/diff/run.ts [rounds]
const rounds = Number(process.argv[2] ?? 3)
const root = join(import.meta.dirname, '../..')
/** The bundle; another one can be measured beside it. */
const dist = process.env.BENCH_DIST ?? join(root, 'dist')

/** Runs a program to its end; the shell tells the processor seconds of all that it started. */
function run(args: readonly string[]): { seconds: number; cpu: number; out: string } {
  const script = '"$@"; code=$?; times >&2; exit $code'
  const began = performance.now()
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  const seconds = (performance.now() - began) / 1000
  if (status !== 0) throw new Error(`${args.slice(0, 3).join(' ')} ended with ${status}: ${stdout}${stderr}`)
  const children = [...(stderr.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  const cpu = children.reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0)
  return { seconds, cpu, out: stdout }
}

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const registry = await startOwn()
  const at = { registry: registry.host, repository: 'bench/diff' }
  const transport = anonymousTransport()
  const pair = await makePair(transport, at)
  const [after, before] = [pair.after, pair.before].map(digest => `${at.registry}/${at.repository}@${digest}`)
  if (after === undefined || before === undefined) throw new Error('two images were made')
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  for (const [name, { compressed, unpacked, entries }] of [
    ['image', pair.image],
    ['layers that differ, of both', pair.differing],
  ] as const)
    say(`${name}: ${megabytes(compressed)} compressed, ${megabytes(unpacked)} unpacked, ${entries} entries`)

  const folder = newFolder()
  const file = join(folder, 'run.json')
  const cli = (...flags: string[]) => [process.execPath, join(dist, 'cli.js'), 'size', ...flags]
  const ours = cli(`--image=${after}`, `--baseline=${before}`, `--run-file=${file}`)
  const listings = [after, before].map((image, n) => `crane export "${image}" - | tar t >"${folder}/${n}"`)
  const theirs = [
    'bash',
    '-o',
    'pipefail',
    '-c',
    `${listings.join(' && ')} && diff "${folder}/0" "${folder}/1" >"${folder}/diff" || [ $? = 1 ]`,
  ]
  const taken = {
    ours: [] as number[],
    theirs: [] as number[],
    cpu: [] as number[],
    theirCpu: [] as number[],
  }
  let requests = 0
  for (let round = 0; round < rounds; round++) {
    const earlier = (await registry.log()).length
    const mine = run(ours)
    requests = (await registry.log()).length - earlier
    taken.ours.push(mine.seconds)
    taken.cpu.push(mine.cpu)
    const other = run(theirs)
    taken.theirs.push(other.seconds)
    taken.theirCpu.push(other.cpu)
  }
  const { size } = JSON.parse(readFileSync(file, 'utf8')) as Run
  const [platform] = size?.platforms ?? []
  const files = platform?.contents?.read === true ? platform.contents.files : undefined
  const row = (name: string, times: number[], cpu: number[], rest: string) =>
    say(
      `${name.padEnd(26)} ${median(times).toFixed(2).padStart(6)} s  ${median(cpu).toFixed(2).padStart(6)} CPU s  ${rest}`,
    )
  row(
    'size, with its files',
    taken.ours,
    taken.cpu,
    `${requests} requests, ${megabytes(size?.cost?.bytes ?? 0)}; ${JSON.stringify(files)}`,
  )
  row('crane export | tar t, diff', taken.theirs, taken.theirCpu, 'names only')
  const ratio = (theirs: number[], ours: number[]) =>
    `×${median(theirs.map((value, round) => value / (ours[round] ?? Number.NaN))).toFixed(1)}`
  say(
    `median of the ratios of each turn: ${ratio(taken.theirs, taken.ours)} in time, ${ratio(taken.theirCpu, taken.cpu)} in processor time`,
  )
  const sizes = Array.from({ length: rounds }, () => {
    run(cli(`--image=${after}`, `--baseline=${before}`, '--diff=sizes', `--run-file=${file}`))
    return (JSON.parse(readFileSync(file, 'utf8')) as Run).size?.cost
  })
  say(
    `sizes alone, without the start of the program: ${(median(sizes.map(cost => cost?.seconds ?? Number.NaN)) * 1000).toFixed(0)} ms, ${sizes[0]?.requests} requests, ${sizes[0]?.bytes} bytes`,
  )
} finally {
  await stopAll()
}
