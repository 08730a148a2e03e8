import { describe, expect, test } from '@jest/globals'
import { type Committed, withCommitted, withSaved } from '../../src/promote/transaction.ts'
import type { PromotedTag } from '../../src/stage/record/promote.ts'

const tag = (outcome: PromotedTag['outcome']): PromotedTag => ({
  reference: `r.example/web:${outcome}`,
  class: 'floating',
  outcome,
})

describe('tags that were saved in a layout', () => {
  test.each<[Committed['outcome'], PromotedTag['outcome'][], Committed['outcome']]>([
    ['unchanged', [], 'unchanged'],
    ['unchanged', ['unchanged'], 'unchanged'],
    ['unchanged', ['held-back'], 'unchanged'],
    ['unchanged', ['created'], 'promoted'],
    ['unchanged', ['moved'], 'promoted'],
    ['unchanged', ['unchanged', 'moved'], 'promoted'],
    ['promoted', ['unchanged'], 'promoted'],
    ['promoted', ['created'], 'promoted'],
    ['rolled-back', ['created'], 'rolled-back'],
    ['partial', ['moved'], 'partial'],
    ['refused-immutable', ['created'], 'refused-immutable'],
  ])('%s with %j is %s', (outcome, saved, expected) => {
    const all = withSaved({ outcome, tags: [tag('moved')], reason: 'why' }, saved.map(tag))
    expect(all).toEqual({ outcome: expected, tags: [tag('moved'), ...saved.map(tag)], reason: 'why' })
  })
})

describe('the result of a promotion', () => {
  const section = { status: 'skipped', dryRun: false, tags: [], evidence: [] } as const

  test.each<[Committed['outcome'], 'passed' | 'failed']>([
    ['promoted', 'passed'],
    ['unchanged', 'passed'],
    ['refused-immutable', 'failed'],
    ['unknown-state', 'failed'],
    ['partial', 'failed'],
    ['rolled-back', 'failed'],
  ])('%s has %s', (outcome, status) => {
    expect(withCommitted(section as never, { outcome, tags: [tag('moved')] })).toEqual({
      ...section,
      status,
      outcome,
      tags: [tag('moved')],
    })
  })

  test('has a reason where there is one, and the warnings of before and after', () => {
    const committed = { outcome: 'partial', tags: [], reason: 'denied', warnings: ['two'] } as const
    expect(withCommitted({ ...section, warnings: ['one'] } as never, committed)).toMatchObject({
      reason: 'denied',
      warnings: ['one', 'two'],
    })
    expect(withCommitted(section as never, committed)).toMatchObject({ warnings: ['two'] })
    const kept = withCommitted({ ...section, warnings: ['one'] } as never, {
      outcome: 'promoted',
      tags: [],
      warnings: [],
    })
    expect(kept).toMatchObject({ warnings: ['one'] })
    expect(kept).not.toHaveProperty('reason')
    expect(withCommitted(section as never, { outcome: 'promoted', tags: [] })).not.toHaveProperty('warnings')
  })
})
