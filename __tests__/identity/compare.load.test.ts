import { describe, expect, test } from '@jest/globals'
import { declaredBy } from '../../src/build/declared.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { digestInputs } from '../../src/identity/declared.ts'
import { placeOf } from '../../src/identity/place.ts'
import { parse } from '../../src/inputs/table.ts'

const variables: Record<string, string> = { FROM_ENVIRONMENT: 'here' }

/** Digests inputs as a user writes them; the folders need not be there. */
function inputsOf(
  texts: Record<string, string>,
  dockerfile = 'FROM scratch',
  labels: Record<string, string> = {},
) {
  const declared = declaredBy(parse(buildInputs, texts), labels)
  return digestInputs(declared, {
    ...placeOf(declared, '/no/such/workspace'),
    dockerfile: Buffer.from(dockerfile),
    variable: name => variables[name],
  })
}

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
