import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// What a step costs before and after its real work: CPU seconds of each stage on an event that gives it nothing to do,
// beside a bare `node -e 0` in the same rounds. Run it by hand: node bench/start/run.ts [rounds] [folder of the bundle]

const rounds = Number(process.argv[2] ?? 9)
const dist = resolve(process.argv[3] ?? join(import.meta.dirname, '../../dist'))
const folder = mkdtempSync(join(tmpdir(), 'buildonce-bench-'))

/** A run of each stage that ends early: what is measured is start, inputs, record and outputs. */
const subjects: Record<string, { args: string[]; inputs: Record<string, string> }> = {
  'node -e 0': { args: ['-e', '0'], inputs: {} },
  'tags (3 rules)': {
    args: [join(dist, 'tags.js')],
    inputs: { IMAGES: 'ghcr.io/acme/web', TAGS: 'type=ref,event=branch\ntype=sha\ntype=raw,value=edge' },
  },
  'scan (off)': { args: [join(dist, 'scan.js')], inputs: { SCAN: 'false' } },
  'smoke (off)': {
    args: [join(dist, 'smoke.js')],
    inputs: { SMOKE: 'false', IMAGE: 'oci-layout:///nowhere' },
  },
  'promote (push: never)': { args: [join(dist, 'promote.js')], inputs: { PUSH: 'never' } },
  report: { args: [join(dist, 'report.js')], inputs: { COMMENT: 'never' } },
  post: { args: [join(dist, 'post.js')], inputs: {} },
  'cli --version': { args: [join(dist, 'cli.js'), '--version'], inputs: {} },
}

try {
  const seconds = new Map(Object.keys(subjects).map(name => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, { args, inputs }] of Object.entries(subjects))
      seconds.get(name)?.push(measure(args, inputs))
  }
  const bare = median(seconds.get('node -e 0') ?? [])
  for (const [name, values] of seconds) {
    const cpu = median(values)
    process.stdout.write(`${name.padEnd(24)} ${cpu.toFixed(3)} CPU s   ${(cpu / bare).toFixed(1)} × node\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs a step once as the runner would start it, and returns its user and system seconds as the shell accounts them. */
function measure(args: readonly string[], inputs: Readonly<Record<string, string>>): number {
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'].map(name => {
    const path = join(folder, name)
    writeFileSync(path, '')
    return [name, path]
  })
  const env = {
    PATH: process.env.PATH,
    ...Object.fromEntries(files),
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  }
  const script = '"$@" >/dev/null 2>&1; times'
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', process.execPath, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  const children = stdout.trim().split('\n').at(-1) ?? ''
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
