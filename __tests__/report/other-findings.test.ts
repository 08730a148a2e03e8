import { describe, expect, test } from '@jest/globals'
import { licensesPart, misconfigurationsPart } from '../../src/report/parts/other-findings.ts'
import { scanLine } from '../../src/report/parts/scan-line.ts'
import type { ScannedPlatform, ScanSection } from '../../src/stage/record/scan.ts'
import { scanned, section } from '../scan/findings.ts'

const scan = (...platforms: Partial<ScannedPlatform>[]): ScanSection =>
  section(platforms.map((about, at) => scanned([], { platform: `linux/${at}`, ...about })))

describe('misconfigurations', () => {
  const fault = { id: 'DS-0002', severity: 'high', path: 'deploy/Dockerfile', message: 'Add a USER' } as const

  test('of all platforms are listed once, the most severe first', () => {
    const misconfigurations = [{ ...fault, id: 'DS-0001', severity: 'medium', line: 3 } as const, fault]
    const page = misconfigurationsPart(scan({ misconfigurations }, { misconfigurations })) ?? ''
    expect(page).toContain('2 misconfigurations, worst first')
    expect(page.indexOf('DS-0002')).toBeLessThan(page.indexOf('DS-0001'))
    expect(page).toContain('`deploy/Dockerfile`, line 3')
  })

  test('have no part where there are none, and their text stays text', () => {
    expect(misconfigurationsPart(scan({ misconfigurations: [] }))).toBeUndefined()
    expect(misconfigurationsPart(scan({}))).toBeUndefined()
    const evil = { ...fault, message: '<script>alert(1)</script>', path: '`|x' }
    expect(misconfigurationsPart(scan({ misconfigurations: [evil] }))).not.toContain('<script>')
  })

  test('of an image may be hidden by its own files, which the small print says, also where none is found', () => {
    const hidden = 'Comments such as `trivy:ignore` in files of the image hide misconfigurations'
    const digest = `sha256:${'a'.repeat(64)}` as const
    const image = { ...scan({ misconfigurations: [] }), digest }
    expect(scanLine(image)).toContain(hidden)
    expect(scanLine({ ...scan({}), digest })).not.toContain(hidden)
    // In what is scanned without an image such comments do not count.
    const { digest: _, ...checkout } = image
    expect(scanLine(checkout)).not.toContain(hidden)
  })
})

describe('licences', () => {
  test('that restrict something are listed by name, with some of their packages', () => {
    const licenses = [
      { name: 'MIT', severity: 'low', package: 'fine' } as const,
      ...'abcdefg'.split('').map(name => ({ name: 'MPL-2.0', severity: 'medium', package: name }) as const),
      { name: 'GPL-3.0-only', severity: 'high', package: 'gpl' } as const,
    ]
    const page = licensesPart(scan({ licenses })) ?? ''
    expect(page).toContain('2 licenses that restrict something')
    expect(page).not.toContain('MIT')
    expect(page).toContain('| GPL-3.0-only | high | `gpl` |')
    expect(page).toContain('`a`, `b`, `c`, `d`, `e`, 2 more')
    expect(page.indexOf('GPL-3.0-only')).toBeLessThan(page.indexOf('MPL-2.0'))
    expect(licensesPart(scan({ licenses: licenses.slice(0, 1) }))).toBeUndefined()
  })
})
