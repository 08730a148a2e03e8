import { describe, expect, test } from '@jest/globals'
import { parseRun } from '../../../src/stage/record/run.ts'
import { pushed } from '../../report/records.ts'

describe('a record of a stranger', () => {
  test.each([
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deep where nobody looks', `{"version":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['not JSON', '{"version":1,'],
    ['no object', '"text"'],
    ['of another version', JSON.stringify({ ...pushed, version: 2 })],
    ['with a prototype', JSON.stringify(pushed).replace('"version":1', '"__proto__":{"version":1}')],
    ['with a number beyond all bounds', JSON.stringify(pushed).replace('"seconds":12.4', '"seconds":-1e999')],
    ['with a text that is too long', JSON.stringify({ ...pushed, project: 'x'.repeat(5000) })],
  ])('that is %s is refused in words', (_, text) => {
    expect(() => parseRun(text, 'records/a/run.json')).toThrow(/^the record records\/a\/run\.json /)
  })
})
