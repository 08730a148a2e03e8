import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/messages/errors.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { PromoteRequest } from '../../src/promote/request.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { startHistory } from '../git-history.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { builtFrom, recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const revision = 'org.opencontainers.image.revision'

/** Commits of one line of history, the oldest first, and one beside it. */
let history: ReturnType<typeof startHistory>
let commits: string[]
let beside: string

beforeAll(() => {
  history = startHistory()
  commits = ['one', 'two', 'three', 'four'].map(message => history.commit(message))
  const git = (...args: string[]) => execFileSync('git', ['-C', history.folder, ...args])
  git('checkout', '-q', '-b', 'side', commits[0] as string)
  beside = history.commit('beside')
  git('checkout', '-q', 'main')
})
afterAll(() => rmSync(history.folder, { recursive: true, force: true }))

interface Run {
  /** The commit of the run. */
  readonly commit: string
  /** Commits that the evidence of the held image names, with the branch of their run. */
  readonly held: readonly (readonly [string, string?])[]
  readonly label?: string
  /** What the evidence says of the build; by default that it was of the commit that the evidence names. */
  readonly build?: object | undefined
  /** What the held image has as evidence was found out on a pull request. */
  readonly pull?: true
  readonly payload?: Facts['payload']
  readonly compare?: NonNullable<PromoteRequest['codeHost']>['compareCommits']
  readonly git?: boolean
  readonly tags?: PromoteRequest['tags']
  readonly texts?: Record<string, string>
}

/** Promotes to `main`, which holds another image, in a run of the branch. */
async function run({
  commit,
  held,
  label,
  pull,
  payload = {},
  compare,
  git,
  tags,
  texts = {},
  ...found
}: Run) {
  const fake = fakeRegistry()
  const transport = fakeTransport(fake.http)
  const [old, next] = [makeImage(label === undefined ? {} : { labels: { [revision]: label } }), makeImage()]
  await seed(transport, at, old, ['main', 'edge', 'latest', 'other'])
  await seed(transport, at, next)
  for (const [n, [from, ref = 'refs/heads/main']] of held.entries()) {
    const changes = { commit: from, ...found }
    const record = recordOf({ digest: old.root.digest, platforms: [] } as never, changes as never)
    const { mediaType, digest, bytes } = old.root
    await attachEvidence(transport, at, {
      subject: { mediaType, digest, size: bytes.length },
      record: {
        ...record,
        event: { ...record.event, ref, runId: String(n), ...(pull && { pullRequest: { number: 7 } }) },
      } as never,
    })
  }
  const facts = { commit, headCommit: commit, branch: 'main', ref: 'refs/heads/main', payload }
  const exec = git ? createExec(process.env) : undefined
  const tools = toolsFor({ http: fake.http, facts, exec, workspace: history.folder })
  const codeHost = { recordDeployment: async () => {}, ...(compare && { compareCommits: compare }) }
  const branch = ['main', 'edge', 'latest'].map(name => ({ name, class: 'floating', branch: true }) as const)
  const given = texts.tags === undefined ? { tags: tags ?? branch } : {}
  const request = requestFor({ image: `${place}@${next.root.digest}`, ...texts }, { codeHost, ...given })
  const section = await promoteThrough(transport, request, tools)
  const moved = (tag: string) => fake.tags.get(`${at.repository}:${tag}`) === next.root.digest
  return { section, moved, said: tools.said.join('\n') }
}

const compares = (order: 'same' | 'earlier' | 'later' | 'diverged') => async () => order
const nobody = async () => {
  throw new Error('nobody is to be asked')
}
const denied = async () => {
  throw new UserError('GitHub did not compare them: it answered 404, Not Found')
}
const [older, newer] = ['1'.repeat(40), '2'.repeat(40)]

describe("a branch's tag", () => {
  test('stays where the commit that it holds descends from this one: GitHub says so', async () => {
    const asked: string[][] = []
    const compare = async (commit: string, other: string) => {
      asked.push([commit, other])
      return 'later' as const
    }
    const { section, moved } = await run({ commit: older, held: [[newer]], compare })
    expect([moved('main'), moved('edge'), moved('latest')]).toEqual([false, false, false])
    // The three hold one image, about which one question is asked.
    expect(asked).toEqual([[older, newer]])
    expect(section.warnings).toContain(
      `main is not moved: it holds ${newer}, which descends from ${older} (floating: always moves it)`,
    )
  })

  test('stays where the history of the checkout says so, and no API is there', async () => {
    const { moved } = await run({ commit: commits[1] as string, held: [[commits[3] as string]], git: true })
    expect(moved('main')).toBe(false)
    const asked = await run({
      ...{ commit: commits[1] as string, held: [[commits[3] as string]], git: true },
      compare: denied,
    })
    expect(asked.moved('main')).toBe(false)
  })

  test('moves from an earlier commit of the checkout', async () => {
    const { moved, said } = await run({
      commit: commits[3] as string,
      held: [[commits[0] as string]],
      git: true,
    })
    expect(moved('main')).toBe(true)
    expect(said).not.toContain('is not known')
  })

  test('moves without a question over what the push came after', async () => {
    const payload = { before: older, commits: [{ id: '3'.repeat(40) }, { id: newer }] }
    for (const from of [older, '3'.repeat(40), newer])
      expect((await run({ commit: newer, held: [[from]], payload, compare: nobody })).moved('main')).toBe(
        true,
      )
  })

  test('moves back where the branch was: what a forced push threw away was there before it', async () => {
    const payload = { before: newer, forced: true }
    expect((await run({ commit: older, held: [[newer]], payload, compare: nobody })).moved('main')).toBe(true)
  })

  test('is not judged by a push of another commit than the promoted one', async () => {
    const payload = { before: older, after: newer, commits: [{ id: newer }] }
    const asked = { held: [[newer]], payload, compare: compares('later') } as const
    expect((await run({ commit: older, ...asked })).moved('main')).toBe(false)
    const same = { ...asked, payload: { ...payload, before: newer, after: older } }
    expect((await run({ commit: older, ...same })).moved('main')).toBe(true)
  })

  test('moves from a parent of the commit, which a clone of depth 1 knows as well', async () => {
    const shallow = `${history.folder}-shallow`
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${history.folder}`, shallow])
    try {
      const [held, commit] = commits.slice(2) as [string, string]
      const was = history.folder
      history = { ...history, folder: shallow }
      const moved = (await run({ commit, held: [[held]], git: true, compare: nobody })).moved('main')
      const far = await run({ commit, held: [[commits[0] as string]], git: true })
      history = { ...history, folder: was }
      expect(moved).toBe(true)
      // Nothing is proven, so the branch is not frozen.
      expect(far.moved('main')).toBe(true)
      expect(far.said).toContain(
        `main moves: how ${commits[0]}, which it holds, stands to ${commit} is not known`,
      )
    } finally {
      rmSync(shallow, { recursive: true, force: true })
    }
  })

  test.each([
    ['diverged', compares('diverged'), 'which is on another line of history'],
    ['the same', compares('same'), ''],
    ['earlier', compares('earlier'), ''],
    ['denied', denied, 'is not known'],
  ])('moves where the comparison is %s', async (_, compare, note) => {
    const { moved, said } = await run({ commit: older, held: [[newer]], compare })
    expect(moved('main')).toBe(true)
    expect(said).toContain(note)
    expect(said.includes('main moves')).toBe(note !== '')
  })

  test('moves from a commit beside it', async () => {
    const { moved, said } = await run({ commit: commits[3] as string, held: [[beside]], git: true })
    expect(moved('main')).toBe(true)
    expect(said).toContain(`how ${beside}, which it holds, stands to ${commits[3]} is not known`)
  })

  test('is judged by the evidence of its own branch, else by any, else by the label', async () => {
    const later = async (_: string, other: string) =>
      other === newer ? ('later' as const) : ('earlier' as const)
    const feature = [newer, 'refs/heads/feature'] as const
    const own = ['3'.repeat(40)] as const
    expect((await run({ commit: older, held: [feature, own], compare: later })).moved('main')).toBe(true)
    expect((await run({ commit: older, held: [feature], compare: later })).moved('main')).toBe(false)
    expect((await run({ commit: older, held: [], label: newer, compare: later })).moved('main')).toBe(false)
    const nothing = await run({ commit: older, held: [], label: 'HEAD; rm', compare: nobody })
    expect(nothing.moved('main')).toBe(true)
    expect(nothing.said).toContain('the commit of the image that it holds is not known')
  })

  test('is judged by the commit that its image was built from, where another run promoted it', async () => {
    const build = { builtFrom: builtFrom({ commit: newer }) }
    const later = async (_: string, other: string) =>
      other === newer ? ('later' as const) : ('earlier' as const)
    const asked = { commit: older, held: [['3'.repeat(40)]], compare: later } as const
    expect((await run({ ...asked, build })).moved('main')).toBe(false)
    expect((await run({ ...asked, build: undefined })).moved('main')).toBe(true)
  })

  test('is not judged by evidence that names no commit', async () => {
    const held = [['main']] as const
    const { moved, said } = await run({ commit: older, held, build: undefined, compare: nobody })
    expect(moved('main')).toBe(true)
    expect(said).toContain('the commit of the image that it holds is not known')
  })

  test('is not judged by what a pull request has found out', async () => {
    const asked = { commit: older, held: [[newer]], pull: true, compare: compares('later') } as const
    expect((await run(asked)).moved('main')).toBe(true)
  })

  test('is also the one that is given by name, and no other tag', async () => {
    const { moved } = await run({
      ...{ commit: older, held: [[newer]], compare: compares('later') },
      texts: { tags: 'main,other' },
    })
    expect([moved('main'), moved('other')]).toEqual([false, true])
  })

  test('that is promoted with a version moves with the version', async () => {
    const version = [
      { name: '1.2.5', class: 'immutable' },
      { name: 'latest', class: 'floating', branch: true },
    ] as const
    expect(
      (await run({ commit: older, held: [[newer]], compare: nobody, tags: version })).moved('latest'),
    ).toBe(true)
  })

  test('moves on request', async () => {
    const { moved } = await run({
      ...{ commit: older, held: [[newer]], compare: nobody },
      texts: { tags: 'main', floating: 'always' },
    })
    expect(moved('main')).toBe(true)
  })
})
