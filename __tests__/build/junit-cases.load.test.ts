import { describe, expect, test } from '@jest/globals'
import { readJunit } from '../../src/build/junit-cases.ts'

describe('a JUnit report', () => {
  test('with a hundred thousand failures names the first, and costs its length', () => {
    const one = `<testcase name="${'n'.repeat(900)}"><failure>${'&lt;'.repeat(50)}</failure></testcase>`
    const counts = readJunit(`<testsuite>${one.repeat(20_000)}</testsuite>`)
    expect(counts).toMatchObject({ tests: 20_000, failed: 20_000 })
    expect(counts?.failures).toHaveLength(50)
    expect(counts?.failures[0]?.name).toHaveLength(500)
  })

  test.each([
    ['tags with a blank', '<a >'.repeat(1_000_000)],
    ['attributes without an end', `<a ${'b="1" '.repeat(1_000_000)}`],
  ])('of %s costs its length', (_, xml) => {
    expect(readJunit(`<testsuite>${xml}`)?.tests).toBe(0)
  })
})
