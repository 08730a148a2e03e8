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
  ])('that ends %s is %s', (expires, state) => {
    expect(states({ head: [entry('a', { ...(expires && { expires }) })] })).toEqual([`a ${state}`])
  })

  test.each<[StateQuestion['require'][number], Partial<Entry>]>([
    ['statement', { expires: '2027-06-01' }],
    ['expiry', { statement: 'why' }],
  ])('without its %s is incomplete where that is asked for', (what, about) => {
    expect(states({ head: [entry('a', about)] })).toEqual(['a active'])
    expect(states({ head: [entry('a', about)], require: [what] })).toEqual(['a incomplete'])
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

  test('what it ends sooner ends sooner', () => {
    const head = [entry('a', { expires: '2026-11-01' })]
    expect(states({ head, base: [entry('a')] })).toEqual(['a expired'])
  })
})
