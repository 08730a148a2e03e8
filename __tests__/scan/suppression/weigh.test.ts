import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../../../src/scan/suppression/entry.ts'
import { type StateQuestion, suppressionState } from '../../../src/scan/suppression/suppression-state.ts'

const day = 86_400_000
const rules = { require: [], now: Date.parse('2026-11-21T12:00:00Z'), notice: 14 * day } as const

function entry(id: string, about: Partial<Entry> = {}): Entry {
  return { kind: 'vulnerability', id, paths: [], purls: [], ...about }
}

function states(weighing: Partial<StateQuestion> & Pick<StateQuestion, 'head'>): string[] {
  return suppressionState({ ...rules, ...weighing }).map(({ id, state }) => `${id} ${state}`)
}

describe('an entry', () => {
  test.each<[string | undefined, string]>([
    [undefined, 'active'],
    ['2027-06-01', 'active'],
    ['2026-12-01', 'expiring'],
    // Trivy lets an entry end as its day begins.
    ['2026-11-21', 'expired'],
    ['2026-11-22', 'expiring'],
    ['2026-11-21T11:59:59.999Z', 'expired'],
    ['2026-11-21T12:00:00Z', 'expiring'],
    ['2026-12-05T11:59:59.999Z', 'expiring'],
    ['2026-12-05T12:00:00Z', 'active'],
  ])('that ends %s is %s', (expires, state) => {
    expect(states({ head: [entry('a', { ...(expires && { expires }) })] })).toEqual([`a ${state}`])
  })

  test.each<[StateQuestion['require'][number], Partial<Entry>]>([
    ['statement', { expires: '2027-06-01' }],
    ['expiry', { statement: 'why' }],
  ])('without its %s is incomplete where that is asked for', (what, about) => {
    expect(states({ head: [entry('a', about)] })).toEqual(['a active'])
    expect(states({ head: [entry('a', about)], require: [what] })).toEqual(['a incomplete'])
    const other = what === 'statement' ? 'expiry' : 'statement'
    expect(states({ head: [entry('a', about)], require: [other] })).toEqual(['a active'])
  })
})

describe('on a pull request', () => {
  test('as many entries as files may have are weighed in time', () => {
    const many = (from: number) => Array.from({ length: 10_000 }, (_, at) => entry(`CVE-${from + at}`))
    const weighed = states({ head: many(5000), base: many(0) })
    expect(weighed.filter(state => state.endsWith(' active'))).toHaveLength(5000)
    expect(weighed.filter(state => state.endsWith(' untrusted'))).toHaveLength(5000)
  })

  test('the soonest of several ends that it gives counts', () => {
    const ends = ['2027-09-01', '2027-07-01', '2027-08-01']
    const head = ends.map(expires => entry('a', { expires }))
    const [first] = suppressionState({ ...rules, head, base: [entry('a')] })
    expect(first).toMatchObject({ state: 'active', expires: '2027-07-01' })
  })

  test('of two that end at once the first counts', () => {
    const head = ['one', 'two'].map(statement => entry('a', { expires: '2027-07-01', statement }))
    const [first] = suppressionState({ ...rules, head, base: [entry('a')] })
    expect(first).toMatchObject({ statement: 'one' })
  })

  test('what it adds does not count, what stands in the base branch does', () => {
    expect(states({ head: [entry('new'), entry('old')], base: [entry('old')] })).toEqual([
      'old active',
      'new untrusted',
    ])
  })

  test('what it takes away is gone', () => {
    expect(states({ head: [], base: [entry('old')] })).toEqual([])
  })

  test('a wider path is another entry', () => {
    const base = [entry('a', { paths: ['app/x'] })]
    expect(states({ head: [entry('a')], base })).toEqual(['a untrusted'])
  })

  test('what it lets last longer ends when the base branch says', () => {
    const base = [entry('a', { expires: '2026-11-01' }), entry('b', { expires: '2026-12-01' })]
    const head = [entry('a', { expires: '2027-06-01' }), entry('b')]
    expect(states({ head, base })).toEqual(['b expiring', 'a expired', 'a untrusted', 'b untrusted'])
  })

  test('what the base branch has several times lasts as long as the last of them', () => {
    const base = ['2027-06-01', '2026-12-01'].map(expires => entry('a', { expires }))
    const head = [entry('a', { expires: '2027-06-01' })]
    expect(states({ head, base })).toEqual(['a active', 'a expiring'])
    expect(states({ head, base: base.toReversed() })).toEqual(['a expiring', 'a active'])
  })

  test('what it adds is told as expired or incomplete where it is that', () => {
    const head = [entry('a', { expires: '2026-11-01' }), entry('b')]
    expect(states({ head, base: [], require: ['expiry'] })).toEqual(['a expired', 'b incomplete'])
  })

  test('a statement that it changes is that of the base branch until it is merged', () => {
    const [base, head] = ['old', 'new'].map(statement => [entry('a', { statement })])
    const found = suppressionState({ ...rules, head: head as Entry[], base: base as Entry[] })
    expect(found.map(({ state, statement }) => [state, statement])).toEqual([['active', 'old']])
  })

  test('what it ends sooner ends sooner', () => {
    const head = [entry('a', { expires: '2026-11-01' })]
    expect(states({ head, base: [entry('a')] })).toEqual(['a expired'])
  })
})
