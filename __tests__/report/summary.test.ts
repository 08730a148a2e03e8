import { describe, expect, test } from '@jest/globals'
import { summaryLimit } from '../../src/report/markdown/limits.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { type Reported, toImageReports, type View } from '../../src/report/view.ts'
import { broken, grown, proposed, pushed } from './records.ts'

function view(runs: readonly Reported[], more: Partial<View> = {}): View {
  return { imageReports: toImageReports(runs), missing: [], history: [], ...more }
}

describe('the page of a run', () => {
  test('shows a push that was promoted', () => {
    expect(renderSummary(view([pushed]))).toMatchSnapshot()
  })

  test('shows a pull request whose image grew too much', () => {
    expect(renderSummary(view([proposed]))).toMatchSnapshot()
  })

  test('tells what the base image brought and what the change did', () => {
    const [platform] = grown.platforms
    const base = { size: 29_100_000, before: 27_000_000 }
    const size = { ...grown, platforms: [{ ...platform, base } as (typeof grown.platforms)[number]] }
    expect(renderSummary(view([{ ...proposed, size }]))).toContain(
      'Base image 29.1 MB: +2.1 MB. Everything else 518.2 MB: +24.2 MB.',
    )
  })

  test('shows a container that failed, with its last lines', () => {
    expect(renderSummary(view([broken]))).toMatchSnapshot()
  })

  test('shows several images, and one that has no record', () => {
    const page = renderSummary(view([pushed, proposed], { missing: [{ name: 'worker' }] }))
    expect(page).toMatch(/^### Buildonce: ❌ \*\*2 of 3 images failed\*\*: api and worker\n/)
    expect(page).toContain('### worker\n\n❌ There is no record')
  })

  test('shows what is there when a stage could not do its work', () => {
    const page = renderSummary(
      view([
        {
          version: 1,
          project: 'acme/web',
          commit: pushed.commit,
          event: pushed.event,
          errors: [{ stage: 'build', message: 'Dockerfile "Dockerfle" was not found' }],
        },
      ]),
    )
    expect(page).toContain('**web: the build stage could not be run**: Dockerfile "Dockerfle" was not found')
    expect(page).toContain('| build | ❌ **could not be run** |')
  })

  test('says what a restart did, which hardening the image bears, and what was not run', () => {
    const [row] = pushed.smoke?.platforms ?? []
    const smoke = {
      ...pushed.smoke,
      platforms: [
        {
          ...row,
          usage: {
            by: 'cgroup v2',
            memory: 12_000_000,
            processes: 3,
            cpuSeconds: 0.4,
            beside: { containers: 1, load: 0.52, cpus: 4 },
          },
          restart: { works: true, seconds: 0.7 },
          hardening: [
            { measure: 'read-only', works: true },
            { measure: 'no-capabilities', works: true },
            { measure: 'other-user', works: false },
          ],
        },
      ],
      notRun: [{ platform: 'linux/s390x', reason: 'there is no emulator for it' }],
    } as Reported['smoke']
    expect(renderSummary(view([{ ...pushed, smoke }]))).toContain(
      [
        '- `linux/amd64` used 12.0 MB of memory, 3 processes and 0.4 s of CPU time once it was ready (cgroup v2, as `docker stats` counts, beside 1 other container and a load of 0.52 on 4 CPUs)',
        '- `linux/amd64` becomes ready again after a restart in 0.7 s',
        '- `linux/amd64` runs on a read-only file system and without capabilities, does not run as another user',
        '- `linux/s390x` was not run: there is no emulator for it',
      ].join('\n'),
    )
  })

  test('says which tags stay where they are', () => {
    const heldBack = [{ name: '1', rule: 'type=semver', version: '1.4.1', blockedBy: '1.5.0' }]
    const tags = { ...pushed.tags, heldBack } as Reported['tags']
    expect(renderSummary(view([{ ...pushed, tags }]))).toContain(
      '- `1` is not moved: `1.5.0` is higher than `1.4.1`',
    )
  })

  test('says how the scan judged', () => {
    const gate = { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 3, introduced: 2, fixed: 1 }
    const scan = { ...pushed.scan, gate } as Reported['scan']
    expect(renderSummary(view([{ ...pushed, scan }]))).toContain(
      '<sub>Blocks at high or higher, new findings only. 2 new, 1 fixed and 3 of that severity tolerated. Trivy 0.76.0, database of 2026-11-03 06:12 UTC.</sub>',
    )
  })

  test('names secrets by kind and place', () => {
    const secrets = [
      { rule: 'private-key', severity: 'high', path: 'app/`id`', line: 2 },
      { rule: 'github-pat', severity: 'critical' },
    ]
    const platforms = pushed.scan?.platforms.map(platform => ({ ...platform, secrets }))
    const scan = { ...pushed.scan, platforms, secrets: { mode: 'warn', counted: 2 } } as Reported['scan']
    expect(renderSummary(view([{ ...pushed, scan }]))).toContain(
      "🔑 2 secrets in the image: private-key in <code>app&#47;&#96;id&#96;</code>, line 2 and github-pat in the image's config.",
    )
  })

  test('names suppressions that do not hide what they could', () => {
    const about = { kind: 'any', findings: 1 }
    const suppressions = [
      { ...about, id: 'CVE-2099-0001', state: 'untrusted' },
      { ...about, id: 'CVE-2099-0002', state: 'expired' },
      { ...about, id: 'CVE-2099-0003', state: 'active' },
      { ...about, id: 'CVE-2099-0004', state: 'active', findings: 0 },
    ]
    const scan = { ...pushed.scan, suppressions } as Reported['scan']
    expect(renderSummary(view([{ ...pushed, scan }]))).toContain(
      'Added by this pull request and not in effect before it is merged: `CVE-2099-0001`. Expired suppressions: `CVE-2099-0002`. Suppressions that hide nothing here: `CVE-2099-0004`.',
    )
  })

  test('names first what went wrong first', () => {
    const page = renderSummary(view([{ ...broken, promote: pushed.promote }]))
    expect(page).toMatch(/^### Buildonce: ❌ \*\*web failed its smoke test\*\*: it ended with exit code 1/)
  })

  test('degrades in steps and never beyond the limit', () => {
    const log = 'x'.repeat(65_000)
    const row = broken.smoke?.platforms[0]
    const platforms = Array.from({ length: 40 }, (_, index) => ({
      ...row,
      platform: `linux/arch${index}`,
      log,
    }))
    const huge = { ...broken, smoke: { ...broken.smoke, platforms } } as Reported
    const page = renderSummary(view([huge]))
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(summaryLimit)
    expect(page).toContain('linux/arch39')
    expect(page.match(/<details/g)?.length ?? 0).toBe(page.match(/<\/details>/g)?.length ?? 0)
  })
})
