import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { startSigstore, workflow } from '../fakes/sigstore.ts'
import { makeKeys } from '../promote/keys.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { pushOfTag, pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { digestOf, tagsOf } from './parts.ts'

describe('evidence that is signed on main and verified at the release', () => {
  const project = newProject()
  const [ours, theirs] = [makeKeys('ec', 'open sesame'), makeKeys()]
  const commit = project.commit('first')
  const time = project.git('show', '-s', '--format=%cI', commit)
  const temp = temporaryFolder('runner')
  let pushed: Awaited<ReturnType<typeof runJob>>

  beforeAll(async () => {
    pushed = await runJob(project, pushToMain(commit, time), {
      with: {
        'signing-key': '${{ secrets.SIGNING_KEY }}',
        'signing-password': '${{ secrets.SIGNING_PASSWORD }}',
        'trusted-keys': ours.publicKey,
      },
      more: {
        temp,
        secrets: {
          SITE_TOKEN: 'a-secret-token-of-the-tests',
          SIGNING_KEY: ours.privateKey,
          SIGNING_PASSWORD: 'open sesame',
        },
      },
    })
  })

  test('the push to main promotes', () => {
    expect(errorsOf(pushed)).toEqual([])
    expect(pushed.conclusion).toBe('success')
    expect(pushed.record?.promote?.warnings ?? []).toEqual([])
  })

  test('the key is in no line of the log, in no record and in no file that the job left', () => {
    const secrets = [
      ...ours.privateKey.split('\n').filter(line => line && !line.startsWith('---')),
      'open sesame',
    ]
    const files = readdirSync(temp, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    for (const secret of secrets) {
      expect(pushed.log).not.toContain(secret)
      expect(files.filter(text => text.includes(secret))).toEqual([])
    }
  })

  test('a release that trusts another key is refused, and nothing is moved', async () => {
    const refused = await runJob(project, pushOfTag('v1.2.3', commit, time), {
      with: { 'trusted-keys': theirs.publicKey },
    })
    expect(refused.conclusion).toBe('failure')
    expect(errorsOf(refused)[0]).toMatch(
      /nobody who is trusted says that it was built from .* is signed with /,
    )
    expect(
      tagsOf(project.image)
        .filter(tag => !tag.startsWith('sha256-'))
        .sort(),
    ).toEqual(['main', `sha-${commit}`])
  })

  test('a release that trusts the key goes through without a build, and says whose signature it was', async () => {
    const released = await runJob(project, pushOfTag('v1.2.3', commit, time), {
      with: { 'trusted-keys': theirs.publicKey + ours.publicKey },
    })
    expect(errorsOf(released)).toEqual([])
    expect(released.record?.build?.status).toBe('skipped')
    expect(digestOf(`${project.image}:1.2.3`)).toBe(pushed.record?.build?.digest)
    expect(released.summaries.join('\n')).toMatch(
      /Evidence: scan passed, smoke passed, signed with `[A-Za-z0-9+/=]{44}`/,
    )
  })
})

describe('evidence that a workflow signs as itself', () => {
  test('is released where that workflow is trusted, and not where another is', async () => {
    const sigstore = await startSigstore()
    const project = newProject()
    project.write('trusted-root.json', sigstore.root)
    const commit = project.commit('first')
    const time = new Date().toISOString()
    const {
      ACTIONS_ID_TOKEN_REQUEST_URL: url = '',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '',
      ...env
    } = sigstore.env
    const trusting = { 'trusted-identities': workflow, 'trusted-root': 'trusted-root.json' }
    try {
      const pushed = await runJob(project, pushToMain(commit, time), {
        with: { ...trusting, signing: 'identity' },
        more: { env, services: { idToken: { url, token } } },
      })
      expect(errorsOf(pushed)).toEqual([])
      expect(pushed.record?.promote?.warnings ?? []).toEqual([])
    } finally {
      await sigstore.stop()
    }
    // Verifying asks nobody.
    const others = { ...trusting, 'trusted-identities': workflow.replace('/web/', '/api/') }
    const refused = await runJob(project, pushOfTag('v1.0.0', commit, time), { with: others })
    expect(errorsOf(refused)[0]).toContain(`is signed by ${workflow}`)
    expect(tagsOf(project.image)).not.toContain('1.0.0')
    const released = await runJob(project, pushOfTag('v1.0.0', commit, time), { with: trusting })
    expect(errorsOf(released)).toEqual([])
    expect(released.summaries.join('\n')).toContain(`signed with \`${workflow}\``)
    expect(tagsOf(project.image)).toContain('1.0.0')
  })
})
