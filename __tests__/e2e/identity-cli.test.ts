import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { pushOfTag, pushToMain } from './events.ts'
import { newProject, runJob } from './job.ts'
import { digestOf, output, root, tagsOf } from './parts.ts'

// A developer's machine: the command line in a checkout, no variable of a CI.

const time = '2026-11-20T10:00:00Z'
const quick = { scan: 'false', smoke: 'false', require: 'none' }

/** Gives a checkout the remote of the project that the workflows of these tests run in: evidence of another does not count. */
function ofAcme(project: ReturnType<typeof newProject>) {
  project.git('remote', 'add', 'origin', 'https://github.com/acme/web.git')
  return project
}

function buildonce(project: ReturnType<typeof newProject>, folder: string, ...more: string[]) {
  const flags = [
    `--image=${project.image}`,
    `--build-contexts=busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    '--secret-envs=token=SITE_TOKEN',
    ...Object.entries(quick).map(([name, value]) => `--${name}=${value}`),
  ]
  const kept = ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONFIG'].flatMap(name => {
    const value = process.env[name]
    return value ? [[name, value] as const] : []
  })
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli.js'), 'run', ...flags, '--push=always', ...more],
    { cwd: folder, encoding: 'utf8', env: { ...Object.fromEntries(kept), SITE_TOKEN: 'x' } },
  )
  return { exitCode: status, stdout, stderr }
}

const names = (image: string) =>
  tagsOf(image)
    .filter(tag => !tag.startsWith('sha256-'))
    .sort()

/** Tells whether an image has a file. */
const holds = (reference: string, file: string) =>
  output('sh', '-c', `crane export --insecure ${reference} - | tar -t`).split('\n').includes(file)

describe('a change that is not committed', () => {
  const project = ofAcme(newProject())
  const commit = project.commit('first')
  const edit = () =>
    appendFileSync(join(project.folder, 'Dockerfile'), 'USER root\nRUN echo edited > /edited\n')

  test('is not published under the name of the commit, and the clean checkout builds its own', async () => {
    edit()
    const refused = buildonce(project, project.folder)
    expect(refused.exitCode).toBe(2)
    expect(refused.stderr).toContain(
      `nothing is published under the name of the commit ${commit}: 1 file of the build differs from the commit (changed): Dockerfile`,
    )
    expect(refused.stderr).toContain(`sha-${commit}-dirty with --dirty`)
    expect(refused.stderr).not.toContain('#1 ')
    expect(names(project.image)).toEqual([])

    const clean = await runJob(project, pushToMain(commit, time), { with: quick })
    expect(clean.record?.build?.status).toBe('passed')
    const released = await runJob(project, pushOfTag('v1.0.0', commit, time), { with: quick })
    expect(released.conclusion).toBe('success')
    expect(holds(`${project.image}:1.0.0`, 'edited')).toBe(false)
    expect(digestOf(`${project.image}:1.0.0`)).toBe(clean.record?.build?.digest)
  }, 120_000)

  test('is not passed over for the image that the registry has of the commit', () => {
    const refused = buildonce(project, project.folder)
    expect(refused.exitCode).toBe(2)
    expect(refused.stderr).toContain('nothing is published under the name of the commit')
  }, 60_000)

  test('is published with --dirty under a name that says so, and under no other', () => {
    const before = names(project.image)
    const ran = buildonce(project, project.folder, '--dirty')
    expect(ran.stderr).toContain('main is not given: 1 file of the build differs')
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout).toContain(`built-from=${commit}-dirty`)
    expect(names(project.image)).toEqual([...before, `sha-${commit}-dirty`].sort())
    expect(holds(`${project.image}:sha-${commit}-dirty`, 'edited')).toBe(true)
    const labels = JSON.parse(output('crane', 'config', '--insecure', `${project.image}:sha-${commit}-dirty`))
      .config.Labels
    expect(labels['org.opencontainers.image.revision']).toBe(`${commit}-dirty`)
  }, 60_000)

  test('is never taken for the commit, whoever moves the names', async () => {
    const other = ofAcme(newProject())
    const own = other.commit('first')
    appendFileSync(join(other.folder, 'Dockerfile'), 'USER root\nRUN echo edited > /edited\n')
    expect(buildonce(other, other.folder, '--dirty').exitCode).toBe(0)
    output('crane', 'tag', '--insecure', `${other.image}:sha-${own}-dirty`, `sha-${own}`)
    const released = await runJob(other, pushOfTag('v1.0.0', own, time), { with: quick })
    expect(released.conclusion).toBe('failure')
    expect(released.log).toContain(`it holds changes that the commit ${own} does not have`)
    expect(names(other.image)).not.toContain('1.0.0')
  }, 90_000)

  test('in what the builder does not get is none', () => {
    project.git('checkout', '--quiet', '--', 'Dockerfile')
    appendFileSync(join(project.folder, 'README.md'), 'more\n')
    const ran = buildonce(project, project.folder)
    expect(ran.exitCode).toBe(0)
    expect(ran.stderr).toContain('– build skipped')
  }, 60_000)
})
