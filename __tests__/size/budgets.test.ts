import { describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { checkBudgets, excess } from '../../src/size/budgets.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { unmetLimits } from '../../src/size/limits.ts'
import type { MeasuredPlatform } from '../../src/stage/record/size.ts'

const [kB, MB] = [1000, 1_000_000]

const measured = (changes: Partial<MeasuredPlatform> = {}): MeasuredPlatform => ({
  platform: 'linux/amd64',
  state: 'compared',
  size: 100 * MB,
  before: 90 * MB,
  pull: 20 * MB,
  layers: [{ state: 'added', instruction: 'COPY app /app', size: 100 * MB }],
  ...changes,
})

const check = (
  texts: Record<string, string>,
  changes: Partial<MeasuredPlatform> = {},
  labels: readonly string[] = [],
) => checkBudgets(measured(changes), { ...parse(sizeInputs, texts), labels })
const outcomes = (...given: Parameters<typeof check>) =>
  check(...given).map(({ budget, outcome, limit }) => [budget, outcome, limit])

describe('what is exactly as large as its limit passes, and one byte more does not', () => {
  test.each([
    ['max-size', 100 * MB - 1, 'passed'],
    ['max-size', 100 * MB, 'passed'],
    ['max-size', 100 * MB + 1, 'failed'],
  ] as const)('%s at %d bytes', (name, size, outcome) => {
    expect(outcomes({ [name]: '100MB' }, { size })).toEqual([[name, outcome, 100 * MB]])
  })
  test.each([
    [10 * MB - 1, 'passed'],
    [10 * MB, 'passed'],
    [10 * MB + 1, 'failed'],
    [-1, 'passed'],
  ] as const)('max-increase at %d bytes more', (growth, outcome) => {
    expect(outcomes({ 'max-increase': '10MB' }, { size: 90 * MB + growth })).toEqual([
      ['max-increase', outcome, 10 * MB],
    ])
  })
  test.each([
    [0, 'passed'],
    [20 * MB, 'passed'],
    [20 * MB + 1, 'failed'],
  ] as const)('max-pull at %d bytes', (pull, outcome) => {
    expect(outcomes({ 'max-pull': '20MB' }, { pull })).toEqual([['max-pull', outcome, 20 * MB]])
  })
})

describe('a limit that measures nothing is not checked', () => {
  const all = { 'max-size': '1MB', 'max-increase': '1MB', 'max-pull': '1MB' }
  const names = (changes: Partial<MeasuredPlatform>) => check(all, changes).map(({ budget }) => budget)

  test('without a baseline nothing has grown, and nothing is downloaded again', () => {
    const { before: _, pull: __, ...first } = measured({ state: 'first' })
    expect(
      checkBudgets(first, { ...parse(sizeInputs, all), labels: [] }).map(({ budget }) => budget),
    ).toEqual(['max-size'])
  })
  test('with one everything is checked, in this order', () => {
    expect(names({})).toEqual(['max-size', 'max-increase', 'max-pull'])
  })
  test('a platform that is gone has no size', () => {
    expect(names({ state: 'removed' })).toEqual([])
  })
  test('nothing is checked where no limit is set', () => {
    expect(check({})).toEqual([])
  })
})

describe('a limit in per cent', () => {
  test.each([
    ['10%', 90 * MB, 9 * MB, '10 % of 90.0 MB'],
    ['5%', 90 * MB, 4.5 * MB, '5 % of 90.0 MB'],
    ['0.5%', 90 * MB, MB, '0.5 % of 90.0 MB, at least 1.0 MB'],
    ['1%', 100 * MB, MB, '1 % of 100.0 MB'],
    ['12.34%', 90 * MB, 11_106 * kB, '12.34 % of 90.0 MB'],
  ])('%s of %d bytes', (share, before, limit, rule) => {
    const [budget] = check({ 'max-increase': share }, { before, size: before })
    expect(budget).toMatchObject({ outcome: 'passed', limit, rule: expect.any(String) })
    expect(budget?.rule?.replaceAll(/\s/g, ' ')).toBe(rule)
  })
  test('is at least the floor, which is in no sentence where it is not needed', () => {
    const floor = { 'max-increase': '10%', 'max-increase-floor': '9MB' }
    expect(check(floor)[0]).toMatchObject({ limit: 9 * MB, outcome: 'failed' })
    expect(check(floor)[0]?.rule).not.toContain('at least')
    expect(check({ ...floor, 'max-increase-floor': '9000001' })[0]?.rule).toContain('at least')
  })
  test('and one in bytes has no floor and no rule', () => {
    const [budget] = check({ 'max-increase': '1kB', 'max-increase-floor': '50MB' })
    expect(budget).toMatchObject({ limit: kB, outcome: 'failed' })
    expect(budget).not.toHaveProperty('rule')
  })
})

describe('of several limits', () => {
  test.each([
    ['the strictest counts where all are kept', 'warn 200MB, fail 300MB', 'passed', 200],
    ['whatever their order', 'fail 300MB, warn 200MB', 'passed', 200],
    ['the one that is exceeded', 'warn 90MB, fail 300MB', 'warned', 90],
    ['the one that fails, though a stricter one warns', 'warn 50MB, fail 90MB', 'failed', 90],
    ['the strictest of those that fail', 'fail 90MB, fail 80MB, fail 95MB', 'failed', 80],
    ['the strictest of those that warn', 'warn 95MB, warn 80MB, fail 300MB', 'warned', 80],
  ] as const)('%s', (_, limits, outcome, limit) => {
    expect(outcomes({ 'max-size': limits })).toEqual([['max-size', outcome, limit * MB]])
  })
})

test('of two equal limits the first is told', () => {
  const rules = ['10%, 9MB', '9MB, 10%'].map(text => check({ 'max-increase': text })[0]?.rule)
  expect(rules).toEqual([expect.stringContaining('10 %'), undefined])
})

describe('the label of the pull request', () => {
  test.each([
    ['accepts what fails', 'fail 90MB', ['size-ok'], 'accepted'],
    ['accepts what warns', 'warn 90MB', ['bug', 'size-ok'], 'accepted'],
    ['changes nothing where all is well', 'fail 100MB', ['size-ok'], 'passed'],
    ['is no other label', 'fail 90MB', ['size'], 'failed'],
    ['is needed', 'fail 90MB', [], 'failed'],
  ] as const)('%s', (_, limit, labels, outcome) => {
    const [budget] = check({ 'max-size': limit }, {}, labels)
    expect(budget?.outcome).toBe(outcome)
    expect(budget?.label).toBe(outcome === 'accepted' ? 'size-ok' : undefined)
  })
  test('has the name that is configured', () => {
    expect(outcomes({ 'max-size': '90MB', 'size-label': 'large' }, {}, ['size-ok'])).toEqual([
      ['max-size', 'failed', 90 * MB],
    ])
  })
})

describe('a platform with limits of its own', () => {
  const limits = {
    'max-size': '50MB, linux/arm64 200MB, linux/arm64 warn 90MB',
  }
  test('has those alone', () => {
    expect(outcomes(limits, { platform: 'linux/arm64' })).toEqual([['max-size', 'warned', 90 * MB]])
    expect(outcomes(limits, { platform: 'linux/arm64/v8' })).toEqual([['max-size', 'warned', 90 * MB]])
    expect(outcomes(limits)).toEqual([['max-size', 'failed', 50 * MB]])
  })
  test('leaves the others without any, where no general one is set', () => {
    expect(outcomes({ 'max-size': 'linux/arm64 1MB' })).toEqual([])
  })
  test('is a warning where the image does not have it, once for each input', () => {
    const given = parse(sizeInputs, {
      'max-size': '50MB, linux/arm64 1MB, linux/arm64 warn 2MB',
      'max-pull': 'linux/amd64 1MB',
      'max-increase': 'linux/s390x 1%',
    })
    expect(unmetLimits(given, ['linux/amd64'])).toEqual([
      'max-size has a limit for linux/arm64, which the image does not have',
      'max-increase has a limit for linux/s390x, which the image does not have',
    ])
    expect(unmetLimits(given, ['linux/amd64', 'linux/s390x', 'linux/arm64/v8'])).toEqual([])
  })
})

describe('an exceeded limit', () => {
  test('is told with its size, limit, excess and cause; one that was kept needs no sentence', () => {
    const [size, increase, pull] = check({ 'max-size': '90MB', 'max-increase': '10%', 'max-pull': '15MB' })
    expect([size, increase, pull].map(one => one?.sentence?.replaceAll(/\s/g, ' '))).toEqual([
      'linux/amd64 has 100.0 MB, 10.0 MB more than max-size 90.0 MB allows; COPY app /app adds 100.0 MB',
      'linux/amd64 grew by 10.0 MB, 1.0 MB more than max-increase 9.0 MB (10 % of 90.0 MB) allows; COPY app /app adds 100.0 MB',
      'linux/amd64 makes hosts download 20.0 MB, 5.0 MB more than max-pull 15.0 MB allows; COPY app /app adds 100.0 MB',
    ])
    const [kept] = check({ 'max-size': '100MB' })
    expect(kept).not.toHaveProperty('sentence')
    expect(kept).not.toHaveProperty('cause')
  })
  test('needs neither a rule nor a cause', () => {
    const one = {
      platform: 'linux/amd64',
      budget: 'max-size',
      outcome: 'failed',
      limit: MB,
      measured: 3 * MB,
    }
    expect(excess(one as Parameters<typeof excess>[0]).replaceAll(/\s/g, ' ')).toBe(
      'linux/amd64 has 3.0 MB, 2.0 MB more than max-size 1.0 MB allows',
    )
  })
})
