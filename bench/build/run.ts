import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// What setup and build cost beside the build itself: CPU seconds of both stages, with all that they start, minus those of the
// same `docker buildx build` by hand, everything cached, in the same rounds. Run it by hand:
// node bench/build/run.ts [rounds] [folder of the bundle] [base image]

const rounds = Number(process.argv[2] ?? 9)
const dist = resolve(process.argv[3] ?? join(import.meta.dirname, '../../dist'))
const base = process.argv[4] ?? process.env.BUILDONCE_TEST_BASE ?? 'busybox:1.37'
const folder = mkdtempSync(join(tmpdir(), 'buildonce-bench-'))
/** Names of images in the engine, which a job would remove at its end. */
const images = new Set<string>()

try {
  const commit = makeProject()
  const env = environments(commit)
  const record = join(folder, 'record.json')
  const step = (name: string) => ({ args: [process.execPath, join(dist, `${name}.js`)], env: env.step })
  const command = (name: string) => ({
    args: [process.execPath, join(dist, 'cli.js'), name, '--run-file', record],
    env: env.command,
  })
  const subjects = {
    plain: { args: plainBuild(), env: env.command },
    'setup (step)': step('setup'),
    'build (step)': step('build'),
    'setup (command)': command('setup'),
    'build (command)': command('build'),
  }
  const least = new Map<string, number>()
  for (let round = 0; round <= rounds; round++)
    for (const [name, { args, env }] of Object.entries(subjects)) {
      const cpu = cpuSeconds(args, env)
      // The first round fills the cache.
      if (round > 0) least.set(name, Math.min(cpu, least.get(name) ?? cpu))
    }
  for (const [name, cpu] of least) process.stdout.write(`${name.padEnd(18)} ${cpu.toFixed(3)} CPU s\n`)
  const of = (name: string) => least.get(name) ?? Number.NaN
  for (const how of ['step', 'command']) {
    const own = of(`setup (${how})`) + of(`build (${how})`) - of('plain')
    process.stdout.write(`beside the build, as ${how}: ${own.toFixed(3)} CPU s\n`)
  }
} finally {
  spawnSync('docker', ['image', 'rm', '--force', 'buildonce.local/image:bench', ...images])
  rmSync(folder, { recursive: true, force: true })
}

/** Makes a checkout with a small image, and returns its commit. */
function makeProject(): string {
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }
  writeFileSync(join(folder, 'Dockerfile'), `FROM ${base}\nCOPY app /app\nRUN echo built > /built\n`)
  writeFileSync(join(folder, 'app'), 'an application\n')
  git('init', '--quiet', '--initial-branch=main')
  git('add', 'Dockerfile', 'app')
  git('-c', 'user.name=bench', '-c', 'user.email=bench@acme.example', 'commit', '--quiet', '--message=one')
  writeFileSync(join(folder, '.git/info/exclude'), '*\n')
  return git('rev-parse', 'HEAD')
}

function environments(commit: string) {
  const { PATH, HOME, DOCKER_HOST, DOCKER_CONFIG } = process.env
  const command = { PATH, HOME, DOCKER_HOST, DOCKER_CONFIG, TMPDIR: folder, RUNNER_TEMP: folder }
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'].map(name => {
    const path = join(folder, name)
    writeFileSync(path, '')
    return [name, path]
  })
  const step = {
    ...command,
    ...Object.fromEntries(files),
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: commit,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: folder,
  }
  return { command, step }
}

/** The command that the build stage starts, as one would write it by hand. */
function plainBuild(): string[] {
  const name = 'name=buildonce.local/image:bench,oci-mediatypes=true'
  return [
    ...['docker', 'buildx', 'build', '--progress', 'plain', '--attest', 'type=provenance,mode=min'],
    ...['--output', `type=oci,tar=false,dest=${join(folder, 'layout')},${name}`],
    ...['--output', `type=image,push=false,${name}`],
    ...['--metadata-file', join(folder, 'metadata.json'), '.'],
  ]
}

/** Runs a command to its end, and returns its user and system seconds as the shell accounts them, with those of all that it started. */
function cpuSeconds(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const script = '"$@" >"$0" 2>&1 || { cat "$0" >&2; exit 1; }; times'
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script, join(folder, 'printed'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`)
  const printed = ['printed', 'GITHUB_OUTPUT'].map(name => readFileSync(join(folder, name), 'utf8'))
  for (const [name] of printed.join('\n').matchAll(/buildonce\.local\/image:buildonce-\w+/g)) images.add(name)
  const children = stdout.trim().split('\n').at(-1) ?? ''
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
}
