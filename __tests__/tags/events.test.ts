import { describe, expect, test } from '@jest/globals'
import { githubFacts } from '../../src/hosts/github-facts.ts'
import { commit, makeTags, repository } from './run.ts'

const head = 'c0ffee'.padEnd(40, '0')
const pull = {
  number: 12,
  head: { sha: head, ref: 'topic', repo: { full_name: 'acme/web' } },
  base: { ref: 'master', sha: commit },
}
const all = `type=schedule
type=semver,pattern={{version}}
type=edge
type=ref,event=branch
type=ref,event=tag
type=ref,event=pr
type=sha,prefix=
type=raw,value=base-{{base_ref}}
type=raw,value=default,enable={{is_default_branch}}`

interface Dump {
  readonly event: string
  readonly ref: string
  readonly payload: Record<string, unknown>
  readonly names: string
}

/** What the runner tells on each kind of event. */
const dumps: Record<string, Dump> = {
  'a push to the default branch': {
    event: 'push',
    ref: 'refs/heads/master',
    payload: {
      ref: 'refs/heads/master',
      base_ref: null,
      repository,
      head_commit: { id: commit, timestamp: '2026-11-20T10:00:00Z' },
    },
    names: 'edge master base- default 860c190',
  },
  'a push to another branch': {
    event: 'push',
    ref: 'refs/heads/feature/x',
    payload: { repository, head_commit: { id: commit, timestamp: '2026-11-20T10:00:00Z' } },
    names: 'feature-x base- 860c190',
  },
  'a push of a tag': {
    event: 'push',
    ref: 'refs/tags/v1.4.0',
    payload: { ref: 'refs/tags/v1.4.0', base_ref: 'refs/heads/master', repository },
    names: '1.4.0 v1.4.0 base-master 860c190 latest',
  },
  'a pull request': {
    event: 'pull_request',
    ref: 'refs/pull/12/merge',
    payload: { number: 12, pull_request: pull, repository },
    names: 'pr-12 base-master 860c190',
  },
  'a pull request on its target': {
    event: 'pull_request_target',
    ref: 'refs/heads/master',
    payload: { number: 12, pull_request: pull, repository },
    names: 'pr-12 base-master',
  },
  'a review of a pull request': {
    event: 'pull_request_review',
    ref: 'refs/pull/12/merge',
    payload: { pull_request: pull, repository },
    names: 'pr-12 base-master 860c190',
  },
  'a schedule': {
    event: 'schedule',
    ref: 'refs/heads/master',
    payload: { schedule: '0 0 * * *', repository },
    names: 'nightly edge master base- default 860c190',
  },
  'a release': {
    event: 'release',
    ref: 'refs/tags/v1.4.0',
    payload: { action: 'published', release: { tag_name: 'v1.4.0' }, repository },
    names: '1.4.0 v1.4.0 base- 860c190 latest',
  },
  'the creation of a branch': {
    event: 'create',
    ref: 'refs/heads/dev',
    payload: { ref: 'dev', ref_type: 'branch', repository },
    names: 'dev base- default 860c190',
  },
  'the creation of a tag': {
    event: 'create',
    ref: 'refs/tags/v2.0.0',
    payload: { ref: 'v2.0.0', ref_type: 'tag', repository },
    names: '2.0.0 v2.0.0 base- default 860c190 latest',
  },
  'a run by hand': {
    event: 'workflow_dispatch',
    ref: 'refs/heads/dev',
    payload: { inputs: {}, ref: 'refs/heads/dev', repository },
    names: 'dev base- 860c190',
  },
  'a run after another workflow': {
    event: 'workflow_run',
    ref: 'refs/heads/master',
    payload: { workflow_run: { head_sha: head }, repository },
    names: 'edge master base- default 860c190',
  },
  'a merge group': {
    event: 'merge_group',
    ref: 'refs/heads/gh-readonly-queue/master/pr-12-c0ffee',
    payload: { merge_group: { head_sha: commit }, repository },
    names: 'gh-readonly-queue-master-pr-12-c0ffee base- 860c190',
  },
  'an issue': {
    event: 'issues',
    ref: 'refs/heads/master',
    payload: { issue: {}, repository },
    names: 'edge master base- default 860c190',
  },
}

describe('the events of GitHub', () => {
  test.each(Object.entries(dumps))(
    '%s makes its tags without any question',
    async (_, { event, ref, payload, names }) => {
      const env = {
        GITHUB_EVENT_NAME: event,
        GITHUB_REF: ref,
        GITHUB_SHA: commit,
        GITHUB_REPOSITORY: 'acme/web',
      }
      const asked = async (): Promise<never> => {
        throw new Error('the API was asked')
      }
      const { section } = await makeTags(
        { tags: all },
        { facts: githubFacts(env, payload), request: { github: { repository: asked, commitTime: asked } } },
      )
      expect(section.tags.map(({ name }) => name).join(' ')).toBe(names)
      expect(section.labels['org.opencontainers.image.title']).toBe('web')
    },
  )

  const silent = { event: 'schedule', payload: { repository: undefined } }

  test('an event without the repository asks the API once', async () => {
    let asked = 0
    const github = {
      repository: async () => {
        asked++
        return { ...repository, description: 'From the API', default_branch: 'main' }
      },
      commitTime: async () => '',
    }
    const { section } = await makeTags(
      { tags: 'type=edge' },
      { ...silent, ref: 'heads/main', request: { github } },
    )
    expect(section.version).toBe('edge')
    expect(section.labels['org.opencontainers.image.description']).toBe('From the API')
    expect(asked).toBe(1)
  })

  test('where the API cannot be asked labels say what the host knows', async () => {
    const github = {
      repository: async () => {
        throw new Error('403')
      },
      commitTime: async () => '',
    }
    const { section, logged } = await makeTags({}, { ...silent, request: { github } })
    expect(section.labels).toMatchObject({
      'org.opencontainers.image.title': 'web',
      'org.opencontainers.image.url': 'https://github.com/acme/web',
      'org.opencontainers.image.description': '',
      'org.opencontainers.image.licenses': '',
    })
    expect(logged.join('\n')).toContain("without the project's description and license: 403")
  })

  test('only the default branch is missed then', async () => {
    await expect(makeTags({ tags: 'type=edge' }, silent)).rejects.toThrow('write type=edge,branch=')
    const { section } = await makeTags({ tags: 'type=edge,branch=master' }, silent)
    expect(section.version).toBe('edge')
  })

  test('an empty event makes tags too', async () => {
    const { section } = await makeTags({}, { event: '', payload: { repository: undefined } })
    expect(section.version).toBe('master')
  })
})

describe('other hosts', () => {
  test('a merge request is a pull request', async () => {
    const { section } = await makeTags(
      { tags: 'type=ref,event=pr\ntype=sha\ntype=raw,value=main,enable={{is_default_branch}}' },
      {
        facts: {
          ci: 'gitlab',
          event: 'merge_request_event',
          ref: 'refs/heads/topic',
          headCommit: head,
          defaultBranch: 'main',
          pullRequest: { number: 5, baseBranch: 'main', fork: false },
          payload: {},
        },
      },
    )
    expect(section.tags.map(({ name }) => name)).toEqual(['pr-5', 'sha-860c190'])
  })

  test('the default branch is what the host says', async () => {
    const { section } = await makeTags(
      { tags: 'type=edge\ntype=raw,value=main,enable={{is_default_branch}}' },
      { facts: { ci: 'gitlab', ref: 'refs/heads/main', defaultBranch: 'main', payload: {} } },
    )
    expect(section.tags.map(({ name }) => name)).toEqual(['edge', 'main'])
  })
})
