import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startGithub } from '../fakes/github.ts'
import { pullRequest, pushOfTag, pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { digestOf, output, tagsOf } from './parts.ts'

const platformSets = [['linux/amd64'], ['linux/amd64', 'linux/arm64']]

describe.each(platformSets)('an image for %s %s', (...platforms) => {
  const project = newProject()
  const wanted = platforms.filter(Boolean)
  const inputs = { with: { platforms: wanted.join(',') } }
  const commit = project.commit('first')
  const time = project.git('show', '-s', '--format=%cI', commit)
  let pushed: Awaited<ReturnType<typeof runJob>>

  beforeAll(async () => {
    pushed = await runJob(project, pushToMain(commit, time), inputs)
  })

  afterAll(() => {
    // What the build gave to the engine must be gone by now; the promoted repository is never pulled.
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
  })

  test('is built, proven and promoted on a push to main', () => {
    expect(pushed.log).toContain('✓ promote passed')
    expect(pushed.conclusion).toBe('success')
    expect(pushed.record?.build?.platforms.map(({ platform }) => platform)).toEqual(wanted)
    expect(
      tagsOf(project.image)
        .filter(tag => !tag.startsWith('sha256-'))
        .sort(),
    ).toEqual(['main', `sha-${commit}`])
  })

  test('has one digest: built, scanned, run, and in the registry', () => {
    const digest = pushed.record?.build?.digest
    expect(digest).toMatch(/^sha256:/)
    expect(pushed.record?.scan?.digest).toBe(digest)
    expect(pushed.record?.smoke?.digest).toBe(digest)
    expect(pushed.steps[0]?.outputs.digest).toBe(digest)
    expect(digestOf(`${project.image}:main`)).toBe(digest)
    expect(digestOf(`${project.image}:sha-${commit}`)).toBe(digest)
  })

  test('was run on every platform', () => {
    expect(
      pushed.record?.smoke?.platforms.map(({ platform, status, emulated }) => ({
        platform,
        status,
        emulated,
      })),
    ).toEqual(wanted.map(platform => ({ platform, status: 'passed', emulated: platform !== 'linux/amd64' })))
  })

  test('keeps its attestations in the registry', () => {
    const index = JSON.parse(output('crane', 'manifest', '--insecure', `${project.image}:main`))
    const kinds = index.manifests.map(
      (entry: { annotations?: Record<string, string> }) =>
        entry.annotations?.['vnd.docker.reference.type'] ?? 'image',
    )
    expect(kinds.sort()).toEqual([...wanted.map(() => 'attestation-manifest'), ...wanted.map(() => 'image')])
  })

  test('is released by a Git tag without a build: the same digest gets the version tags', async () => {
    const released = await runJob(project, pushOfTag('v1.2.3', commit, time), inputs)
    expect(released.conclusion).toBe('success')
    expect(released.record?.build).toMatchObject({ status: 'skipped', digest: pushed.record?.build?.digest })
    expect(released.log).not.toContain('#1 ')
    const digests = ['1.2.3', '1.2', '1', 'latest'].map(tag => digestOf(`${project.image}:${tag}`))
    expect(new Set(digests)).toEqual(new Set([pushed.record?.build?.digest]))
  })

  test('is not built again when the workflow runs again', async () => {
    const again = await runJob(project, pushToMain(commit, time), inputs)
    expect(again.conclusion).toBe('success')
    expect(again.record?.build?.status).toBe('skipped')
    expect(again.record?.promote?.tags.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })
})

describe('a variant of an image in the same repository', () => {
  test('is built for itself, and never takes the digest of the other', async () => {
    const project = newProject()
    const commit = project.commit('first')
    const event = () => pushToMain(commit, new Date().toISOString())
    const quick = { scan: 'false', smoke: 'false', require: 'none' }
    const plain = await runJob(project, event(), { with: quick })
    const variant = await runJob(project, event(), {
      with: { ...quick, flavor: 'suffix=-warm', 'build-args': 'GREETING=warm' },
    })
    expect([plain, variant].map(job => job.record?.build?.status)).toEqual(['passed', 'passed'])
    expect(digestOf(`${project.image}:sha-${commit}-warm`)).toBe(variant.record?.build?.digest)
    expect(digestOf(`${project.image}:sha-${commit}`)).toBe(plain.record?.build?.digest)
    expect(variant.record?.build?.digest).not.toBe(plain.record?.build?.digest)
  })
})

describe('two builds of one run that share a name', () => {
  test('are told apart, and not taken for one', async () => {
    const project = newProject()
    const event = pushToMain(project.commit('first'), new Date().toISOString())
    expect((await runJob(project, event)).conclusion).toBe('success')
    const second = await runJob(project, event, { with: { target: 'site' } })
    expect(errorsOf(second)[0]).toContain('two of its builds would share it')
    expect(errorsOf(second)[0]).toContain('flavor: suffix=')
  })
})

describe('a release of an older line', () => {
  test('takes the tags of its line and leaves latest with the newer one', async () => {
    const project = newProject()
    const time = new Date().toISOString()
    const inputs = { with: { scan: 'false', smoke: 'false', require: 'none' } }
    const newer = project.commit('the newer line')
    await runJob(project, pushToMain(newer, time), inputs)
    await runJob(project, pushOfTag('v2.0.0', newer, time), inputs)
    project.write('site/fix.txt', 'fixed')
    const older = project.commit('a fix of the older line')
    await runJob(project, pushToMain(older, time), inputs)
    const released = await runJob(project, pushOfTag('v1.9.1', older, time), inputs)
    expect(released.conclusion).toBe('success')
    const [fixed, kept] = [
      digestOf(`${project.image}:sha-${older}`),
      digestOf(`${project.image}:sha-${newer}`),
    ]
    expect(['1.9.1', '1.9', '1'].map(tag => digestOf(`${project.image}:${tag}`))).toEqual([
      fixed,
      fixed,
      fixed,
    ])
    expect(['2.0.0', '2', 'latest'].map(tag => digestOf(`${project.image}:${tag}`))).toEqual([
      kept,
      kept,
      kept,
    ])
    expect(released.summaries.join('\n')).toMatch(
      /`latest` stays where it is: `2\.0\.0` is higher than `1\.9\.1`/,
    )
  })
})

describe('a pull request', () => {
  const project = newProject()
  const base = project.commit('first')
  project.git('checkout', '--quiet', '-b', 'topic')
  project.write('site/more.bin', randomBytes(1_200_000))
  const head = project.commit('more')
  project.git('checkout', '--quiet', '--detach', 'main')
  project.git('merge', '--quiet', '--no-ff', '--no-edit', head)
  const commits = { number: 412, head, base, merge: project.git('rev-parse', 'HEAD') }
  const token = 'ghs_a-token-of-the-tests'

  test('is built, proven and compared with its base, and writes nothing to the registry', async () => {
    expect((await runJob(project, pushToMain(base, new Date().toISOString()))).conclusion).toBe('success')
    const before = tagsOf(project.image)
    await using github = await startGithub({ head, token })
    const job = await runJob(project, pullRequest(commits), { more: { apiUrl: github.apiUrl, token } })
    expect(job.conclusion).toBe('success')
    expect(job.record).toMatchObject({ scan: { status: 'passed' }, smoke: { status: 'passed' } })
    expect(job.record?.promote?.status).toBe('skipped')
    expect(tagsOf(project.image)).toEqual(before)
    expect(job.record?.size?.baseline).toMatchObject({ commit: base, distance: 0, how: 'merge-parent' })
    // The record that hangs on the base's digest gives the times to compare with.
    expect(job.record?.smoke?.platforms[0]?.before?.readySeconds).toBeGreaterThan(0)
    expect(github.held.map(({ body }) => body)).toEqual([expect.stringMatching(/grew by 1\.2 MB/)])
    expect(github.violations).toEqual([])
  })

  test('that breaks a limit on size fails, and says by how much and why', async () => {
    await using github = await startGithub({ head, token })
    const job = await runJob(project, pullRequest(commits), {
      with: { 'max-increase': '1MB' },
      more: { apiUrl: github.apiUrl, token },
    })
    expect(job.conclusion).toBe('failure')
    expect(errorsOf(job)[0]).toMatch(
      /grew by 1\.2 MB.*more than max-increase 1\.0 MB allows.*COPY .site .srv.www/,
    )
    expect(job.record?.smoke?.status).toBe('passed')
    expect(github.held).toHaveLength(1)
  })

  test('from a fork does the same without a login and shows its report on the page of the run', async () => {
    await using github = await startGithub({ head, token, readOnly: true })
    const job = await runJob(project, pullRequest(commits, 'fork'), {
      with: { registry: 'registry.example', username: 'acme', password: '' },
      more: { apiUrl: github.apiUrl, token },
    })
    expect(job.conclusion).toBe('success')
    expect(job.summaries.join('\n')).toContain('passed')
    expect(github.held).toEqual([])
    expect(job.annotations.map(({ message }) => message).join('\n')).toContain('from a fork is not commented')
  })

  test('is none the worse when GitHub cannot be reached', async () => {
    const job = await runJob(project, pullRequest(commits), { more: { apiUrl: 'http://127.0.0.1:9' } })
    expect(job.conclusion).toBe('success')
    expect(job.log).toContain('The pull request has no comment')
  })
})

describe('a release whose commit has no image', () => {
  test('fails where it may not build, and says how to get one', async () => {
    const project = newProject()
    const commit = project.commit('never pushed')
    const job = await runJob(project, pushOfTag('v2.0.0', commit, new Date().toISOString()), {
      with: { 'on-missing': 'fail' },
    })
    expect(job.conclusion).toBe('failure')
    expect(job.log).toContain(`has no image of commit ${commit}`)
    expect(job.log).toContain('Push the commit to a branch')
    expect(tagsOf(project.image)).toEqual([])
  })
})
