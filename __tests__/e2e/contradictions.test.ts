import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { pullRequest, pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { root } from './parts.ts'

const project = newProject()
const commit = project.commit('first')
const push = () => pushToMain(commit, new Date().toISOString())

describe('inputs that contradict each other', () => {
  test('are found before the first stage, all together and with those that are wrong by themselves', async () => {
    const job = await runJob(project, push(), {
      with: {
        scan: 'false',
        tags: 'type=semver,pattern={{version}}',
        signing: 'key',
        'evidence-trust': 'signed',
        file: 'docker/Dockerfile',
        pull: 'perhaps',
      },
    })
    expect(job.conclusion).toBe('failure')
    const [first = ''] = errorsOf(job)
    for (const text of [
      'scan: is false, and require asks for its evidence',
      'Leave scan on, or set require: smoke',
      'tags: no rule makes a tag on this event (push of refs/heads/main), so nothing could be promoted',
      'type=semver,pattern={{version}}: the run is not about a Git tag',
      'evidence-trust: is signed, but neither trusted-keys nor trusted-identities are set',
      'file: there is no file',
      'pull: "perhaps" is neither true nor false',
    ])
      expect(first).toContain(text)
    // No stage has begun.
    expect(job.log).not.toMatch(/Setup: engine|Build: one digest/)
  })

  test.each([
    ['smoke', { smoke: 'false' }, 'smoke: is false, and require asks for its evidence'],
    ['the key', { signing: 'key' }, 'signing-key: is missing, but signing is key'],
    ['the identity', { signing: 'identity' }, 'signing: is identity, but this run has none'],
    [
      'the place of a tag',
      { to: 'production, other.example/web:1' },
      'the tag "production" has no repository',
    ],
    ['a place to promote to', { from: 'staging' }, 'from: is "staging", and nothing says where it goes'],
    ['the key of a password', { 'signing-password': 'x' }, 'there is no signing-key that it is for'],
    ['the artifact service', { 'upload-artifact': 'true' }, 'there is no artifact service here'],
  ])('tell of %s at once', async (_, inputs, text) => {
    const job = await runJob(project, push(), { with: inputs })
    expect(errorsOf(job)[0]).toContain(text)
    expect(job.log).not.toContain('Build: one digest')
  })

  test('are told together with variables that are wrong', async () => {
    const env = { BUILDONCE_COMMIT: 'zzz', BUILDONCE_REF: 'v1.2.3' }
    const job = await runJob(project, push(), { with: { pull: 'perhaps' }, more: { env } })
    const [first = ''] = errorsOf(job)
    expect(first).toContain('3 inputs are wrong')
    for (const text of ['pull: "perhaps"', 'BUILDONCE_COMMIT: "zzz"', 'did you mean refs/tags/v1.2.3?'])
      expect(first).toContain(text)
  })

  test('are none where nothing is promoted', async () => {
    const head = project.commit('second')
    const event = pullRequest({ number: 5, head, base: commit, merge: head })
    const inputs = { scan: 'false', smoke: 'false', tags: 'type=semver,pattern={{version}}', signing: 'key' }
    const job = await runJob(project, event, { with: inputs })
    expect(errorsOf(job)).toEqual([])
    expect(job.conclusion).toBe('success')
    expect(job.log).toContain(
      'nothing is published: a pull request writes nothing to a registry (GITHUB_EVENT_NAME is pull_request)',
    )
  })
})

describe('the command line', () => {
  test('says why the commit is not known, and what gives it', () => {
    const ran = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), 'run', '--image=a/b', '--push=always'],
      { cwd: temporaryFolder('no-checkout'), encoding: 'utf8', env: { PATH: process.env.PATH } },
    )
    expect(ran.status).toBe(2)
    expect(ran.stderr).toMatch(
      /nothing could be promoted: the commit is not known: \/.* is no Git checkout\. BUILDONCE_COMMIT gives it, and BUILDONCE_REF gives/,
    )
  })

  test('names wrong flags, wrong values and wrong facts together', () => {
    const ran = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), 'run', '--image=a/b', '--pull=perhaps'],
      {
        cwd: project.folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, BUILDONCE_COMMIT: 'zzz', BUILDONCE_REF: 'v1.2.3' },
      },
    )
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('3 inputs are wrong')
    expect(ran.stderr).toContain('BUILDONCE_COMMIT: "zzz" is not the full SHA of a commit')
    expect(ran.stderr).toContain('did you mean refs/tags/v1.2.3?')
    expect(ran.stderr).toContain('pull:')
  })
})
