import { expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'

test('what suppressions must have is a list of known words', () => {
  expect(parse(scanInputs, {}).suppressionRequire).toEqual([])
  const asked = { 'suppression-require': 'statement, expiry' }
  expect(parse(scanInputs, asked).suppressionRequire).toEqual(['statement', 'expiry'])
  expect(() => parse(scanInputs, { 'suppression-require': 'reason' })).toThrow(
    '"reason" is not one of statement, expiry',
  )
})

test('secrets are not looked for, and nothing of a pull request hides anything, unless that is asked for', () => {
  expect(parse(scanInputs, {})).toMatchObject({
    scanSecrets: 'off',
    trustHeadSuppressions: false,
    scanDeny: [],
    trivyVex: [],
    inheritedFindings: 'count',
    baselineScan: 'auto',
    baselineScanLimit: 1e9,
  })
})
