import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { recordSchema } from '../../script/generate/schema.ts'
import { parseRun } from '../../src/stage/record/run.ts'
import { broken, digest, grown, proposed, pushed } from './records.ts'

const isRecord = new Ajv().compile(JSON.parse(recordSchema()))
const takes = (value: unknown) => {
  try {
    parseRun(JSON.stringify(value), 'of a test')
    return true
  } catch {
    return false
  }
}

describe('the published schema of the record', () => {
  test('takes the records that Buildonce reads', () => {
    const { commit: _, ...unnamed } = pushed
    for (const record of [pushed, proposed, broken, { ...pushed, size: grown }, unnamed]) {
      expect([isRecord(record), isRecord.errors]).toEqual([true, null])
      expect(takes(record)).toBe(true)
    }
  })

  test.each([
    ['another version', { ...pushed, version: 2 }],
    ['a missing event', { ...pushed, event: undefined }],
    ['a digest that is none', { ...pushed, build: { ...pushed.build, digest: 'sha256:abc' } }],
    ['a negative size', sized(-1)],
    ['a size that is no whole number', sized(1.5)],
    ['a status that nobody knows', { ...pushed, smoke: { ...pushed.smoke, status: 'maybe' } }],
    ['text without bounds', { ...pushed, project: 'x'.repeat(5000) }],
  ])('refuses %s, as Buildonce does', (_, record) => {
    expect(isRecord(record)).toBe(false)
    expect(takes(record)).toBe(false)
  })
})

function sized(size: number) {
  const platform = { platform: 'linux/amd64', state: 'first', digest: digest('a'), size, layers: [] }
  const section = { startedAt: '2026-11-03T09:30:00Z', status: 'passed', seconds: 1, budgets: [] }
  return { ...pushed, size: { ...section, platforms: [platform] } }
}
