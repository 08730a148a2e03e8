import { describe, expect, test } from '@jest/globals'
import { parseFlags } from '../../src/entry/flags.ts'
import { parse } from '../../src/inputs/table.ts'
import { tables } from '../../src/pipeline/pipeline-inputs.ts'
import { scanInputs } from '../../src/scan/inputs.ts'

const problemsOf = (texts: Record<string, string>) => {
  try {
    parse(tables.scan, texts)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('an input of trivy-action is an error that says what to write instead:', () => {
  test.each([
    ['severity', 'HIGH,CRITICAL', 'write `fail-on: high`'],
    ['severity', 'CRITICAL', 'write `fail-on: critical`'],
    ['severity', 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL', 'write `fail-on: unknown`'],
    ['exit-code', '1', 'write `fail-on: high`'],
    ['exit-code', '0', 'write `fail-on: none`'],
    ['ignore-unfixed', 'true', 'write `only-fixed: true`'],
    ['ignore-unfixed', 'false', 'write `only-fixed: false`'],
    ['image-ref', 'ghcr.io/acme/web:1.4', 'write `image: ghcr.io/acme/web:1.4`'],
    ['input', 'image.tar', 'write `image: image.tar`'],
    ['trivyignores', '.trivyignore,more', 'write `trivy-ignorefile: .trivyignore,more`'],
    ['format', 'sarif', 'write `scan-reports: reports`'],
    ['format', 'table', 'remove it'],
    ['format', 'cyclonedx', 'write `scan-sbom: cyclonedx`'],
    ['format', 'spdx-json', 'write `scan-sbom: spdx`'],
    ['output', 'out/trivy.sarif', 'write `scan-reports: out`'],
    ['timeout', '15m0s', 'write `scan-timeout: 15m`'],
    ['timeout', '1h0m0s', 'write `scan-timeout: 1h`'],
    ['timeout', '30s', 'write `scan-timeout: 30s`'],
    ['version', 'v0.74.0', 'write `trivy-version: 0.74.0`'],
    ['version', 'latest', 'remove it'],
    ['scan-type', 'image', 'remove it'],
    ['scan-type', 'fs', 'write `scan-source: true`'],
    ['scan-type', 'rootfs', 'remove it'],
    ['vuln-type', 'os,library', 'remove it'],
    ['hide-progress', 'true', 'remove it'],
    ['cache-dir', '/tmp/cache', 'remove it'],
  ])('%s: %s', (name, text, says) => {
    expect(problemsOf({ [name]: text })).toMatch(
      new RegExp(`^${name}: is not an input of this action: ${says.replaceAll(/[.$]/g, '\\$&')}`),
    )
  })

  test('and what it says to write is accepted', () => {
    const lines: Record<string, string>[] = [
      { 'fail-on': 'high' },
      { 'only-fixed': 'false' },
      { 'scan-timeout': '15m' },
      { 'trivy-version': '0.74.0' },
    ]
    for (const texts of lines) expect(problemsOf(texts)).toBe('')
  })

  test('all of a workflow at once, with the wrong values', () => {
    const told = problemsOf({ severity: 'HIGH', 'exit-code': '1', 'scan-gate': 'new' })
    expect(told).toMatch(/^3 inputs are wrong:\n- severity: .*\n- exit-code: .*\n- scan-gate: /)
  })
})

test('a flag of Trivy says which flag to write, and takes its value with it', () => {
  const call = () => parseFlags(['--severity', 'HIGH,CRITICAL', '--ignore-unfixed=false'], tables.scan, {})
  expect(call).toThrow(
    '2 inputs are wrong:\n- --severity: is not a flag of this command: write `--fail-on high`',
  )
  expect(call).toThrow('--ignore-unfixed: is not a flag of this command: write `--only-fixed false`')
})

test('a name that misses only the plural of an input means that input', () => {
  const table = { timeouts: scanInputs['scan-deny'], 'scan-timeout': scanInputs['scan-timeout'] }
  expect(() => parse(table, { timeout: '1m' })).toThrow(
    'timeout: is not an input of this action, did you mean timeouts?',
  )
})

describe('the severity that fails', () => {
  const failOn = (text: string) => parse(scanInputs, { 'fail-on': text }).failOn

  test.each([
    ['HIGH,CRITICAL', 'high'],
    ['critical,high', 'high'],
    ['High', 'high'],
    ['MEDIUM, HIGH, CRITICAL', 'medium'],
    ['CRITICAL', 'critical'],
    ['UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL', 'unknown'],
    ['None', 'none'],
  ])('%s is %s', (text, severity) => {
    expect(failOn(text)).toBe(severity)
  })

  test.each([
    [
      'LOW,CRITICAL',
      '"LOW,CRITICAL" leaves out medium, high: write the lowest severity that fails, which is low',
    ],
    ['MEDIUM,HIGH', 'leaves out critical'],
    ['HIGH,NONE', '"none" is not one of unknown, low, medium, high, critical, none'],
    ['severe', '"severe" is not one of'],
    [',', '"," is not one of'],
  ])('%s is refused', (text, why) => {
    expect(() => failOn(text)).toThrow(why)
  })
})
