import { expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { commaList, lineList } from '../../src/inputs/lists.ts'

test('a list in one line without quotes is read as the parser of such lists reads it', () => {
  const options = { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, columns: false } as const
  const text = fc.string({
    unit: fc.constantFrom('a', ',', ' ', '\t', "'", '\\', '=', 'é', '\u2028', '\ufeff'),
  })
  fc.assert(
    fc.property(text, given => {
      const records = parse(given, options) as string[][]
      const trimmed = (items: readonly string[]) => items.map(item => item.trim()).filter(item => item !== '')
      expect(commaList(given)).toEqual(trimmed(records.flat()))
      expect(lineList(given)).toEqual(trimmed(records.map(fields => fields.join(','))))
    }),
    { numRuns: 500 },
  )
})
