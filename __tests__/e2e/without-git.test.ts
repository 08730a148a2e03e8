import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { digestOf, output, root } from './parts.ts'

// Every command that needs no commit, in a folder that is no checkout and on a machine that has no git.

const folder = temporaryFolder('no-git')
const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const image = `${registry}/e2e/nogit-${randomBytes(4).toString('hex')}`
const database = temporaryFolder('trivy-db')
const archive = join(folder, 'web.tar')

/** A folder with the programs of this machine, less git. */
const programs = temporaryFolder('bin')
for (const name of ['docker', 'node', 'tar', 'crane', 'unshare', 'setpriv', 'bwrap', 'sh', 'mount', 'id']) {
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()
  if (found !== '') symlinkSync(found, join(programs, name))
}

function buildonce(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const kept = ['HOME', 'DOCKER_HOST', 'DOCKER_CONFIG'].flatMap(name =>
    process.env[name] ? [[name, process.env[name]]] : [],
  )
  const env = { ...Object.fromEntries(kept), PATH: [programs, '/usr/sbin', '/sbin'].join(delimiter), ...more }
  const ran = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  })
  return { exitCode: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}

const flags = [
  `--build-contexts=busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
  '--secret-envs=token=SITE_TOKEN',
]
const scan = [`--trivy=${bootstrapped('BUILDONCE_TEST_TRIVY')}`, `--trivy-db=${database}`]
const trusted = { SITE_TOKEN: 'x' }

beforeAll(async () => {
  await writeTrivyDatabase(database)
  cpSync(join(root, 'examples', 'web'), folder, { recursive: true })
})

describe('in a folder without Git, on a machine without git', () => {
  test('run proves an image, keeps it where it is told to, and says that the commit is not known', () => {
    const ran = buildonce(['run', `--image=${image}`, ...flags, ...scan], trusted)
    expect(ran.stderr).toContain('✓ smoke passed')
    expect(ran.stderr).toContain('– promote skipped')
    expect(ran.exitCode).toBe(0)
    expect(output('cat', join(folder, 'buildonce-report', 'summary.md'))).toContain('**Commit** not known')
  })

  test('build, size, smoke and scan work from one to the next', () => {
    const file = join(temporaryFolder('record'), 'run.json')
    const step = (...args: string[]) => {
      const ran = buildonce([...args, `--run-file=${file}`], trusted)
      expect([args[0], ran.exitCode, ran.exitCode === 0 ? '' : ran.stderr]).toEqual([args[0], 0, ''])
      return ran
    }
    step('setup')
    expect(step('build', ...flags).stdout).toMatch(/^layout=\/.+$/m)
    for (const name of ['size', 'smoke']) step(name)
    step('scan', ...scan)
    step('promote', `--save=${archive}`, `--image=${layoutIn(file)}`, '--tags=1.0.0')
    step('cleanup')
  })

  test('size and scan take an image by its place, and smoke by its reference', () => {
    const pushed = buildonce(['promote', `--image=${archive}`, `--to=${image}:proven`])
    expect([pushed.exitCode, pushed.exitCode === 0 ? '' : pushed.stderr]).toEqual([0, ''])
    const commands = [
      ['size', `--image=${archive}`],
      ['scan', ...scan, `--image=${archive}`],
      ['smoke', `--image=${image}:proven`],
    ]
    for (const args of commands) {
      const ran = buildonce(args)
      expect([args[0], ran.exitCode, ran.exitCode === 0 ? '' : ran.stderr]).toEqual([args[0], 0, ''])
    }
  })

  test('promote takes an archive to a registry, and a rollback takes the tag back', () => {
    const promoted = buildonce(['promote', `--image=${archive}`, `--to=${image}:latest`])
    expect([promoted.exitCode, promoted.exitCode === 0 ? '' : promoted.stderr]).toEqual([0, ''])
    const first = digestOf(`${image}:latest`)
    writeFileSync(join(folder, 'more.txt'), 'more')
    output('tar', '-C', folder, '-cf', join(folder, 'layer.tar'), 'more.txt')
    const next = `${image}:next`
    output('crane', 'append', '--insecure', '--new_layer', join(folder, 'layer.tar'), '--new_tag', next)
    const file = join(folder, 'promotion.json')
    buildonce(['promote', `--image=${next}`, '--tags=latest', '--floating=always', `--run-file=${file}`])
    expect(digestOf(`${image}:latest`)).toBe(digestOf(next))
    const back = buildonce(['promote', `--rollback=${file}`])
    expect([back.exitCode, back.exitCode === 0 ? '' : back.stderr]).toEqual([0, ''])
    expect(digestOf(`${image}:latest`)).toBe(first)
  })

  test('report makes one of the records of others, and of nothing at all none that is passed', () => {
    mkdirSync(join(folder, 'records', 'web'), { recursive: true })
    cpSync(join(folder, 'buildonce-report', 'run.json'), join(folder, 'records', 'web', 'run.json'))
    const gathered = buildonce(['report', '--records=records', '--report-dir=out', '--fail-on-verdict'])
    expect([gathered.exitCode, gathered.stdout]).toEqual([0, expect.stringMatching(/^verdict=passed$/m)])
    const empty = buildonce(['report', '--report-dir=none', '--fail-on-verdict'])
    expect([empty.exitCode, empty.stdout]).toEqual([1, expect.stringMatching(/^verdict=failed$/m)])
    expect(output('cat', join(folder, 'none', 'summary.md'))).toContain(
      '❌ **image failed**: nothing was built',
    )
  })

  test.each([
    [['tags', '--images=a/b', '--tags=type=sha'], 'tags: no rule makes a tag: the commit is not known'],
    [['tags', '--images=a/b', '--tags=x-{{sha}}'], 'the commit is not known'],
    [['build', '--context={{defaultContext}}'], 'context: the commit is not known'],
  ])('%j needs a commit, and says what gives it', (args, message) => {
    const ran = buildonce(args)
    expect(ran.stderr).toContain(message)
    expect(ran.stderr).toContain('BUILDONCE_COMMIT')
    expect(ran.exitCode).toBe(2)
  })
})

describe('outputs of the command line', () => {
  test('never name what is removed when it ends', () => {
    const built = buildonce(['build', ...flags], trusted)
    expect(built.exitCode).toBe(0)
    expect(built.stdout).toMatch(/^digest=sha256:/m)
    expect(built.stdout).not.toMatch(/^(?:layout|local-image)=/m)
    expect(built.stderr).toContain('what layout, local-image would name is removed now: --run-file keeps it')
    const tags = buildonce(['tags', '--images=a/b', '--tags=1.0.0'])
    expect(tags.stdout).toMatch(/^tags=a\/b:1\.0\.0$/m)
    expect(tags.stdout).not.toMatch(/^bake-file/m)
  })
})

/** Gives the folder of the layout that a record names. */
function layoutIn(file: string): string {
  return JSON.parse(output('cat', file)).build.source.path
}
