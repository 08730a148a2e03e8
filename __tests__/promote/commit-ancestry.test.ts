import { describe, expect, test } from '@jest/globals'
import { readTag } from '../../src/image/tag.ts'
import type { VersionLine } from '../../src/image/tag-line.ts'
import { UserError } from '../../src/messages/errors.ts'
import { commitOrder, type Order, type OrderTools } from '../../src/promote/commit-ancestry.ts'
import { behindCommit } from '../../src/promote/forward-only-commit.ts'
import { explainPreRelease } from '../../src/promote/forward-only-version.ts'
import type { Exec } from '../../src/stage/stage.ts'

const [own, older, newer, third] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(40)) as [
  string,
  string,
  string,
  string,
]

interface Given extends Partial<Pick<OrderTools, 'codeHost'>> {
  readonly commit?: string | undefined
  readonly payload?: object
  /** The text of the commit as Git has it. */
  readonly text?: string
  /** Pairs of an ancestor and its descendant, as the checkout knows them. */
  readonly lines?: readonly (readonly [string, string])[]
  /** Git cannot be started. */
  readonly missing?: true
}

function orderBy({ payload = {}, text = '', lines = [], missing, codeHost, ...given }: Given) {
  const calls: string[] = []
  const run = async ({ args, env }: { args: readonly string[]; env?: object }) => {
    calls.push(args.join(' '))
    expect(env).toEqual({ GIT_NO_LAZY_FETCH: '1' })
    if (missing) throw new Error('git is not installed')
    if (args[0] === 'cat-file') return { exitCode: 0, stdout: text, stderr: '' }
    const [ancestor, of] = args.slice(2)
    return { exitCode: lines.some(([a, b]) => a === ancestor && b === of) ? 0 : 1, stdout: '', stderr: '' }
  }
  const order = commitOrder({
    commit: 'commit' in given ? given.commit : own,
    facts: { ref: 'refs/heads/main', payload: payload as Record<string, unknown> },
    exec: { run } as never as Exec,
    folder: '/work',
    ...(codeHost && { codeHost }),
  })
  return { order, calls }
}

describe('how a commit stands to the promoted one', () => {
  const header = (parents: readonly string[], message = '') =>
    `tree ${third}\n${parents.map(parent => `parent ${parent}\n`).join('')}author A\n\n${message}`

  test.each<[string, Given, string, Order]>([
    [
      'is not known where none is promoted',
      { commit: undefined, payload: { before: older } },
      older,
      'unknown',
    ],
    ['is the same', {}, own, 'same'],
    ['is the one before the push', { payload: { before: older } }, older, 'earlier'],
    ['is one of the push', { payload: { commits: [{ id: third }, { id: older }] } }, older, 'earlier'],
    ['is not one of the push', { payload: { before: third, commits: [{ id: third }] } }, older, 'unknown'],
    [
      'is not told by a strange event',
      { payload: { before: 7, commits: [null, {}, { id: 7 }] } },
      older,
      'unknown',
    ],
    ['is not told by an event without a list', { payload: { commits: { id: older } } }, older, 'unknown'],
    ['is a parent', { text: header([third, older]) }, older, 'earlier'],
    ['is no parent', { text: header([third]) }, older, 'unknown'],
    [
      'is no parent because the message says so',
      { text: header([third], `parent ${older}\n`) },
      older,
      'unknown',
    ],
    ['descends from it by the checkout', { lines: [[own, newer]] }, newer, 'later'],
    ['comes before it by the checkout', { lines: [[older, own]] }, older, 'earlier'],
    [
      'is beside it by the checkout',
      {
        lines: [
          [third, own],
          [third, newer],
        ],
      },
      newer,
      'unknown',
    ],
    ['is not known without Git', { missing: true }, newer, 'unknown'],
  ])('%s', async (_, given, other, expected) => {
    expect(await orderBy(given).order.orderOf(other)).toBe(expected)
  })

  test.each<[string, () => Promise<Order | undefined>, Order]>([
    ['says so', async () => 'diverged', 'diverged'],
    ['says that it is later', async () => 'later', 'later'],
    ['does not know', async () => undefined, 'earlier'],
    [
      'refuses',
      async () => {
        throw new UserError('it answered 404')
      },
      'earlier',
    ],
  ])('GitHub %s, before the checkout is asked', async (_, compareCommits, expected) => {
    const { order } = orderBy({
      lines: [[newer, own]],
      codeHost: { compareCommits: compareCommits as never },
    })
    expect(await order.orderOf(newer)).toBe(expected)
  })

  test('is an error where GitHub’s API fails in an unknown way', async () => {
    const compareCommits = async () => {
      throw new TypeError('a fault of ours')
    }
    await expect(orderBy({ codeHost: { compareCommits } }).order.orderOf(newer)).rejects.toThrow(
      'a fault of ours',
    )
  })

  test('is asked once for each commit', async () => {
    const { order, calls } = orderBy({})
    await Promise.all([order.orderOf(newer), order.orderOf(newer)])
    expect(calls).toEqual([
      `cat-file commit ${own}`,
      `merge-base --is-ancestor ${own} ${newer}`,
      `merge-base --is-ancestor ${newer} ${own}`,
    ])
    await order.orderOf(own)
    expect(calls).toHaveLength(3)
  })

  test('is not asked of Git where the event or GitHub tells', async () => {
    const told = orderBy({ payload: { before: older } })
    await told.order.orderOf(older)
    expect(told.calls).toEqual([])
    const asked = orderBy({ codeHost: { compareCommits: async () => 'later' } })
    await asked.order.orderOf(newer)
    expect(asked.calls).toEqual([`cat-file commit ${own}`])
  })
})

describe("a branch's tag", () => {
  const target = { at: { registry: 'r.example', repository: 'web' }, tag: 'main', class: 'floating' } as const
  const explain = async (
    held: readonly string[],
    orders: Record<string, Order>,
    commit: string | undefined = own,
  ) => {
    const notes = new Set<string>()
    const order = { commit, ref: '', orderOf: async (other: string) => orders[other] ?? 'unknown' } as never
    return { stays: await behindCommit(target, held, { order, notes }), notes: [...notes] }
  }

  test.each<[string, readonly string[], Record<string, Order>, string | undefined, string[]]>([
    [
      'stays at what is later',
      [newer],
      { [newer]: 'later' },
      `it holds ${newer}, which descends from ${own}`,
      [],
    ],
    ['moves from what is the same', [own], { [own]: 'same' }, undefined, []],
    ['moves from what is earlier', [older], { [older]: 'earlier' }, undefined, []],
    [
      'moves from what is beside, with a note',
      [third],
      { [third]: 'diverged' },
      undefined,
      [`r.example/web:main moves from ${third}, which is on another line of history`],
    ],
    [
      'moves from what is not known, with a note',
      [third],
      {},
      undefined,
      [`r.example/web:main moves: how ${third}, which it holds, stands to ${own} is not known`],
    ],
    [
      'moves where nothing is known, with a note',
      [],
      {},
      undefined,
      ['r.example/web:main moves: the commit of the image that it holds is not known'],
    ],
    [
      'stays where any commit of it is later',
      [older, newer],
      { [older]: 'earlier', [newer]: 'later' },
      `it holds ${newer}, which descends from ${own}`,
      [],
    ],
  ])('%s', async (_, held, orders, stays, notes) => {
    expect(await explain(held, orders)).toEqual({ stays, notes })
  })
})

describe('a pre-release', () => {
  const explain = (version: string, gitTag?: string) => {
    const line = {
      version: readTag(version)?.version,
      fixed: [],
      prefix: '',
      suffix: '',
    } as never as VersionLine
    const target = {
      at: { registry: 'r.example', repository: 'web' },
      tag: 'latest',
      class: 'floating',
    } as const
    return explainPreRelease(target, line, gitTag)
  }
  test.each([
    ['4.0.5', undefined, undefined],
    ['4.0.5-rc.1', undefined, '4.0.5-rc.1 is a pre-release, and "latest" names releases'],
    ['4.0.5', 'v4.0.5', 'GitHub marks v4.0.5 as a pre-release'],
    ['4.0.5', 'web-v4.0.5', 'GitHub marks web-v4.0.5 as a pre-release'],
    ['4.0.5', 'v4.0.6', undefined],
    ['4.0.5', 'v4.1.5', undefined],
    ['4.0.5', 'v4', 'GitHub marks v4 as a pre-release'],
    ['4.0.5', 'nightly', undefined],
    ['4.0.5-rc.1', 'nightly', '4.0.5-rc.1 is a pre-release, and "latest" names releases'],
    ['4.0.5-rc.1', 'v4.0.6', '4.0.5-rc.1 is a pre-release, and "latest" names releases'],
  ])('is %s with the Git tag %s marked: %s', (version, gitTag, reason) => {
    expect(explain(version, gitTag)).toBe(reason)
  })
})
