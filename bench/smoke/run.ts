import { spawnSync } from 'node:child_process'
import { request, subjectOf, testTools } from '../../__tests__/smoke/real.ts'
import { cleanUp, smoke } from '../../src/smoke/smoke.ts'
import type { Tools } from '../../src/stage/stage.ts'
import { makeImages, type Subject } from './images.ts'

// Compares the smoke test with a plain loop (`docker run`, ask until it answers, `docker rm -f`) on images of real software,
// in one sitting, taking turns. Prints medians and their ratio; compare the ratios, not the times.
// Run, after `. ~/.cache/buildonce/env`: node bench/smoke/run.ts [rounds] [name of one image] [part of the name of one way, beside the loop]
const rounds = Number(process.argv[2] ?? 7)
const only = process.argv[3] ?? ''
const onlyWay = process.argv[4] ?? ''
const prefix = process.env.BUILDONCE_PREFIX
if (prefix === undefined)
  throw new Error('BUILDONCE_PREFIX is not set: run `script/bootstrap` and source its environment')

/** Seconds of one turn. */
interface Turn {
  readonly whole: number
  /** From the application being ready to the line that says so. */
  readonly verdict?: number
}

type Way = (subject: Subject) => Turn | Promise<Turn>

const ways: Record<string, Way> = {
  'the loop': loop,
  'by default': subject => stage(subject, {}),
  'smoke-behavior: stop': subject => stage(subject, { 'smoke-behavior': 'stop' }),
  'smoke-behavior: all': subject => stage(subject, { 'smoke-behavior': 'all' }),
}

function loop({ name, image, isReady, publish }: Subject): Turn {
  const container = `buildonce-bench-${name}`
  const script = `
ready() { ${isReady}; }
docker run --detach --name "$1" "\${@:3}" "$2" >/dev/null
tries=0
until ready "$1" >/dev/null 2>&1; do ((++tries < 600)); sleep 0.1; done
docker rm --force --volumes "$1" >/dev/null`
  const began = performance.now()
  const ended = spawnSync('bash', ['-euc', script, '-', container, image, ...publish], { encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stderr)
  return { whole: (performance.now() - began) / 1000 }
}

async function stage({ image, inputs }: Subject, more: Record<string, string>): Promise<Turn> {
  const real = testTools()
  let saidAt = 0
  let startedAt = 0
  const tools: Tools = {
    ...real,
    log: {
      ...real.log,
      info(message) {
        if (/ready after/.test(message)) saidAt = Date.now()
        real.log.info(message)
      },
    },
    exec: {
      ...real.exec,
      async run(command) {
        const ended = await real.exec.run(command)
        startedAt ||= Date.parse(/"StartedAt":"([^"]+)"/.exec(ended.stdout)?.[1] ?? '') || 0
        return ended
      },
    },
  }
  const subject = subjectOf(image)
  const began = performance.now()
  const section = await smoke(request(subject, { ...inputs, ...more }), tools)
  const whole = (performance.now() - began) / 1000
  await cleanUp(real.kept, tools)
  real.remove()
  const [platform] = section.platforms
  if (section.status !== 'passed') throw new Error(`${image}: ${section.reason}\n${real.printed()}`)
  return { whole, verdict: (saidAt - startedAt) / 1000 - (platform?.readySeconds ?? 0) }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

const chosen = Object.entries(ways).filter(([name]) => name === 'the loop' || name.includes(onlyWay))
for (const subject of makeImages(prefix).filter(({ name }) => name.includes(only))) {
  const turns = new Map(chosen.map(([name]) => [name, [] as Turn[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, way] of chosen) turns.get(name)?.push(await way(subject))
  const base = median((turns.get('the loop') ?? []).map(({ whole }) => whole))
  for (const [name, all] of turns) {
    const whole = median(all.map(each => each.whole))
    const verdict = median(all.flatMap(each => each.verdict ?? []))
    const line = [
      subject.name.padEnd(9),
      name.padEnd(22),
      `${whole.toFixed(2)} s`.padStart(8),
      `${(whole / base).toFixed(2)} × the loop`.padStart(18),
      Number.isNaN(verdict) ? '' : `   verdict ${verdict.toFixed(2)} s after ready`,
    ]
    process.stdout.write(`${line.join(' ').trimEnd()}\n`)
  }
}
