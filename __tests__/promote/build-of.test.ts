import { describe, expect, test } from '@jest/globals'
import type { Digest } from '../../src/image/reference.ts'
import { buildOf, isOthersPullRequest } from '../../src/promote/evidence/build-of.ts'
import type { EvidenceRecord } from '../../src/promote/evidence/statement.ts'
import { commitNames, misnamed } from '../../src/promote/evidence-commit.ts'
import type { BuiltFrom } from '../../src/stage/record/built-from.ts'
import { builtFrom } from './records.ts'

const digest = `sha256:${'1'.repeat(64)}` as Digest
const [own, other] = ['c'.repeat(40), 'd'.repeat(40)] as [string, string]

/** Evidence of a build, as it lies in a registry. */
function evidence(changes: Partial<BuiltFrom> = {}, { at = '2026-11-20', of = digest, event = {} } = {}) {
  const record = {
    version: 1,
    project: 'acme/web',
    commit: own,
    event: { runId: '1', attempt: 1, ...event },
    build: { digest: of, startedAt: `${at}T10:00:00Z`, builtFrom: builtFrom(changes) },
  } as EvidenceRecord
  return { record, source: 'registry' }
}

describe('the build that an image comes from', () => {
  const find = (sources: ReturnType<typeof evidence>[], pullRequest?: { number?: number }) => {
    const found = buildOf(sources, { digest, commit: own, pullRequest })
    return 'fault' in found ? found.fault : found.builtFrom.ref
  }

  test('is what evidence of exactly this digest says, the newest first', () => {
    expect(find([evidence({ ref: 'old' }), evidence({ ref: 'new' }, { at: '2026-11-21' })])).toBe('new')
    expect(find([evidence({ ref: 'new' }, { at: '2026-11-21' }), evidence({ ref: 'old' })])).toBe('new')
    const elsewhere = evidence({}, { of: `sha256:${'2'.repeat(64)}` })
    expect(find([elsewhere])).toBe(`nothing says what ${digest} was built from`)
    expect(buildOf([elsewhere], { digest, commit: own })).toMatchObject({ untold: true })
  })

  test('is the right one among others', () => {
    expect(find([evidence({ commit: other }, { at: '2026-11-22' }), evidence({ ref: 'right' })])).toBe(
      'right',
    )
    expect(find([evidence({ commit: other, pinnedBy: own, ref: 'sub' })])).toBe('sub')
  })

  test.each<[string, Partial<BuiltFrom>, RegExp]>([
    ['another commit', { commit: other }, /^it was built from d{40}, not from c{40}$/],
    [
      'no commit',
      { commit: undefined, verified: false },
      /^it was built from an unknown commit, not from c{40}$/,
    ],
    ['changes', { dirty: true }, /^it holds changes that the commit c{40} does not have$/],
    ['a pull request', { pullRequest: { number: 7 } }, /^it was made by a pull request \(7\), and/],
    ['a pull request without a number', { pullRequest: {} }, /^it was made by a pull request, and/],
  ])('is none of %s', (_, changes, fault) => {
    expect(find([evidence(changes)])).toMatch(fault)
    expect(buildOf([evidence(changes)], { digest, commit: own })).toMatchObject({ untold: false })
  })

  test('of a pull request is its own alone', () => {
    const made = [evidence({ pullRequest: { number: 7 }, ref: 'pull' })]
    expect(find(made, { number: 7 })).toBe('pull')
    expect(find(made, { number: 8 })).toMatch(/made by a pull request/)
    expect(find(made, {})).toMatch(/made by a pull request/)
    expect(find([evidence({ pullRequest: {} })], {})).toMatch(/made by a pull request/)
    // What a branch made is nobody's secret: a pull request may take it.
    expect(find([evidence({ ref: 'branch' })], { number: 7 })).toBe('branch')
  })
})

test('checks that a pull request made are told by its event, and by its build', () => {
  const byEvent = evidence({}, { event: { pullRequest: { number: 7 } } }).record
  const byBuild = evidence({ pullRequest: { number: 7 } }).record
  for (const record of [byEvent, byBuild]) {
    expect(isOthersPullRequest(record, undefined)).toBe(true)
    expect(isOthersPullRequest(record, {})).toBe(true)
    expect(isOthersPullRequest(record, { number: 8 })).toBe(true)
    expect(isOthersPullRequest(record, { number: 7 })).toBe(false)
  }
  expect(isOthersPullRequest(evidence().record, undefined)).toBe(false)
  expect(isOthersPullRequest(evidence().record, { number: 7 })).toBe(false)
})

describe('the names of commits in a promotion by hand', () => {
  const at = { registry: 'registry.example', repository: 'web' }
  const target = (tag: string) => ({ at, tag, class: 'immutable' as const })

  test('are those to give and the one by which the image is found, each once', () => {
    const targets = ['1.0.0', `sha-${own}`, 'sha-ddddddd-alpine', `sha-${own}-dirty`, 'sha-x'].map(target)
    expect(commitNames(targets, `registry.example/web:sha-${own}`)).toEqual([
      { tag: `sha-${own}`, commit: own },
      { tag: 'sha-ddddddd-alpine', commit: 'ddddddd' },
    ])
    expect(commitNames([], `registry.example/web:sha-${other}`)).toEqual([
      { tag: `sha-${other}`, commit: other },
    ])
    expect(commitNames([], 'registry.example/web')).toEqual([])
    expect(commitNames([], `oci-layout://web.tar:sha-${own}`)).toEqual([{ tag: `sha-${own}`, commit: own }])
    expect(commitNames([target('1.0.0')], undefined)).toEqual([])
  })

  test('are wrong where all that is told of builds denies them', () => {
    const names = [{ tag: `sha-${own}`, commit: own }]
    expect(misnamed(names, [])).toEqual([])
    expect(misnamed(names, [builtFrom()])).toEqual([])
    expect(misnamed(names, [builtFrom({ commit: other }), builtFrom()])).toEqual([])
    expect(misnamed(names, [builtFrom({ commit: other })])).toHaveLength(1)
    expect(misnamed(names, [builtFrom({ dirty: true })])).toEqual([
      `the tag sha-${own} names the commit ${own}, and the image was built from ${own}-dirty`,
    ])
    expect(misnamed([], [builtFrom({ commit: other })])).toEqual([])
  })
})
