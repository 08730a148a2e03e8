import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTools } from '../../src/entry/tools.ts'
import { createLocalHost } from '../../src/hosts/local.ts'
import type { Digest } from '../../src/image/reference.ts'
import { parse } from '../../src/inputs/table.ts'
import { smokeInputs } from '../../src/smoke/inputs.ts'
import { cleanUp, smoke } from '../../src/smoke/smoke.ts'
import type { CleanupItem } from '../../src/stage/stage.ts'
import { type RealImage, realImages } from './images.ts'

// Builds images of real software from Debian packages, runs the smoke stage on each with its default inputs, and a plain loop
// (`docker run`, ask in the container until it is ready, `docker rm -f`) beside it. Prints a row of docs/smoke-images.md for each.
// Run, after `. ~/.cache/buildonce/env`: node bench/smoke-images/run.ts [file of rows] [name of one image]
// Needs mmdebstrap and an apt that reaches Debian; the base and the packages are kept as images of the engine.
const here = dirname(fileURLToPath(import.meta.url))
const packages = 'buildonce-smoke-images/packages:1'
const [, , file, only] = process.argv

preparePackages()
for (const image of realImages) {
  if (only !== undefined && image.name !== only) continue
  const row = await rowOf(image)
  process.stdout.write(`${row}\n`)
  if (file !== undefined) writeFileSync(file, `${row}\n`, { flag: 'a' })
}

async function rowOf(image: RealImage): Promise<string> {
  const name = 'buildonce-smoke-images/one:1'
  const check = image.plain || image.isReady === undefined ? '' : `HEALTHCHECK CMD ${image.isReady}\n`
  docker(
    ['buildx', 'build', '--provenance=false', '--tag', name, '--load', '-q', '-'],
    `FROM ${packages}\n${check}${image.lines}\n`,
  )
  const loop = image.isReady === undefined ? undefined : plainLoop(name, image.isReady)
  const { section, seconds } = await stage(name)
  docker(['image', 'rm', '--force', name])
  const [platform] = section.platforms
  const ready = platform?.readySeconds === undefined ? '' : platform.readySeconds.toFixed(1)
  const said = platform?.cause
    ? `${platform.cause}. ${platform.advice ?? ''}`
    : (section.warnings ?? []).map(each => each.replace(/^linux\/\w+: /, '')).join('; ')
  const cells = [
    image.name,
    section.status,
    platform?.readyBy ?? platform?.causeKind ?? '',
    ready,
    seconds.toFixed(1),
    loop?.toFixed(1) ?? '',
    said,
  ]
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()).join(' | ')} |`
}

async function stage(name: string) {
  const temp = mkdtempSync(join(tmpdir(), 'smoke-images-'))
  const kept: CleanupItem[] = []
  const sha = '0'.repeat(40)
  const env = { ...process.env, TMPDIR: temp }
  const facts = {
    ci: 'local' as const,
    project: 'acme/web',
    event: 'push',
    ref: 'refs/heads/main',
    runId: '1',
    attempt: 1,
    commit: sha,
    headCommit: sha,
    payload: {},
    writing: { allowed: true as const },
  }
  const host = createLocalHost(env, facts, { write: () => undefined })
  const tools = createTools({
    env,
    host,
    signal: new AbortController().signal,
    registerCleanup: item => kept.push(item),
  })
  const digest = docker(['image', 'inspect', '--format', '{{.Id}}', name]) as Digest
  const subject = {
    digest,
    source: { kind: 'layout' as const, path: '/nowhere' },
    platforms: [{ platform: 'linux/amd64', digest, size: 1 }],
    localImage: name,
  }
  const before = performance.now()
  try {
    const section = await smoke({ ...parse(smokeInputs, {}), subject }, tools)
    return { section, seconds: (performance.now() - before) / 1000 }
  } finally {
    await cleanUp(kept, tools)
    rmSync(temp, { recursive: true, force: true })
  }
}

/** Returns the seconds of the loop, or nothing where it gave up after a minute. */
function plainLoop(name: string, isReady: string): number | undefined {
  const script = `c=$(docker run -d ${name}); n=0; until docker exec "$c" sh -c "$1" >/dev/null 2>&1; do n=$((n+1)); [ $n -lt 120 ] || break; sleep 0.1; done; docker rm -fv "$c" >/dev/null; [ $n -lt 120 ]`
  const before = performance.now()
  const { status } = spawnSync('sh', ['-c', script, 'sh', isReady])
  return status === 0 ? (performance.now() - before) / 1000 : undefined
}

function preparePackages() {
  if (spawnSync('docker', ['image', 'inspect', packages]).status === 0) return
  const archive = join(tmpdir(), `smoke-images-${process.pid}.tar`)
  try {
    run('mmdebstrap', ['--variant=apt', 'bookworm', archive])
    docker(['import', archive, 'buildonce-smoke-images/debian:bookworm'])
  } finally {
    if (existsSync(archive)) rmSync(archive)
  }
  docker([
    'buildx',
    'build',
    '--network',
    'host',
    '--tag',
    packages,
    '--load',
    '-q',
    '-f',
    join(here, 'packages.Dockerfile'),
    here,
  ])
}

function docker(args: readonly string[], stdin = ''): string {
  return run('docker', args, stdin)
}

function run(program: string, args: readonly string[], stdin = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input: stdin, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}
