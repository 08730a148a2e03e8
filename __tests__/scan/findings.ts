import { countBySeverity } from '../../src/scan/trivy-report.ts'
import type { Finding, ScannedPlatform, ScanSection } from '../../src/stage/record/scan.ts'

/** Creates a finding in an npm package. */
export function npmFinding(about: Partial<Finding> = {}): Finding {
  const { package: name = 'lodash', installed = '4.17.19' } = about
  return {
    id: 'CVE-2099-0006',
    package: name,
    installed,
    fixed: '4.17.21',
    severity: 'high',
    target: 'Node.js',
    purl: `pkg:npm/${name}@${installed}`,
    path: `app/node_modules/${name}/package.json`,
    ...about,
  }
}

/** Creates a finding in a package of Alpine. */
export function alpineFinding(about: Partial<Finding> = {}): Finding {
  const { package: name = 'libssl3', installed = '3.1.4-r4' } = about
  return {
    id: 'CVE-2099-0001',
    package: name,
    installed,
    fixed: '3.1.4-r5',
    severity: 'high',
    target: 'alpine',
    purl: `pkg:apk/alpine/${name}@${installed}?arch=x86_64&distro=3.19.1`,
    ...about,
  }
}

/** Makes what a scan of one platform gives. */
export function scanned(findings: readonly Finding[], about: Partial<ScannedPlatform> = {}): ScannedPlatform {
  return {
    platform: 'linux/amd64',
    digest: `sha256:${'a'.repeat(64)}`,
    packages: 10,
    counts: countBySeverity(findings),
    findings: [...findings],
    ...about,
  }
}

export const scanner = { name: 'trivy', version: '0.76.0', databaseTime: '2026-11-01T00:00:00Z' }

/** Creates a section, as a scan of before left it. */
export function section(
  platforms: readonly ScannedPlatform[],
  about: Partial<ScanSection> = {},
): ScanSection {
  return {
    status: 'passed',
    startedAt: '2026-11-01T00:00:00Z',
    seconds: 1,
    failOn: 'high',
    scanner,
    platforms: [...platforms],
    ...about,
  }
}
