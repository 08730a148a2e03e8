import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UserError } from '../../src/messages/errors.ts'
import type { PlatformImage } from '../../src/scan/platform-layout.ts'
import { parseTrivyReport } from '../../src/scan/trivy-report.ts'

const captured = readFileSync(join(import.meta.dirname, '../fixtures/scan/trivy-0.76.0.json'), 'utf8')
const { Metadata } = JSON.parse(captured)
const image: PlatformImage = {
  platform: 'linux/amd64',
  digest: `sha256:${'b'.repeat(64)}`,
  config: Metadata.ImageID,
  diffIds: Metadata.DiffIDs,
}

/** Changes the captured report; `change` gets its parsed JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the report is what a stranger wrote
function changed(change: (report: any) => void): string {
  const report = JSON.parse(captured)
  change(report)
  return JSON.stringify(report)
}

test('a report of Trivy 0.76.0 is read', () => {
  expect(parseTrivyReport(captured, image)).toMatchSnapshot()
})

describe('a report is refused', () => {
  test.each<[string, string, string]>([
    ['that is empty', '', 'it is empty'],
    ['that is not JSON', '<html>', 'it is not JSON'],
    [
      'of another schema',
      changed(report => {
        report.SchemaVersion = 3
      }),
      'SchemaVersion',
    ],
    [
      'without metadata',
      changed(report => {
        delete report.Metadata
      }),
      'Metadata',
    ],
    [
      'about another image',
      changed(report => {
        report.Metadata.ImageID = 'sha256:0'
      }),
      'it is about sha256:0',
    ],
    [
      'about other layers',
      changed(report => {
        report.Metadata.DiffIDs = []
      }),
      'it is about other layers',
    ],
    [
      'about another platform',
      changed(report => {
        report.Metadata.ImageConfig.architecture = 'arm64'
      }),
      'it is about linux/arm64',
    ],
    [
      'whose findings are no list',
      changed(report => {
        report.Results[0].Vulnerabilities = 'many'
      }),
      'Vulnerabilities',
    ],
    [
      'whose finding has no name',
      changed(report => {
        report.Results[0].Vulnerabilities[0].VulnerabilityID = ''
      }),
      'VulnerabilityID',
    ],
    ['that is nested without end', '['.repeat(1_000_000), 'it is not JSON'],
  ])('%s', (_name, json, message) => {
    expect(() => parseTrivyReport(json, image)).toThrow(message)
  })

  test('whatever it is, with an error for people', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        try {
          parseTrivyReport(json, image)
          return false
        } catch (error) {
          return error instanceof UserError
        }
      }),
    )
  })
})

test('texts of a database cannot act on a log, a terminal or a page', () => {
  const evil = '::error::gone\n::add-mask::x\u001b[2J\u202egnp.exe'
  const json = changed(report => {
    Object.assign(report.Results[0].Vulnerabilities[0], {
      Title: evil,
      PkgName: evil,
      PrimaryURL: 'javascript:alert(1)',
    })
  })
  const finding = parseTrivyReport(json, image).findings.find(({ package: name }) => name.includes('gone'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(JSON.stringify(finding)).not.toMatch(/[\u0000-\u001f\u007f\u202e]|\\n|\\u/)
  expect(finding?.url).toBeUndefined()
  expect(finding?.title?.length).toBeLessThanOrEqual(256)
})

test('an image that Trivy does not recognise has no packages and no findings', () => {
  const json = changed(report => {
    delete report.Results
    delete report.Metadata.OS
  })
  expect(parseTrivyReport(json, image)).toMatchObject({ packages: 0, findings: [] })
})
