import { describe, expect, test } from '@jest/globals'
import { digestInputs } from '../../src/identity/declared.ts'
import { inputsOf } from './inputs-of.ts'

describe('what is recorded of the inputs', () => {
  test('of any other argument is too little to tell which value it was', () => {
    const { buildArgs } = inputsOf({ 'build-args': 'CODE=4711\nUNSET' })
    expect(buildArgs.CODE).toMatch(/^[0-9a-f]{4}$/)
    expect(buildArgs.UNSET).toBe('unset')
    // Of a million values that could be tried, about fifteen fit.
    const fitting = Array.from({ length: 300_000 }, (_, at) => `${at}`).filter(
      value => inputsOfArgument(value) === buildArgs.CODE,
    )
    expect(fitting).toContain('4711')
    expect(fitting.length).toBeGreaterThan(1)
  }, 60_000)
})

function inputsOfArgument(value: string): string | undefined {
  const declared = { context: '.', platforms: [], buildContexts: [], labels: {}, secretIds: [], options: {} }
  return digestInputs(
    { ...declared, buildArgs: [`CODE=${value}`] },
    { context: '', file: '', dockerfile: undefined, buildContexts: {}, variable: () => undefined },
  ).buildArgs.CODE
}
