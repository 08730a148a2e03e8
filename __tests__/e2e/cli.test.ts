import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

  test('does in a checkout what the action does in a workflow', async () => {
    await writeTrivyDatabase(project.database)
    const temp = temporaryFolder('tmp')
    const ran = buildonce(project.folder, flags, { SITE_TOKEN: 'from-the-environment', TMPDIR: temp })
    expect(ran.stderr).toContain('✓ promote passed')
    expect(ran.exitCode).toBe(0)
    const digest = /^digest=(sha256:\w+)$/m.exec(ran.stdout)?.[1]
    expect(digestOf(`${project.image}:main`)).toBe(digest)
    expect(digestOf(`${project.image}:sha-${commit}`)).toBe(digest)
    expect(ran.stdout + ran.stderr).not.toContain('from-the-environment')
    expect(readFileSync(join(project.folder, 'buildonce-report', 'summary.md'), 'utf8')).toContain('passed')
    expect(readdirSync(temp)).toEqual([])
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
  })

  test('at a Git tag promotes without a build', () => {
    project.git('tag', 'v3.0.0')
    project.git('checkout', '--quiet', '--detach', 'v3.0.0')
    const ran = buildonce(project.folder, flags, { SITE_TOKEN: 'x' })
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
      log += chunk
      if (/#\d+ [\d.]+ started/.test(log)) child.kill('SIGINT')
    })
    const started = performance.now()
    const code = await new Promise(resolve => child.once('close', resolve))
    expect(code).toBe(130)
    expect(performance.now() - started).toBeLessThan(100_000)
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
    step('promote')
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
    [['run', '--imge=x/y'], '--imge: is not a flag here, did you mean --image?'],
    [['scan', '--fail-on'], '--fail-on: needs a value'],
    [['scan', 'high'], 'high: is not a flag'],
    [
      ['setup', '--password=x'],
      '--password: is a secret, and arguments can be seen by every process: set the variable BUILDONCE_PASSWORD',
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

/** Makes a layer with one file. */
function layerWith(folder: string, text: string): string {
  writeFileSync(join(folder, 'file'), text)
  output('tar', '-C', folder, '-cf', join(folder, 'layer.tar'), 'file')
  return join(folder, 'layer.tar')
}
