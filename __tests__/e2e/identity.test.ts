import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import type { WorkflowEvent } from '../runner/event.ts'
import { pullRequest, pushOfTag, pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { digestOf, output, tagsOf } from './parts.ts'

// A name holds what it says: whole workflows on the runner, and what the registry holds afterwards.

/** What is told apart here needs no checks: without them a run takes a second. */
const quick = { scan: 'false', smoke: 'false', require: 'none' }
const time = '2026-11-20T10:00:00Z'

type ProjectOfTest = ReturnType<typeof newProject>

const run = (
  project: ProjectOfTest,
  event: WorkflowEvent,
  inputs: Record<string, string> = {},
  workspace?: string,
) => runJob(project, event, { with: { ...quick, ...inputs }, ...(workspace && { more: { workspace } }) })

/** The tags that people gave or we did, without those that hold evidence. */
const names = ({ image }: ProjectOfTest) =>
  tagsOf(image)
    .filter(tag => !tag.startsWith('sha256-'))
    .sort()

const labelsOf = (reference: string): Record<string, string> =>
  JSON.parse(output('crane', 'config', '--insecure', reference)).config.Labels

/** A branch with a file of its own, a base with another one, and the merge of both. */
function projectWithPullRequest() {
  const project = newProject()
  project.commit('first')
  project.git('checkout', '--quiet', '-b', 'topic')
  project.write('site/head.txt', 'of the head')
  const head = project.commit('head')
  project.git('checkout', '--quiet', 'main')
  project.write('site/base.txt', 'of the base')
  const base = project.commit('base')
  project.git('checkout', '--quiet', '--detach', 'main')
  project.git('merge', '--quiet', '--no-ff', '--no-edit', head)
  const merge = project.git('rev-parse', 'HEAD')
  return { project, commits: { number: 412, head, base, merge } }
}

describe('the image of a pull request', () => {
  test('is named by the merge that was built, and never becomes the release of its head', async () => {
    const { project, commits } = projectWithPullRequest()
    const { head, merge } = commits
    for (const more of [{}, { 'pull-request-sha': 'head' }] as Record<string, string>[]) {
      const job = await run(project, pullRequest(commits), { push: 'always', ...more })
      expect(job.conclusion).toBe('success')
      expect(names(project)).toEqual(['pr-412', `sha-${merge}`])
      expect(labelsOf(`${project.image}:pr-412`)['org.opencontainers.image.revision']).toBe(merge)
      expect(job.record).toMatchObject({
        commit: head,
        build: { builtFrom: { commit: merge, verified: true } },
      })
      expect(job.steps[0]?.outputs['built-from']).toBe(merge)
    }
    const released = await run(project, pushOfTag('v1.0.0', head, time), { 'on-missing': 'fail' })
    expect(released.conclusion).toBe('failure')
    expect(errorsOf(released)[0]).toContain(`has no image of commit ${head}`)
    expect(names(project)).toEqual(['pr-412', `sha-${merge}`])
  }, 120_000)

  test('is not taken for a commit that lands, also where the head itself was built', async () => {
    const { project, commits } = projectWithPullRequest()
    const { head } = commits
    const job = await run(project, pullRequest(commits), { push: 'always' }, project.checkOut(head))
    expect(job.log).toContain('is not given: it names the commit')
    expect(job.conclusion).toBe('success')
    expect(names(project)).toEqual(['pr-412'])
    expect(labelsOf(`${project.image}:pr-412`)['org.opencontainers.image.revision']).toBe(head)
    // Somebody gives it the commit's name by hand: what a pull request made is still taken by nobody else.
    output('crane', 'tag', '--insecure', `${project.image}:pr-412`, `sha-${head}`)
    const landed = await run(project, pushToMain(head, time))
    expect(errorsOf(landed)[0]).toMatch(
      /it was made by a pull request \(412\), and what a pull request makes/,
    )
    expect(names(project)).toEqual(['pr-412', `sha-${head}`])
  }, 120_000)
})

describe('the commit that lands', () => {
  test('from a merge queue is taken when it has landed', async () => {
    const project = newProject()
    const commit = project.commit('first')
    const group: WorkflowEvent = {
      ...pushToMain(commit, time),
      name: 'merge_group',
      ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
      payload: { merge_group: { head_sha: commit }, repository: { default_branch: 'main' } },
    }
    const queued = await run(project, group, { push: 'always' })
    expect(queued.record?.build).toMatchObject({
      status: 'passed',
      builtFrom: { commit, event: 'merge_group' },
    })
    const landed = await run(project, pushToMain(commit, time))
    expect(landed.conclusion).toBe('success')
    expect(landed.record?.build).toMatchObject({ status: 'skipped', builtFrom: { event: 'merge_group' } })
    expect(digestOf(`${project.image}:main`)).toBe(queued.record?.build?.digest)
  }, 90_000)
})

describe('the same commit again', () => {
  const project = newProject()
  project.write('Other.Dockerfile', 'FROM busybox:1.37\nRUN echo other > /other\n')
  mkdirSync(join(project.folder, 'sub'))
  project.write('sub/Dockerfile', 'FROM busybox:1.37\nRUN echo sub > /sub\n')
  const commit = project.commit('first')
  let first: string | undefined

  test.each<[string, Record<string, string>]>([
    ['file', { file: 'Other.Dockerfile' }],
    ['context, file', { context: 'sub' }],
    ['target', { target: 'site' }],
    ['build-contexts (extra)', { 'build-contexts': 'busybox:1.37=docker-image://BASE\nextra=site' }],
    ['platforms (without linux/arm64)', { platforms: 'linux/amd64,linux/arm64' }],
  ])(
    'with another %s is not the first image',
    async (differs, inputs) => {
      first ??= (await run(project, pushToMain(commit, time))).record?.build?.digest
      const base = bootstrapped('BUILDONCE_TEST_BASE')
      const given = Object.fromEntries(
        Object.entries(inputs).map(([name, text]) => [name, text.replace('BASE', base)]),
      )
      const again = await run(project, pushToMain(commit, time), given)
      expect(errorsOf(again)[0]).toContain(
        `is another image of this commit: it was built with other ${differs}`,
      )
      expect(errorsOf(again)[0]).toContain('flavor: suffix=')
      expect(digestOf(`${project.image}:sha-${commit}`)).toBe(first)
    },
    90_000,
  )

  test('with a suffix of its own is built beside it', async () => {
    const other = await run(project, pushToMain(commit, time), {
      file: 'Other.Dockerfile',
      flavor: 'suffix=-other',
    })
    expect(other.conclusion).toBe('success')
    expect(digestOf(`${project.image}:sha-${commit}`)).toBe(first)
    expect(digestOf(`${project.image}:sha-${commit}-other`)).toBe(other.record?.build?.digest)
  }, 60_000)

  test('with other bytes in the Dockerfile is another image, except for a release, whose job wrote none', async () => {
    const workspace = project.checkOut(commit)
    writeFileSync(join(workspace, 'Dockerfile'), 'FROM busybox:1.37\nRUN echo generated > /generated\n')
    const again = await run(project, pushToMain(commit, time), {}, workspace)
    expect(errorsOf(again)[0]).toContain('it was built with other file')
    const released = await run(project, pushOfTag('v1.0.0', commit, time), {}, workspace)
    expect(released.conclusion).toBe('success')
    expect(digestOf(`${project.image}:1.0.0`)).toBe(first)
  }, 60_000)
})

describe('a release', () => {
  test('says by which arguments the image was built otherwise, and what it was built from', async () => {
    const project = newProject()
    const commit = project.commit('first')
    const args = { 'build-args': 'BUILD_ID=${{ github.ref_name }}\nGREETING=same' }
    const pushed = await run(project, pushToMain(commit, time), args)
    expect(pushed.conclusion).toBe('success')
    const released = await run(project, pushOfTag('v1.0.0', commit, time), args)
    expect(released.conclusion).toBe('success')
    const warnings = released.annotations
      .filter(({ level }) => level === 'warning')
      .map(({ message }) => message)
    expect(warnings.join('\n')).toMatch(/is taken as it was built, with other build-args \(BUILD_ID\) than/)
    expect(warnings.join('\n')).not.toContain('GREETING')
    expect(released.record?.build?.warnings?.join()).toContain('build-args (BUILD_ID)')
    expect(released.log).toContain(`built from ${commit} (main)`)
    expect(released.steps[0]?.outputs['built-from']).toBe(commit)
    expect(released.record?.build?.builtFrom).toMatchObject({
      commit,
      ref: 'refs/heads/main',
      verified: true,
    })
    // The label is in the bytes that were proven: it says what the building run was called.
    expect(labelsOf(`${project.image}:1.0.0`)['org.opencontainers.image.version']).toBe('main')
    expect(released.summaries.join('\n')).toMatch(/\*\*Built from\*\* `[0-9a-f]{12}` on `main`/)
  }, 90_000)
})

describe('in CI', () => {
  test('generated files are counted and named in one line, recorded, and published', async () => {
    const project = newProject()
    project.write('.gitignore', 'generated/\n')
    const commit = project.commit('first')
    const workspace = project.checkOut(commit)
    mkdirSync(join(workspace, 'site', 'generated'))
    mkdirSync(join(workspace, 'left-out'))
    writeFileSync(join(workspace, 'left-out', 'x'), 'the builder does not get it')
    for (const name of ['a', 'b', 'c']) writeFileSync(join(workspace, 'site', 'generated', name), name)
    writeFileSync(join(workspace, 'package.json'), '{"version":"2.0.0"}')
    const job = await run(project, pushToMain(commit, time), {}, workspace)
    expect(job.conclusion).toBe('success')
    expect(job.log).toContain(
      '4 files of the build differ from the commit (1 of them changed): package.json, site/generated/a, site/generated/b and 1 more',
    )
    expect(job.record?.build?.builtFrom?.changes).toEqual({
      count: 4,
      tracked: 1,
      names: ['package.json', 'site/generated/a', 'site/generated/b'],
    })
    expect(names(project)).toEqual(['main', `sha-${commit}`])
  }, 60_000)

  test('without a checkout of Git the commit is the event’s, and not verified', async () => {
    const project = newProject()
    const commit = project.commit('first')
    const workspace = project.checkOut(commit)
    rmSync(join(workspace, '.git'), { recursive: true })
    const job = await run(project, pushToMain(commit, time), { push: 'always' }, workspace)
    expect(job.record?.build?.builtFrom).toMatchObject({ commit, verified: false })
    expect(names(project)).toContain(`sha-${commit}`)
  }, 60_000)

  test.each([
    ['another commit', 'other', {}],
    ['another repository in it', 'nested', { context: 'nested' }],
  ] as const)(
    'a checkout of %s does not get the name of the event’s commit',
    async (_, kind, inputs) => {
      const project = newProject()
      const before = project.commit('first')
      project.write('more', 'x')
      const commit = project.commit('second')
      const workspace = project.checkOut(kind === 'other' ? before : commit)
      if (kind === 'nested')
        execFileSync('git', [
          'clone',
          '--quiet',
          '--branch',
          'main',
          project.folder,
          join(workspace, 'nested'),
        ])
      if (kind === 'nested') {
        const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.test']
        execFileSync('git', [
          '-C',
          join(workspace, 'nested'),
          ...who,
          'commit',
          '-q',
          '--allow-empty',
          '-m',
          'own',
        ])
      }
      const job = await run(project, pushToMain(commit, time), { push: 'always', ...inputs }, workspace)
      expect(job.conclusion).toBe('failure')
      expect(errorsOf(job)[0]).toContain(
        `would name the commit ${commit}, and the checkout of the context is at`,
      )
      expect(names(project)).toEqual([])
      // A release by Git tag is wrong in the same way: all its tags name the commit.
      const released = await run(
        project,
        pushOfTag('v1.0.0', commit, time),
        { push: 'always', ...inputs },
        workspace,
      )
      expect(released.conclusion).toBe('failure')
      expect(names(project)).toEqual([])
    },
    90_000,
  )
})
