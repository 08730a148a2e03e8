import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Subject } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import type { Jail } from '../../src/scan/jail/jail.ts'
import { openJail } from '../../src/scan/jail/open.ts'
import { platformLayout } from '../../src/scan/platform-layout.ts'
import { scanPlatform } from '../../src/scan/scan-platform.ts'
import { findingsTable } from '../../src/scan/table.ts'
import { worldReadable } from '../../src/scan/world-readable.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { alpine, writeImage } from './fixture-image.ts'
import { type TestTools, testTools, wanted } from './tools.ts'

const shell = bootstrapped('BUILDONCE_TEST_BUSYBOX')
let tools: TestTools
let real: Jail
let subject: Subject
/** A report for the script to give, as a file of the sandbox. */
let prepared: string | undefined

beforeEach(async () => {
  tools = await testTools()
  subject = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [alpine({ libssl3: ['3.1.4-r4', 'openssl'] })] },
  ])
  prepared = undefined
  real = (await openJail(wanted('auto'), async () => {}, tools)).jail
})
afterEach(async () => {
  await real.close()
  await tools.close()
})

/** Scans with a program that does what the script says, in the real sandbox, instead of Trivy. */
async function scanWith(script: string, given: Readonly<Record<string, string>> = {}) {
  const [platform] = subject.platforms
  if (!platform) throw new Error('the image has no platform')
  const evil: Jail = {
    ...real,
    run: (inmate, limits, listen) =>
      real.run(
        {
          ...inmate,
          args: ['sh', '-c', `b() { /scanner/busybox "$@"; }\n${script}`],
          readable: { ...inmate.readable, ...(prepared && { '/report.json': prepared }) },
        },
        limits,
        listen,
      ),
  }
  const request = parse(scanInputs, { 'scan-timeout': '5s', ...given })
  const { temp } = tools.host
  const folder = join(temp, 'layout')
  const layout = { folder, files: { javaArchives: false, alpineReleases: [] } }
  const paths = { program: shell, marker: shell, database: folder, work: temp, layout }
  const report = join(temp, 'report.json')
  return scanPlatform({ ...paths, report, platform, request, share: worldReadable(temp) }, evil, tools)
}

describe('a scanner that is not what it should be gives no verdict, but an error, when it', () => {
  test.each<[string, string, string, Record<string, string>?]>([
    ['writes nothing', 'true', 'it is empty'],
    ['writes no JSON', 'echo all is well', 'it is not JSON'],
    [
      'says that all is well about another image',
      `echo '{"SchemaVersion":2,"Metadata":{"ImageID":"sha256:0"}}'`,
      'it is about sha256:0',
    ],
    ['writes what is not UTF-8', `b printf '\\377\\376'`, 'not UTF-8'],
    [
      'writes a gigabyte',
      'b yes 01234567890123456789012345678901234567890123456789',
      'it wrote more than',
      { 'scan-timeout': '300s' },
    ],
    ['fails', 'echo the disk is full >&2; exit 1', 'exit code 1: the disk is full'],
    ['never ends', 'b sleep 100', 'did not finish within 1 s', { 'scan-timeout': '1s' }],
  ])('%s', async (_name, script, message, given = {}) => {
    await expect(scanWith(script, given)).rejects.toThrow(message)
  })
})

describe('a report about the very image', () => {
  /** Scans with a program that gives a report with these results, or with this text in their place. */
  async function scanReporting(results: unknown, text?: string) {
    const [platform] = subject.platforms
    const { image } = await platformLayout(
      join(tools.host.temp, 'layout'),
      platform ?? { platform: '', digest: subject.digest, size: 0 },
    )
    const Metadata = { ImageID: image.config, DiffIDs: image.diffIds }
    const whole = JSON.stringify({ SchemaVersion: 2, Metadata, Results: results })
    prepared = join(tools.host.temp, 'prepared.json')
    await writeFile(prepared, text === undefined ? whole : whole.replace('"HERE"', text))
    return scanWith('b cat /report.json', { 'scan-timeout': '20s' })
  }

  test('gives one line of text and no link but to sites that describe vulnerabilities', async () => {
    const evil =
      '</details><script>alert(1)</script>\n::error::x\u001b[31m [a](https://evil.example) \u202egnp'
    const vulnerability = {
      VulnerabilityID: 'CVE-2099-0001\n::add-mask::x',
      PkgName: evil,
      InstalledVersion: evil,
      Severity: 'HIGH',
      Title: evil,
      PrimaryURL: 'https://evil.example/CVE-2099-0001',
    }
    const found = await scanReporting([
      { Target: evil, Class: 'lang-pkgs', Vulnerabilities: [vulnerability] },
    ])
    const [finding] = found.findings
    expect(finding?.url).toBeUndefined()
    for (const text of Object.values(finding ?? {})) expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(
      findingsTable(found)
        .split('\n')
        .filter(line => /^\s*::/.test(line)),
    ).toEqual([])
  })

  test('that is nested without end is an error', async () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`
    await expect(scanReporting([{ Packages: ['HERE'] }], deep)).rejects.toThrow(
      "the scanner's report cannot be used",
    )
  })

  test('with more results than an image can have is an error', async () => {
    const results = Array.from({ length: 10_001 }, () => ({}))
    await expect(scanReporting(results)).rejects.toThrow("the scanner's report cannot be used: Results")
  })
})

test('what a scanner says goes to the log as the words of a stranger, without what acts on a terminal', async () => {
  const script = `b printf '::add-mask::x\\n\\033[2J\\033[31mred\\007' >&2; exit 1`
  await expect(scanWith(script)).rejects.toThrow('exit code 1')
  expect(tools.foreign.join('')).toBe('::add-mask::x\nred\ufffd')
  expect(tools.lines.join('\n')).not.toContain('::')
})

test('a layout that was damaged is not scanned', async () => {
  const { digest } = subject.platforms[0] ?? { digest: '' }
  await writeFile(join(tools.host.temp, 'layout', 'blobs', ...digest.split(':')), '{}')
  await expect(scanWith('true')).rejects.toThrow(`is damaged at ${digest}`)
})
