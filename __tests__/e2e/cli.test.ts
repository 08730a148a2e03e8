import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { newProject } from './job.ts'
import { digestOf, output, root, tagsOf } from './parts.ts'

const cli = join(root, 'dist', 'cli.js')

/** Runs the command line as on a developer's machine or in another CI: no variable of GitHub is set. */
function buildonce(folder: string, args: readonly string[], more: Record<string, string> = {}) {
  const ran = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(more),
  })
  return { exitCode: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}

function environment(more: Record<string, string>): Record<string, string> {
  const names = ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONFIG']
  return {
    ...Object.fromEntries(names.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : []))),
    ...more,
  }
}

describe('buildonce run', () => {
  const project = newProject()
  const commit = project.commit('first')
  const flags = [
    'run',
    `--image=${project.image}`,
    `--build-contexts=busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    '--secret-envs=token=SITE_TOKEN',
    `--trivy=${bootstrapped('BUILDONCE_TEST_TRIVY')}`,
    `--trivy-db=${project.database}`,
  ]

  test('names the digest and the commit of an image that is not published', () => {
    const off = ['--scan=false', '--smoke=false', '--push=never']
    const ran = buildonce(project.folder, [...flags, ...off], { SITE_TOKEN: 'x' })
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout).toMatch(/^digest=sha256:[0-9a-f]{64}$/m)
    expect(ran.stdout).toContain(`built-from=${commit}\n`)
    rmSync(join(project.folder, 'buildonce-report'), { recursive: true })
  }, 60_000)

  test('does in a checkout what the action does in a workflow', async () => {
    await writeTrivyDatabase(project.database)
    const temp = temporaryFolder('tmp')
    const env = { SITE_TOKEN: 'from-the-environment', TMPDIR: temp }
    const ran = buildonce(project.folder, [...flags, '--push=always'], env)
    expect(ran.stderr).toContain('✓ promote passed')
    expect(ran.exitCode).toBe(0)
    const digest = /^digest=(sha256:\w+)$/m.exec(ran.stdout)?.[1]
    expect(digestOf(`${project.image}:main`)).toBe(digest)
    expect(digestOf(`${project.image}:sha-${commit}`)).toBe(digest)
    expect(ran.stdout + ran.stderr).not.toContain('from-the-environment')
    expect(readFileSync(join(project.folder, 'buildonce-report', 'summary.md'), 'utf8')).toContain('passed')
    expect(readdirSync(temp)).toEqual([])
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
    // What lay in the temporary folder is gone, and named where the report has a copy of it.
    expect(ran.stdout).not.toContain(temp)
    const sarif = /^sarif=(.*)$/m.exec(ran.stdout)?.[1] ?? ''
    expect(sarif).toBe(join(realpathSync(project.folder), 'buildonce-report', 'scan.sarif'))
    expect(existsSync(sarif)).toBe(true)
  })

  test('on a machine of one’s own proves and does not publish, and names the word that does', async () => {
    const other = newProject()
    other.commit('first')
    await writeTrivyDatabase(other.database)
    const own = [...flags.filter(flag => !/^--(?:image|trivy-db)=/.test(flag)), `--image=${other.image}`]
    const ran = buildonce(other.folder, [...own, `--trivy-db=${other.database}`], { SITE_TOKEN: 'x' })
    expect(ran.exitCode).toBe(0)
    const reason = 'outside a CI nothing is published by itself; push: always publishes it'
    const [first = ''] = ran.stderr.split('\n')
    expect(first).toBe(`nothing is published: ${reason}`)
    expect(ran.stderr).toMatch(/✓ smoke passed/)
    expect(ran.stderr).toContain(`– promote skipped in`)
    expect(tagsOf(other.image)).toEqual([])
  })

  test('for a Git tag promotes without a build', () => {
    project.git('tag', 'v3.0.0')
    project.git('checkout', '--quiet', '--detach', 'v3.0.0')
    const env = { SITE_TOKEN: 'x', BUILDONCE_REF: 'refs/tags/v3.0.0' }
    const ran = buildonce(project.folder, [...flags, '--push=always'], env)
    expect(ran.exitCode).toBe(0)
    expect(ran.stderr).toContain('– build skipped')
    expect(tagsOf(project.image)).toEqual(expect.arrayContaining(['3.0.0', '3.0', '3', 'latest']))
  })

  test('stops on SIGINT, cleans up and says so by its exit code', async () => {
    const other = newProject()
    other.write('Dockerfile', 'FROM busybox:1.37\nRUN echo started && sleep 300\n')
    other.commit('slow')
    const temp = temporaryFolder('tmp')
    const args = [cli, ...flags.filter(flag => !flag.startsWith('--image')), `--image=${other.image}`]
    const child = spawn(process.execPath, args, {
      cwd: other.folder,
      env: environment({ SITE_TOKEN: 'x', TMPDIR: temp }),
    })
    let log = ''
    child.stderr.on('data', chunk => {
      const before = log
      log += chunk
      const started = /#\d+ [\d.]+ started/
      // A second signal would end it before it has cleaned up.
      if (started.test(log) && !started.test(before)) child.kill('SIGINT')
    })
    const code = await new Promise(resolve => child.once('close', resolve))
    expect(code).toBe(130)
    expect(readdirSync(temp)).toEqual([])
  })
})

describe('buildonce <stage>', () => {
  test('hands record and image from one command to the next, and cleans up when it is told to', () => {
    const project = newProject()
    project.commit('first')
    const file = join(temporaryFolder('record'), 'run.json')
    const temp = temporaryFolder('tmp')
    const step = (...args: string[]) => {
      const ran = buildonce(project.folder, [...args, `--run-file=${file}`], {
        SITE_TOKEN: 'x',
        TMPDIR: temp,
      })
      expect(ran.stderr).toMatch(/✓|^$/)
      expect(ran.exitCode).toBe(0)
      return ran
    }
    step('setup')
    step('tags', `--images=${project.image}`, '--tags=type=ref,event=branch')
    step(
      'build',
      `--build-contexts=busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
      '--secret-envs=token=SITE_TOKEN',
    )
    step('smoke')
    step('promote', '--push=always')
    const record = JSON.parse(readFileSync(file, 'utf8'))
    expect(record.smoke).toMatchObject({ status: 'passed', digest: record.build.digest })
    expect(digestOf(`${project.image}:main`)).toBe(record.build.digest)
    step('report', '--report-dir=out')
    expect(existsSync(join(project.folder, 'out', 'summary.md'))).toBe(true)
    step('cleanup')
    expect(readdirSync(temp)).toEqual([])
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
  })

  test.each([
    [['--version'], /^\d+\.\d+\.\d+\n$/],
    [['--help'], /buildonce run --image/],
    [['scan', '--help'], /--fail-on/],
  ])('%j prints what is asked', (args, expected) => {
    const ran = buildonce(temporaryFolder('empty'), args)
    expect(ran.stdout).toMatch(expected)
    expect(ran.exitCode).toBe(0)
  })

  test.each([
    [['promte'], 'promte: is not a command, did you mean promote?'],
    [['run', '--imge=x/y'], '--imge: is not a flag of this command, did you mean --image?'],
    [['scan', '--fail-on'], '--fail-on: needs a value'],
    [['scan', 'high'], 'high: is not a flag'],
    [
      ['setup', '--password=x'],
      '--password: is a secret, and arguments are visible to every process: set the variable BUILDONCE_PASSWORD',
    ],
  ])('%j is explained and ends with 2', (args, message) => {
    const ran = buildonce(temporaryFolder('empty'), args)
    expect(ran.stderr).toContain(message)
    expect(ran.exitCode).toBe(2)
  })

  test('outside a checkout says how to tell the commit', () => {
    const folder = temporaryFolder('empty')
    mkdirSync(join(folder, 'x'))
    const ran = buildonce(folder, ['tags', '--images=a/b'])
    expect(ran.stderr).toContain('Run inside the checkout, or set BUILDONCE_COMMIT')
    expect(ran.exitCode).toBe(2)
  })
})

describe('buildonce promote', () => {
  test('ends with 3 when an immutable tag names another digest, and moves nothing', () => {
    const project = newProject()
    project.commit('first')
    const [first, second] = ['one', 'two'].map(text => {
      const folder = temporaryFolder('layout')
      const tag = `${project.image}:${text}`
      output('crane', 'append', '--insecure', '--new_layer', layerWith(folder, text), '--new_tag', tag)
      return digestOf(tag)
    })
    const promote = (digest: string | undefined) =>
      buildonce(project.folder, ['promote', `--image=${project.image}@${digest}`, '--tags=1.0.0,latest'])
    expect(promote(first).exitCode).toBe(0)
    const refused = promote(second)
    expect(refused.exitCode).toBe(3)
    expect(refused.stderr).toMatch(/1\.0\.0.*another digest|1\.0\.0.*sha256/)
    expect([digestOf(`${project.image}:1.0.0`), digestOf(`${project.image}:latest`)]).toEqual([first, first])
    expect(promote(first).exitCode).toBe(0)
  })
})

/** Creates a layer with one file. */
function layerWith(folder: string, text: string): string {
  writeFileSync(join(folder, 'file'), text)
  output('tar', '-C', folder, '-cf', join(folder, 'layer.tar'), 'file')
  return join(folder, 'layer.tar')
}
