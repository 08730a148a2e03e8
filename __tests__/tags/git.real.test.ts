import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Given, makeTags } from './run.ts'

let root = ''
let origin = ''
beforeAll(() => {
  root = temporaryFolder('buildonce-git')
  origin = join(root, 'origin')
  git(root, 'init', '-q', '-b', 'main', origin)
  write(origin, 'first', '2024-02-29T12:00:00+01:00')
  git(origin, 'tag', 'v1.0.0')
  write(origin, 'second', '2024-03-01T12:00:00+01:00')
  git(origin, 'update-ref', 'refs/pull/7/merge', 'HEAD')
})
function git(folder: string, ...args: string[]): string {
  const who = {
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@x',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@x',
  }
  const env = { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null' }
  return execFileSync('git', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

function write(folder: string, text: string, time: string): void {
  writeFileSync(join(folder, 'file'), text)
  git(folder, 'add', 'file')
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@x', 'commit', '-qm', text], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: time, GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z' },
  })
}

function clone(name: string, ...args: string[]): string {
  const folder = join(root, name)
  git(root, 'clone', '-q', ...args, `file://${origin}`, folder)
  return folder
}

const inside = (workspace: string, more: Given = {}): Given => ({
  exec: createExec(process.env),
  workspace,
  ...more,
})
const all = 'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr\ntype=sha,format=long,prefix='

async function names(workspace: string) {
  const { section } = await makeTags({ context: 'git', tags: all }, inside(workspace))
  return section.tags.map(({ name }) => name)
}

describe('a Git checkout as the context', () => {
  test('gives its branch and commit, whatever the event says', async () => {
    expect(await names(origin)).toEqual(['main', git(origin, 'rev-parse', 'HEAD')])
  })

  test('gives the tag of a detached commit', async () => {
    const folder = clone('tagged')
    git(folder, 'checkout', '-q', 'v1.0.0')
    expect(await names(folder)).toEqual(['v1.0.0', git(folder, 'rev-parse', 'HEAD'), 'latest'])
  })

  test('gives the pull request of a detached commit', async () => {
    const folder = join(root, 'pull')
    git(root, 'init', '-q', '-b', 'other', folder)
    git(folder, 'fetch', '-q', origin, '+refs/pull/7/merge:refs/remotes/pull/7/merge')
    git(folder, 'checkout', '-q', '--detach', 'refs/remotes/pull/7/merge')
    expect((await names(folder))[0]).toBe('pr-7')
  })

  test('gives the remote branch of a detached commit', async () => {
    const folder = clone('branch')
    git(folder, 'checkout', '-q', '--detach', 'origin/main')
    git(folder, 'branch', '-D', 'main')
    expect((await names(folder))[0]).toBe('main')
  })

  test('gives a branch that contains a detached commit without a name', async () => {
    const folder = clone('within')
    git(folder, 'tag', '-d', 'v1.0.0')
    git(folder, 'checkout', '-q', '--detach', 'HEAD~1')
    expect((await names(folder))[0]).toBe('main')
  })

  test('is asked about one ref after the other, those first that can have the commit', async () => {
    const folder = clone('many')
    git(folder, 'tag', '-d', 'v1.0.0')
    for (let at = 0; at < 30; at++) git(folder, 'update-ref', `refs/remotes/origin/a${at}`, 'main~1^{commit}')
    git(folder, 'update-ref', 'refs/remotes/origin/b', 'main')
    git(folder, 'checkout', '-q', '--detach', 'HEAD')
    write(folder, 'third', '2024-03-02T12:00:00+01:00')
    git(folder, 'update-ref', 'refs/remotes/origin/c', 'HEAD')
    git(folder, 'update-ref', 'refs/remotes/origin/d', 'HEAD')
    git(folder, 'reset', '-q', '--hard', 'HEAD~1')
    for (const name of ['main', 'origin/b', 'origin/main', 'origin/HEAD'])
      git(folder, 'update-ref', '-d', name.includes('/') ? `refs/remotes/${name}` : `refs/heads/${name}`)
    const exec = createExec(process.env)
    const asked: string[][] = []
    const given = inside(folder, {
      exec: {
        ...exec,
        run(command, watch) {
          if (command.args.includes('--contains')) asked.push(command.args.slice(4))
          return exec.run(command, watch)
        },
      },
    })
    const { section } = await makeTags({ context: 'git', tags: all }, given)
    expect(section.tags[0]?.name).toBe('c')
    expect(asked).toEqual([['refs/remotes/origin/c']])
  })

  test('finds a commit that only an older ref has, as with a wrong clock', async () => {
    const folder = clone('clock')
    git(folder, 'tag', '-d', 'v1.0.0')
    write(folder, 'late', '2030-01-01T00:00:00Z')
    git(folder, 'checkout', '-q', '--detach', 'HEAD')
    write(folder, 'early', '2020-01-01T00:00:00Z')
    git(folder, 'update-ref', 'refs/heads/early', 'HEAD')
    git(folder, 'reset', '-q', '--hard', 'HEAD~1')
    git(folder, 'branch', '-D', 'main')
    git(folder, 'update-ref', 'refs/remotes/origin/none', 'HEAD~1')
    expect((await names(folder))[0]).toBe('early')
  })

  test('gives the branch of a shallow clone', async () => {
    expect((await names(clone('shallow', '--depth', '1')))[0]).toBe('main')
  })

  test('is an error where there is none', async () => {
    await expect(names(root)).rejects.toThrow(`there is none in ${root}`)
  })

  test('tells the time of its commit', async () => {
    const texts = { context: 'git', tags: `type=raw,value={{commit_date 'YYYYMMDD[T]HHmm'}}` }
    const { section } = await makeTags(texts, inside(origin))
    expect(section.version).toBe('20240301T1100')
    expect(section.labels['org.opencontainers.image.created']).toBe('2024-03-01T11:00:00.000Z')
  })
})

describe('a Git checkout beside a workflow', () => {
  test('tells the time of the commit that the event keeps back', async () => {
    const sha = git(origin, 'rev-parse', 'v1.0.0')
    const facts = { commit: sha, headCommit: sha }
    const { section } = await makeTags({}, inside(origin, { facts }))
    expect(section.labels['org.opencontainers.image.created']).toBe('2024-02-29T11:00:00.000Z')
  })

  test('tells the time of the merge commit where the head of a pull request was not fetched', async () => {
    const merge = git(origin, 'rev-parse', 'HEAD')
    const pull_request = { head: { sha: 'c0ffee'.padEnd(40, '0') } }
    const given = {
      event: 'pull_request',
      ref: 'pull/7/merge',
      payload: { pull_request },
      facts: { commit: merge },
    }
    const { section } = await makeTags(
      {},
      inside(origin, { ...given, facts: { ...given.facts, payload: { pull_request } } }),
    )
    expect(section.labels).toMatchObject({
      'org.opencontainers.image.revision': merge,
      'org.opencontainers.image.created': '2024-03-01T11:00:00.000Z',
    })
  })

  const release = (workspace: string, gitTag: string, more: Record<string, string> = {}) =>
    makeTags(
      { tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}', ...more },
      inside(workspace, { ref: `tags/${gitTag}` }),
    )

  test('holds floating tags back where no registry can be asked', async () => {
    const folder = clone('releases')
    git(folder, 'tag', 'v2.0.0')
    const { outputs, section } = await release(folder, 'v1.5.0')
    expect(outputs['tag-names']).toBe('1.5.0\n1')
    expect(section.heldBack?.map(({ name, blockedBy }) => [name, blockedBy])).toEqual([['latest', '2.0.0']])
  })

  test('finds versions by match, and other names are no versions', async () => {
    const folder = clone('packages')
    for (const name of ['api-v2.0.0', 'v9.0.0']) git(folder, 'tag', name)
    const tags = 'type=semver,pattern={{version}},match=^api-v(.*)$'
    expect((await release(folder, 'api-v1.5.0', { tags })).outputs['tag-names']).toBe('1.5.0')
    expect((await release(folder, 'api-v2.5.0', { tags })).outputs['tag-names']).toBe('2.5.0\nlatest')
  })

  test('proves nothing when it is shallow', async () => {
    const { outputs, logged } = await release(clone('thin', '--depth', '1'), 'v0.5.0')
    expect(outputs['tag-names']).toBe('0.5.0\n0\nlatest')
    expect(logged.join('\n')).toContain('move without a check')
  })
})
