import { expect, test } from '@jest/globals'
import { findingsTable, summaryLine } from '../../src/scan/table.ts'
import { alpineFinding, npmFinding, scanned } from './findings.ts'

test('findings are shown as a table', () => {
  const findings = [
    npmFinding({ severity: 'critical', title: 'lodash: command injection' }),
    alpineFinding(),
    alpineFinding({ id: 'CVE-2099-0003', fixed: undefined, status: 'will_not_fix', severity: 'low' }),
  ]
  expect(`\n${findingsTable({ findings })}`).toBe(
    `
SEVERITY  VULNERABILITY  PACKAGE  INSTALLED  FIXED IN      WHERE                                 TITLE
CRITICAL  CVE-2099-0006  lodash   4.17.19    4.17.21       app/node_modules/lodash/package.json  lodash: command injection
HIGH      CVE-2099-0001  libssl3  3.1.4-r4   3.1.4-r5      alpine
LOW       CVE-2099-0003  libssl3  3.1.4-r4   will_not_fix  alpine
`,
  )
})

test('a long table ends with how much it leaves out', () => {
  const findings = Array.from({ length: 130 }, (_, index) => npmFinding({ id: `CVE-2099-${index}` }))
  expect(findingsTable({ findings })).toMatch(/\n… and 30 more, none more severe\n$/)
})

test.each([
  [scanned([], { packages: 1 }), 'linux/amd64: 1 package: no findings'],
  [
    scanned([npmFinding(), alpineFinding(), alpineFinding({ severity: 'low' })], {
      os: { family: 'alpine', name: '3.19.1', endOfLife: true },
      suppressed: [{ id: 'CVE-2099-0001', package: 'a', installed: '1', severity: 'low' }],
    }),
    'linux/amd64: alpine 3.19.1, 10 packages: 2 high, 1 low, 1 suppressed',
  ],
])('a platform is summed up as %#', (platform, line) => {
  expect(summaryLine(platform)).toBe(line)
})
