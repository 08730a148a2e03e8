import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bucket, bboltFile } from './bbolt.ts'

/** What the database says about one vulnerability. */
export interface Advisory {
  readonly id: string
  /** Where it applies: `alpine 3.19`, `debian 12`, or an ecosystem such as `npm`. */
  readonly source: string
  /** The source package (operating systems) or the package (ecosystems). */
  readonly package: string
  /** First version without it; absent while there is none. */
  readonly fixed?: string
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'
  readonly title?: string
}

const ecosystems = ['npm', 'pip', 'go', 'maven', 'rubygems', 'cargo', 'composer', 'nuget']
const levels = { LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 }

/** Invented vulnerabilities in real packages, enough for each image of the tests and the demo to have one. */
export const advisories: readonly Advisory[] = [
  {
    id: 'CVE-2099-0001',
    source: 'alpine 3.19',
    package: 'openssl',
    fixed: '3.1.4-r5',
    severity: 'HIGH',
    title: 'openssl: excessive time in key checks',
  },
  {
    id: 'CVE-2099-0002',
    source: 'alpine 3.19',
    package: 'openssl',
    fixed: '3.1.4-r6',
    severity: 'MEDIUM',
    title: 'openssl: crash on a crafted certificate',
  },
  {
    id: 'CVE-2099-0003',
    source: 'alpine 3.19',
    package: 'busybox',
    severity: 'LOW',
    title: 'busybox: use after free in awk',
  },
  {
    id: 'CVE-2099-0004',
    source: 'debian 12',
    package: 'busybox',
    severity: 'LOW',
    title: 'busybox: use after free in awk',
  },
  {
    id: 'CVE-2099-0005',
    source: 'debian 12',
    package: 'zlib',
    fixed: '1:1.2.13.dfsg-2',
    severity: 'CRITICAL',
    title: 'zlib: heap overflow in inflate',
  },
  {
    id: 'CVE-2099-0006',
    source: 'npm',
    package: 'lodash',
    fixed: '4.17.21',
    severity: 'HIGH',
    title: 'lodash: command injection in templates',
  },
  {
    id: 'CVE-2099-0007',
    source: 'npm',
    package: 'minimist',
    fixed: '1.2.6',
    severity: 'CRITICAL',
    title: 'minimist: prototype pollution',
  },
  {
    id: 'CVE-2099-0009',
    source: 'maven',
    package: 'org.example:widget',
    fixed: '2.0',
    severity: 'CRITICAL',
    title: 'widget: remote code execution',
  },
  {
    id: 'CVE-2099-0008',
    source: 'npm',
    package: 'ms',
    fixed: '2.0.0',
    severity: 'MEDIUM',
    title: 'ms: slow regular expression',
  },
]

/** When a database was made and until when it counts as fresh. */
export interface DatabaseTimes {
  readonly updatedAt?: string
  readonly nextUpdate?: string
  readonly downloadedAt?: string
}

/** Writes a real Trivy database (`trivy.db` and `metadata.json`) into a folder and returns the folder. */
export async function writeTrivyDatabase(
  folder: string,
  entries: readonly Advisory[] = advisories,
  times: DatabaseTimes = {},
): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'trivy.db'), trivyDatabase(entries))
  await writeFile(join(folder, 'metadata.json'), databaseMetadata(times))
  return folder
}

/** Returns the bytes of `trivy.db`. */
export function trivyDatabase(entries: readonly Advisory[] = advisories): Buffer {
  const root: Record<string, Record<string, string | Record<string, string>>> = {
    'data-source': {},
    vulnerability: {},
  }
  for (const entry of entries) {
    const ecosystem = ecosystems.includes(entry.source)
    const source = ecosystem ? `${entry.source}::Advisories made for tests` : entry.source
    const packages = root[source] ?? {}
    packages[entry.package] = {
      ...(packages[entry.package] as object),
      [entry.id]: JSON.stringify(advisory(entry, ecosystem)),
    }
    root[source] = packages
    const id = ecosystem ? 'ghsa' : source.split(' ')[0]
    root['data-source'] = {
      ...root['data-source'],
      [source]: JSON.stringify({ ID: id, Name: source, URL: 'https://example.org' }),
    }
    root.vulnerability = { ...root.vulnerability, [entry.id]: JSON.stringify(details(entry)) }
  }
  return bboltFile(root as Bucket)
}

/** Returns the text of `metadata.json`. */
export function databaseMetadata({ updatedAt, nextUpdate, downloadedAt }: DatabaseTimes = {}): string {
  const now = new Date().toISOString()
  return JSON.stringify({
    Version: 2,
    NextUpdate: nextUpdate ?? '2099-01-01T00:00:00Z',
    UpdatedAt: updatedAt ?? now,
    DownloadedAt: downloadedAt ?? now,
  })
}

function advisory({ fixed, severity }: Advisory, ecosystem: boolean): object {
  if (!ecosystem)
    return fixed === undefined ? { Severity: levels[severity], Status: 2 } : { FixedVersion: fixed }
  return fixed === undefined
    ? { VulnerableVersions: ['>= 0'] }
    : { VulnerableVersions: [`< ${fixed}`], PatchedVersions: [fixed] }
}

function details({ id, severity, title }: Advisory): object {
  return {
    Title: title ?? id,
    Description: `${title ?? id}. Made for tests.`,
    VendorSeverity: { nvd: levels[severity] },
    References: [`https://nvd.nist.gov/vuln/detail/${id}`],
  }
}
