import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { startArtifacts } from '../fakes/artifacts.ts'
import { startGithub } from '../fakes/github.ts'
import { runWorkflowJob } from '../runner/job.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { pullRequest } from './events.ts'
import { newProject, runJob } from './job.ts'
import { output, root } from './parts.ts'

const token = 'ghs_a-token-of-the-tests'

test('a pull request from a fork gets its comment from the trusted job, out of the artifact of its own', async () => {
  const project = newProject()
  const base = project.commit('first')
  project.git('checkout', '--quiet', '-b', 'topic')
  project.write('site/more.bin', randomBytes(100_000))
  const head = project.commit('more')
  project.git('checkout', '--quiet', '--detach', 'main')
  project.git('merge', '--quiet', '--no-ff', '--no-edit', head)
  const commits = { number: 412, head, base, merge: project.git('rev-parse', 'HEAD') }
  await using artifacts = await startArtifacts()
  await using readable = await startGithub({ head, token, readOnly: true })

  const built = await runJob(project, pullRequest(commits, 'fork'), {
    with: { 'upload-artifact': 'true', cache: 'none', 'max-size': '1kB' },
    more: {
      apiUrl: readable.apiUrl,
      token,
      services: {
        resultsUrl: artifacts.env.ACTIONS_RESULTS_URL,
        runtimeToken: artifacts.env.ACTIONS_RUNTIME_TOKEN,
      },
    },
  })
  expect(built.conclusion).toBe('failure')
  expect(readable.held).toEqual([])
  expect(artifacts.violations).toEqual([])
  const [artifact] = artifacts.held
  expect(artifact?.name).toMatch(/^buildonce-report-web-\w+-linux-amd64$/)

  const workspace = temporaryFolder('trusted')
  const folder = join(workspace, 'records', String(artifact?.name))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(workspace, 'report.zip'), artifact?.archive ?? '')
  output(bootstrapped('BUILDONCE_TEST_BUSYBOX'), 'unzip', '-q', join(workspace, 'report.zip'), '-d', folder)

  await using writable = await startGithub({ head, token, fork: 'stranger/web', branch: 'topic' })
  const commented = await runWorkflowJob({
    workspace,
    repository: 'acme/web',
    actions: { 'buildonce/buildonce@v1': root },
    event: {
      name: 'workflow_run',
      ref: 'refs/heads/main',
      sha: base,
      payload: {
        workflow_run: {
          ...{ id: 5001, run_attempt: 1, event: 'pull_request', head_sha: head, head_branch: 'topic' },
          html_url: 'https://github.com/acme/web/actions/runs/5001',
          head_repository: { owner: { login: 'stranger' } },
          pull_requests: [],
        },
      },
    },
    temp: temporaryFolder('runner'),
    apiUrl: writable.apiUrl,
    token,
    steps: [{ uses: 'buildonce/buildonce/report@v1', with: { records: 'records' } }],
  })
  expect(commented.conclusion).toBe('success')
  expect(writable.held.map(({ body }) => body.split('\n')[1])).toEqual([
    expect.stringMatching(/^### Buildonce: ❌ \*\*web-\w+ has [\d.]+ MB\*\*, [\d.]+ MB more than allowed$/),
  ])
  expect(writable.violations).toEqual([])
})
