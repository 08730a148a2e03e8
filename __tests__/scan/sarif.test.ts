import { expect, test } from '@jest/globals'
import { sarif } from '../../src/scan/sarif.ts'
import { alpineFinding, npmFinding, scanned, scanner } from './findings.ts'

function results(findings: Parameters<typeof scanned>[0]) {
  return JSON.parse(sarif([scanned(findings)], scanner)).runs[0].results
}

function fingerprint(finding: Parameters<typeof scanned>[0][number]) {
  return results([finding])[0].partialFingerprints.primaryLocationLineHash
}

test('findings of each platform are a run of their own', () => {
  const text = sarif(
    [scanned([npmFinding(), alpineFinding()]), scanned([], { platform: 'linux/arm64' })],
    scanner,
  )
  expect(JSON.parse(text)).toMatchSnapshot()
})

test('an alert is the same alert in the next build, after an update that does not cure, and in another layer', () => {
  const first = fingerprint(npmFinding({ layer: 'sha256:1' }))
  expect(fingerprint(npmFinding({ installed: '4.17.20', layer: 'sha256:2' }))).toBe(first)
  expect(fingerprint(npmFinding({ path: 'other/package.json' }))).not.toBe(first)
  expect(fingerprint(npmFinding({ id: 'CVE-2099-0999' }))).not.toBe(first)
})

test('a path is one that can be shown, and leads nowhere else', () => {
  const [result] = results([npmFinding({ path: '/app/../../a b/<x>.jar' })])
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('app/a%20b/%3Cx%3E.jar')
})

test('no more is written than GitHub takes', () => {
  const many = Array.from({ length: 6000 }, (_, index) => npmFinding({ id: `CVE-2099-${index}` }))
  expect(results(many)).toHaveLength(5000)
  const platforms = Array.from({ length: 25 }, (_, index) => scanned([], { platform: `linux/p${index}` }))
  expect(JSON.parse(sarif(platforms, scanner)).runs).toHaveLength(20)
})
