import { describe, expect, test } from '@jest/globals'
import { type GateRules, judge } from '../../src/scan/gate.ts'
import { markInherited } from '../../src/scan/inherited.ts'
import { alpineFinding, npmFinding, scanned } from './findings.ts'

const rules: GateRules = {
  failOn: 'high',
  onlyFixed: true,
  scope: 'introduced',
  inherited: 'count',
  deny: [],
}
const unfixed = npmFinding({ id: 'CVE-2099-0100', fixed: undefined, severity: 'critical' })

function gate(
  platforms: Parameters<typeof judge>[0],
  changed: Partial<GateRules> = {},
  before?: Parameters<typeof judge>[2],
) {
  return judge(platforms, { ...rules, ...changed }, before)
}

describe('without a scan to compare with', () => {
  test('every finding counts, and the reason names the gravest', () => {
    const verdict = gate([scanned([npmFinding({ severity: 'critical' }), alpineFinding()])])
    expect(verdict.reason).toBe(
      '1 critical and 1 high findings, for example CVE-2099-0006 in lodash 4.17.19 (fixed in 4.17.21)',
    )
    expect(verdict.gate).toEqual({ scope: 'all', onlyFixed: true, failing: 2, tolerated: 0 })
  })

  test('a finding in two platforms is one in the reason', () => {
    const both = [scanned([npmFinding()]), scanned([npmFinding()], { platform: 'linux/arm64' })]
    expect(gate(both).reason).toMatch(/^1 high finding, /)
  })

  test.each<[string, Partial<GateRules>, number]>([
    ['critical passes what is high', { failOn: 'critical' }, 0],
    ['high fails what is high', { failOn: 'high' }, 1],
    ['low fails what is high', { failOn: 'low' }, 1],
    ['medium fails what is high', { failOn: 'medium' }, 1],
    ['unknown fails what is high', { failOn: 'unknown' }, 1],
    ['none passes everything', { failOn: 'none', onlyFixed: false }, 0],
    ['what has no fixed version counts only where that is asked for', { onlyFixed: false }, 2],
  ])('%s', (_name, changed, failing) => {
    expect(gate([scanned([npmFinding(), unfixed])], changed).gate.failing).toBe(failing)
  })

  test('what has no fixed version is counted as tolerated', () => {
    expect(gate([scanned([unfixed])]).gate).toMatchObject({ failing: 0, tolerated: 1 })
  })
})

describe('with a scan to compare with', () => {
  const before = [scanned([npmFinding()])]

  test('what was there before does not fail', () => {
    const verdict = gate([scanned([npmFinding()])], {}, before)
    expect(verdict.reason).toBeUndefined()
    expect(verdict.gate).toMatchObject({ scope: 'introduced', failing: 0, tolerated: 1, introduced: 0 })
  })

  test('what is new fails, and what is gone is counted', () => {
    const verdict = gate([scanned([alpineFinding()])], {}, before)
    expect(verdict.reason).toMatch(/^1 high finding introduced, for example CVE-2099-0001/)
    expect(verdict.gate).toMatchObject({ introduced: 1, fixed: 1 })
  })

  test('a severity that rose past the limit fails', () => {
    const lower = [scanned([npmFinding({ severity: 'medium' })])]
    expect(gate([scanned([npmFinding()])], {}, lower).gate.failing).toBe(1)
  })

  test('each finding is counted for what it is', () => {
    const [kept, gone] = [npmFinding({ id: 'CVE-2099-0007', severity: 'low' }), npmFinding()]
    const more = ['high', 'critical'].map((severity, n) =>
      npmFinding({ id: `CVE-2099-100${n}`, severity: severity as 'high' }),
    )
    const verdict = gate([scanned([kept, unfixed, ...more])], {}, [scanned([kept, unfixed, gone])])
    expect(verdict.gate).toEqual({
      scope: 'introduced',
      onlyFixed: true,
      failing: 2,
      tolerated: 1,
      introduced: 2,
      fixed: 1,
    })
    expect(verdict.failing.map(({ id }) => id)).toEqual(['CVE-2099-1000', 'CVE-2099-1001'])
  })

  test('everything counts where that is asked for', () => {
    expect(gate([scanned([npmFinding()])], { scope: 'all' }, before).gate).toMatchObject({
      scope: 'all',
      failing: 1,
    })
  })

  test('what is new is marked, for those who show it', () => {
    const { platforms } = gate([scanned([alpineFinding(), npmFinding()])], {}, before)
    expect(platforms[0]?.findings.map(({ id, introduced }) => [id, introduced])).toEqual([
      ['CVE-2099-0001', true],
      ['CVE-2099-0006', undefined],
    ])
  })

  test('a platform that was not there before counts whole', () => {
    const verdict = gate([scanned([npmFinding()], { platform: 'linux/arm64' })], {}, before)
    expect(verdict.gate.failing).toBe(1)
    expect(verdict.warnings).toEqual(['linux/arm64 was not scanned before: all its findings count'])
  })

  test('only the platform that was not there before is told and counts whole', () => {
    const arm = scanned([npmFinding()], { platform: 'linux/arm64' })
    const verdict = gate([scanned([npmFinding()]), arm], {}, before)
    expect(verdict.gate).toMatchObject({ failing: 1, introduced: 0 })
    expect(verdict.warnings).toEqual(['linux/arm64 was not scanned before: all its findings count'])
    expect(gate([scanned([npmFinding()]), arm], { scope: 'all' }, before).warnings).toEqual([])
    expect(gate([scanned([npmFinding()])], {}, before).warnings).toEqual([])
  })

  test('each platform says whether it was compared', () => {
    const arm = scanned([npmFinding()], { platform: 'linux/arm64' })
    const compared = (verdict: ReturnType<typeof gate>) =>
      verdict.platforms.map(({ platform, compared: was, findings }) => [
        ...[platform, was],
        ...findings.map(({ introduced }) => introduced),
      ])
    expect(compared(gate([scanned([npmFinding()]), arm], {}, before))).toEqual([
      ['linux/amd64', true, undefined],
      ['linux/arm64', undefined, undefined],
    ])
    expect(compared(gate([arm]))).toEqual([['linux/arm64', undefined, undefined]])
  })
})

describe('findings of the base image', () => {
  const base = {
    name: 'docker.io/library/alpine:3.19',
    digest: `sha256:${'b'.repeat(64)}`,
    layers: ['sha256:1'],
  } as const
  const below = alpineFinding({ layer: 'sha256:1' })
  const above = npmFinding({ layer: 'sha256:2' })
  const platform = markInherited(scanned([below, above, npmFinding({ id: 'CVE-2099-0300' })]), base)

  test('is what one of its layers brought', () => {
    expect(platform.findings.map(({ inherited }) => inherited)).toEqual([true, undefined, undefined])
    expect(platform.base).toEqual({ name: base.name, digest: base.digest, findings: 1 })
    expect(markInherited(scanned([below]), undefined).base).toBeUndefined()
  })

  test('is told in the reason, with what helps', () => {
    expect(gate([platform]).reason).toMatch(
      /; the base image docker\.io\/library\/alpine:3\.19 contains 1 of them: update the base$/,
    )
    expect(gate([markInherited(scanned([below]), base)]).reason).toMatch(/ contains it: update the base$/)
    expect(gate([markInherited(scanned([above]), base)]).reason).not.toContain('base image')
  })

  test('only warns where that is asked for', () => {
    expect(gate([platform], { inherited: 'warn' }).gate).toMatchObject({ failing: 2, tolerated: 1 })
  })
})

describe('what is denied', () => {
  const old = [scanned([npmFinding(), unfixed])]

  test('fails although it was there before, has no fix, and is below the limit', () => {
    const verdict = gate(old, { failOn: 'none', deny: [unfixed.id] }, old)
    expect(verdict.reason).toBe('denied by scan-deny: CVE-2099-0100 in lodash')
    expect(verdict.gate).toMatchObject({ failing: 1, denied: 1, introduced: 0 })
    expect(gate(old, { deny: ['CVE-2099-9999'] }, old).reason).toBeUndefined()
  })

  test('fails although an ignore file hides it, and under another of its names', () => {
    const hidden = npmFinding({ aliases: ['GHSA-1111-2222-3333'] })
    const platform = scanned([], { suppressed: [hidden] })
    expect(gate([platform], { deny: ['GHSA-1111-2222-3333'] }).gate.failing).toBe(1)
  })

  test('is named at most five times, each package once', () => {
    const ids = Array.from({ length: 6 }, (_, n) => `CVE-2099-020${n}`)
    const many = [...ids, ids[0] as string].map(id => npmFinding({ id }))
    const { reason } = gate([scanned(many)], { failOn: 'none', deny: ids })
    expect(reason).toBe(
      `denied by scan-deny: ${ids
        .slice(0, 5)
        .map(id => `${id} in lodash`)
        .join(', ')}`,
    )
  })

  test('is counted once where it fails anyway', () => {
    expect(gate([scanned([npmFinding()])], { deny: [npmFinding().id] }).gate.failing).toBe(1)
  })
})
