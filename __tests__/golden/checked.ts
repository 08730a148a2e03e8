/** Writes the record of a run whose image was built, scanned and smoke-tested well, as its file has it. */
export function checkedRecord({ digest, layout }: { readonly digest: string; readonly layout: string }) {
  const at = { status: 'passed', startedAt: new Date().toISOString(), seconds: 1 }
  const platforms = [{ platform: 'linux/amd64', digest, size: 3000 }]
  const counts = { unknown: 0, low: 1, medium: 0, high: 0, critical: 0 }
  const finding = { id: 'CVE-2026-2222', package: 'busybox', installed: '1.36.1', severity: 'low' }
  return {
    version: 1,
    project: 'acme/web',
    commit: '9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3',
    event: { name: 'push', ref: 'refs/heads/main', runId: '1873', attempt: 1 },
    build: {
      ...at,
      digest,
      platforms,
      source: { kind: 'layout', path: layout },
      checks: [],
      attestations: 0,
    },
    scan: {
      ...at,
      digest,
      failOn: 'high',
      scanner: { name: 'Trivy', version: '0.69.3', databaseTime: '2026-11-03T06:12:00Z' },
      platforms: [{ platform: 'linux/amd64', digest, packages: 112, counts, findings: [finding] }],
    },
    smoke: {
      ...at,
      digest,
      platforms: [
        {
          platform: 'linux/amd64',
          status: 'passed',
          emulated: false,
          readyBy: 'healthcheck',
          readySeconds: 0.92,
          stopSeconds: 0.12,
          exitCode: 0,
          log: 'what the container printed',
        },
      ],
    },
  }
}
