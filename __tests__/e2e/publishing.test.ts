import { describe, expect, test } from '@jest/globals'
import type { WorkflowEvent } from '../runner/event.ts'
import { pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { tagsOf } from './parts.ts'

// What a workflow publishes whose event has the rights of the base repository, whatever it has checked out.

const project = newProject()
const base = project.commit('first')
project.git('checkout', '--quiet', '-b', 'topic')
project.write('site/more.txt', 'more')
const head = project.commit('of a pull request')
const repository = { name: 'web', full_name: 'acme/web', default_branch: 'main' }
const quick = { scan: 'false', smoke: 'false', require: 'none' }

function event(name: string, payload: object): WorkflowEvent {
  return { name, ref: 'refs/heads/main', sha: base, payload: { repository, ...payload } }
}

const first = { head_sha: head, head_branch: 'topic', head_repository: repository }

/** What is checked out is the head of the pull request; the variables name the default branch. */
const ofPullRequests: [string, WorkflowEvent, string][] = [
  [
    'a comment on it',
    event('issue_comment', { issue: { number: 5, pull_request: {} } }),
    'the comment is on a pull request',
  ],
  [
    'a run after its own',
    event('workflow_run', { workflow_run: { ...first, event: 'pull_request' } }),
    'the first run was started by pull_request',
  ],
  ['pull_request_target', event('pull_request_target', {}), 'GITHUB_EVENT_NAME is pull_request_target'],
  ['a start by hand', event('workflow_dispatch', {}), `the checkout is at ${head.slice(0, 12)}`],
  ['a push to main', pushToMain(base, new Date().toISOString()), `the checkout is at ${head.slice(0, 12)}`],
]

describe('the head of a pull request, checked out by', () => {
  test.each(ofPullRequests)('%s, is proven and not published', async (_, started, reason) => {
    const job = await runJob(project, started, { with: quick, more: { workspace: project.checkOut(head) } })
    expect(errorsOf(job)).toEqual([])
    expect(job.conclusion).toBe('success')
    expect(job.record?.build?.status).toBe('passed')
    expect(job.record?.promote).toMatchObject({ status: 'skipped', reason: expect.stringContaining(reason) })
    expect(job.record?.promote?.reason).toMatch(/^proven, not published: .*; push: always publishes it$/)
    expect(tagsOf(project.image)).toEqual([])
  })
})

describe('a run after that of a push', () => {
  test('publishes what was pushed, by its own name', async () => {
    const started = event('workflow_run', { workflow_run: { ...first, event: 'push' } })
    const job = await runJob(project, started, { with: quick, more: { workspace: project.checkOut(head) } })
    expect(errorsOf(job)).toEqual([])
    // Evidence has a tag of its own where a registry lists no referrers.
    const names = tagsOf(project.image).filter(tag => !tag.startsWith('sha256-'))
    expect(names.sort()).toEqual([`sha-${head}`, 'topic'])
  })
})
