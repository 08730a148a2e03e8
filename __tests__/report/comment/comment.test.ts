import { describe, expect, test } from '@jest/globals'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { renderComment } from '../../../src/report/comment/comment.ts'
import { fixedCount, introducedCount } from '../../../src/report/comment/findings.ts'
import { isSignificant } from '../../../src/report/comment/significance.ts'
import { commentLimit } from '../../../src/report/markdown/limits.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import type { ImageReport, Reported } from '../../../src/report/view.ts'
import { judge } from '../../../src/scan/gate.ts'
import type { Finding } from '../../../src/stage/record/scan.ts'
import type { SizeSection } from '../../../src/stage/record/size.ts'
import { broken, grown, proposed, pushed } from '../records.ts'
import { marker, render, sized, still, view } from './rendered.ts'

describe('the comment', () => {
  test('says what grew, by how much too much, and why', () => {
    expect(render([proposed])).toMatchSnapshot()
  })

  test('says what failed, with the last lines of the container', () => {
    expect(render([{ ...broken, event: proposed.event }])).toMatchSnapshot()
  })

  test('of several images has one row for each, and one for that which has no record', () => {
    expect(render([sized(still, 'web'), proposed], { missing: [{ name: 'worker' }] })).toMatchSnapshot()
  })

  test('is two lines when nothing is worth a look', () => {
    expect(
      render([sized(still), sized(still, 'web'), sized({ ...still, size: 521_050_000 }, 'worker')]),
    ).toMatchSnapshot()
  })

  test('of a first measurement says the size, and why nothing is compared', () => {
    const run = sized({ state: 'first', before: undefined, pull: undefined })
    const size = {
      ...run.size,
      baseline: undefined,
      noBaseline: 'No image was found for `main`.',
    } as SizeSection
    expect(render([{ ...run, size }])).toContain(
      '### Buildonce: api has 547.3 MB (first measurement)\n\n<sub>No image was found for `main`. [Full report]',
    )
  })

  test('names each limit that was passed, and each cause once', () => {
    const [increase] = grown.budgets
    const budgets = [
      { ...increase, budget: 'max-size', limit: 540_000_000, measured: 547_312_000 },
      { ...increase },
      {
        ...{ ...increase, budget: 'max-pull', outcome: 'warned', limit: 50_000_000, measured: 58_800_000 },
        cause: 'COPY deps/pylib /opt/venv/lib adds 95 % of the download',
      },
    ] as SizeSection['budgets']
    const text = render([{ ...proposed, size: { ...grown, budgets } }])
    expect(text).toContain(
      '| ❌\u00a0over 540.0\u00a0MB<br>❌\u00a0over +20.0\u00a0MB<br>⚠️\u00a0pull over 50.0\u00a0MB |',
    )
    expect(text).toContain(
      '**api**: `COPY deps/pylib /opt/venv/lib` adds 98 % of the growth. `COPY deps/pylib /opt/venv/lib` adds 95 % of the download. ',
    )
  })

  test('says that a rebuilt layer costs a download and brings nothing', () => {
    const layers = [
      {
        state: 'rebuilt' as const,
        instruction: 'RUN make',
        size: 29_900_000,
        before: 29_900_000,
        files: { added: 0, removed: 0, modified: 0 },
      },
    ]
    expect(render([sized({ ...still, size: 520_999_997, pull: 29_900_000, layers })])).toContain(
      '**api**: One layer was rebuilt with **0 files changed**, and every host downloads 29.9 MB for it. Probably a cache miss: layers cached between runs (input `cache`) avoid this.',
    )
  })

  test('counts layers that were built anew apart from those that changed, and no kind of file that none is of', () => {
    const [platform] = grown.platforms
    const again = { state: 'rebuilt' as const, size: 300, before: 301 }
    const layers = [...(platform?.layers ?? []), again]
    const files = { added: 1, removed: 0, modified: 0 }
    const contents = { ...platform?.contents, files }
    const text = render([
      { ...proposed, size: { ...grown, platforms: [{ ...platform, layers, contents }] } } as Reported,
    ])
    expect(text).toContain(': 2 of 5 layers changed, 1 rebuilt; files: 1 added</summary>')
    const alone = { ...platform, layers: [again], contents: undefined }
    expect(render([{ ...proposed, size: { ...grown, platforms: [alone] } } as Reported])).toContain(
      ': 1 of 1 layer rebuilt without changes</summary>',
    )
  })

  test('names the vulnerabilities that the change brings', () => {
    const clean = {
      ...pushed.scan,
      platforms: pushed.scan?.platforms.map(row => ({ ...row, findings: row.findings.slice(1) })),
    } as Reported['scan']
    const imageReport = {
      name: 'api',
      run: sized(still),
      baseline: { ...proposed, scan: clean },
    } satisfies ImageReport
    const text = renderComment(view([], { imageReports: [imageReport] }), marker)
    expect(text).toContain('### Buildonce: **api introduces 1 new vulnerability**, none of them blocks')
    expect(text).toContain('<b>api</b>: 1 new vulnerability, worst first')
    expect(text).not.toContain('CVE-2026-2222')
  })

  test.each<[string, Partial<Finding>, Partial<Finding>, number | undefined]>([
    [
      'a vulnerability by its other name',
      { id: 'CVE-2026-1', aliases: ['GHSA-1'] },
      { id: 'GHSA-1', aliases: ['CVE-2026-1'] },
      0,
    ],
    [
      'one whose other name only the change tells',
      { id: 'CVE-2026-1' },
      { id: 'GHSA-1', aliases: ['CVE-2026-1'] },
      0,
    ],
    [
      'one whose other name only the baseline tells',
      { id: 'CVE-2026-1', aliases: ['GHSA-1'] },
      { id: 'GHSA-1' },
      0,
    ],
    ['another version of the package', { purl: 'pkg:npm/a@1' }, { purl: 'pkg:npm/a@2', installed: '2' }, 0],
    [
      'the package on another distribution',
      { purl: 'pkg:deb/debian/a@1?distro=12' },
      { purl: 'pkg:deb/debian/a@1?distro=13' },
      0,
    ],
    ['a package of the same name of another kind', { purl: 'pkg:npm/a@1' }, { purl: 'pkg:pypi/a@1' }, 1],
    ['a second copy', {}, {}, 0],
  ])('decides as the gate whether it is new: %s', (_, before, now, count) => {
    const scanOf = (found: Partial<Finding>) =>
      ({
        ...pushed.scan,
        platforms: pushed.scan?.platforms.map(row => ({
          ...row,
          findings: [{ id: 'CVE-2026-1', package: 'a', installed: '1', severity: 'high', ...found }],
        })),
      }) as NonNullable<Reported['scan']>
    const [scan, other] = [scanOf(now), scanOf(before)]
    const rules = {
      failOn: 'none',
      onlyFixed: false,
      scope: 'introduced',
      inherited: 'count',
      deny: [],
    } as const
    const { gate, platforms } = judge(scan.platforms, rules, other.platforms)
    expect(gate.introduced).toBe(count)
    const baseline = { ...proposed, scan: other }
    const [compared, marked] = [{ ...scan }, { ...scan, gate, platforms }]
    for (const found of [compared, marked])
      expect(introducedCount({ name: 'api', run: { ...proposed, scan: found }, baseline })).toBe(count)
  })

  test('says nothing of what is new where the baseline was scanned with another database', () => {
    const scanner = { ...pushed.scan?.scanner, databaseTime: '2026-11-01T00:00:00Z' }
    const baseline = { ...proposed, scan: { ...pushed.scan, scanner, platforms: [] } } as Reported
    const imageReport = { name: 'api', run: { ...proposed, scan: pushed.scan } as Reported, baseline }
    expect(introducedCount(imageReport)).toBeUndefined()
    expect(fixedCount(imageReport)).toBeUndefined()
  })

  test('counts a vulnerability once that several platforms have', () => {
    const findings = [{ ...pushed.scan?.platforms[0]?.findings[0], introduced: true }]
    const scan = {
      ...pushed.scan,
      gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 2, introduced: 2, fixed: 0 },
      platforms: ['linux/amd64', 'linux/arm64'].map(platform => ({
        ...pushed.scan?.platforms[0],
        ...{ platform, findings },
      })),
    } as Reported['scan']
    expect(render([{ ...sized(still), scan }])).toContain('**api introduces 1 new vulnerability**')
  })

  test.each([
    ['warned', '**api grew by 26.3 MB**, 6.3 MB more than it should'],
    ['accepted', '**api grew by 26.3 MB**, 6.3 MB over the limit: accepted by the label `size-ok`'],
  ] as const)('says of a limit that was passed what follows: %s', (outcome, words) => {
    const budgets = [{ ...grown.budgets[0], outcome, label: 'size-ok' }] as SizeSection['budgets']
    const text = render([{ ...proposed, size: { ...grown, status: 'passed', budgets } }])
    expect(text).toContain(`### Buildonce: ${words}\n`)
    expect(text).not.toContain('add the label')
  })

  test.each([
    [
      'grew without any limit',
      { size: 524_000_000, before: 521_000_000 },
      [
        { state: 'modified', instruction: 'COPY site /srv/www', size: 5_100_000, before: 2_000_000 },
        { state: 'modified', instruction: 'RUN make', size: 900_000, before: 1_000_000 },
      ],
      [
        { state: 'added', path: '/srv/www/photo.bin', bytes: 3_200_000, files: 1 },
        { state: 'removed', path: '/srv/www/old.bin', bytes: -90_000, files: 1 },
      ],
      '**api**: `COPY site /srv/www` adds 3.1 MB. Most is `/srv/www/photo.bin`: +3.2 MB uncompressed.',
    ],
    [
      'shrank',
      { size: 519_000_000, before: 521_000_000 },
      [{ state: 'removed', instruction: 'RUN apt-get install gcc', before: 1_900_000 }],
      [
        { state: 'removed', path: '/usr/lib/gcc/', bytes: -3_000_000, files: 60 },
        { state: 'removed', path: '/usr/share/doc/', bytes: -2_900_000, files: 9 },
      ],
      '**api**: `RUN apt-get install gcc` removes 95 % of it. Most is `/usr/lib/gcc/`: −3.0 MB uncompressed.',
    ],
    [
      'grew in many places',
      { size: 524_000_000, before: 521_000_000 },
      [{ state: 'added', size: 3_000_000 }],
      [
        { state: 'added', path: '/a', bytes: 1_500_000, files: 1 },
        { state: 'added', path: '/b', bytes: 1_500_000, files: 1 },
      ],
      undefined,
    ],
  ] as const)('says why an image %s', (_, sizes, layers, changes, words) => {
    const files = { added: 1, removed: 1, modified: 0 }
    const contents = { read: true, files, changes, more: 0, packages: [] }
    const change = { ...sizes, pull: 5_100_000, layers, contents } as unknown as Parameters<typeof sized>[0]
    const build = { ...proposed.build, checks: [] } as Reported['build']
    const text = render([{ ...sized(change), build }])
    const line = text.split('\n').find(candidate => candidate.startsWith('**api**'))
    expect(line).toBe(words)
  })

  test('shows what promotion would do', () => {
    const promote = {
      ...proposed.promote,
      status: 'passed',
      tags: [{ reference: 'ghcr.io/acme/api:pr-412', class: 'floating', outcome: 'would-create' }],
    } as Reported['promote']
    expect(render([{ ...proposed, promote }])).toContain(
      'Planned: `ghcr.io/acme/api:pr-412` would be created.',
    )
  })
})

describe('the table of images', () => {
  const row = (run: Reported) =>
    render([run])
      .split('\n')
      .find(line => line.startsWith('| **'))

  test('names platforms where there are several', () => {
    const [platform] = grown.platforms
    const size = { ...grown, platforms: [platform, { ...platform, platform: 'linux/arm64' }] } as SizeSection
    expect(row(proposed)).toMatch(/^\| \*\*api\*\* \| 547/)
    expect(row({ ...proposed, size })).toMatch(/^\| \*\*api\*\* `linux\/amd64` \| 547/)
  })

  test.each([
    ['max-size', 'failed', '❌\u00a0over 20.0\u00a0MB'],
    ['max-increase', 'warned', '⚠️\u00a0over +20.0\u00a0MB'],
    ['max-pull', 'accepted', 'accepted:\u00a0pull over 20.0\u00a0MB'],
    ['max-size', 'passed', 'passed'],
  ] as const)('says what became of %s: %s', (budget, outcome, words) => {
    const budgets = [{ ...grown.budgets[0], budget, outcome }] as SizeSection['budgets']
    expect(row({ ...proposed, size: { ...grown, budgets } })).toContain(`| ${words} |`)
  })
})

describe('a report is worth a comment', () => {
  test.each<[string, Reported, boolean]>([
    ['when a check failed', broken, true],
    ['when a limit was exceeded', proposed, true],
    ['when the size moved by a megabyte', sized({ ...still, size: 522_100_000 }), true],
    ['when a small image moved by a hundredth', sized({ size: 5_060_000, before: 5_000_000, pull: 0 }), true],
    ['when hosts download a lot for nothing', sized({ ...still, pull: 29_900_000 }), true],
    ['when it has a new platform', sized({ state: 'added', before: undefined, pull: undefined }), true],
    ['not when next to nothing moved', sized(still), false],
    [
      'not when there is nothing to compare with',
      sized({ state: 'first', before: undefined, pull: undefined }),
      false,
    ],
  ])('%s', (_, run, expected) => {
    expect(isSignificant(view([run]))).toBe(expected)
  })
})

describe('what others wrote', () => {
  const evil =
    'a|b`c`<img src=x onerror=alert(1)> --> @acme/team #1 \n## title\n::error::x \u202e \\| [x](javascript:y)'
  const hostile = {
    ...proposed,
    project: evil,
    size: {
      ...grown,
      baseline: { reference: evil, branch: evil, commit: evil },
      platforms: grown.platforms.map(platform => ({
        ...platform,
        platform: evil,
        layers: [{ state: 'modified', instruction: evil, size: 2_000_000, before: 1 }],
        contents: {
          read: true,
          files: { added: 1, removed: 0, modified: 0 },
          changes: [{ state: 'added', path: evil, bytes: 2_000_000, files: 1, sameAs: evil }],
          more: 0,
          packages: [{ kind: 'npm', name: evil, before: evil, after: evil }],
        },
      })),
      budgets: [
        {
          platform: evil,
          budget: 'max-size',
          outcome: 'failed',
          limit: 1,
          measured: 2,
          cause: evil,
          sentence: evil,
        },
      ],
    },
    smoke: {
      ...broken.smoke,
      platforms: [
        {
          platform: evil,
          status: 'failed',
          emulated: false,
          cause: evil,
          log: `${evil}\n\`\`\`\`\n</details>`,
        },
      ],
    },
    tags: { ...proposed.tags, images: [`ghcr.io/acme/${evil}`] },
    event: { ...proposed.event, runUrl: 'javascript:alert(1)' },
  } as unknown as Reported

  test('is text: no markup, mention, reference, link or further line of a table', () => {
    const comment = render([hostile])
    const outside = comment
      .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
      .replace(/`[^`\n]*`/g, '')
      .replace(/<code>[^<]*<\/code>/g, '')
    expect(outside).not.toMatch(/<img|@acme|#1\b|^## title|\u202e/m)
    expect(outside.replace(/^<!-- .* -->$/m, '')).not.toContain('-->')
    expect(outside).not.toContain('](javascript:')
    const rows = comment.split('\n').filter(line => line.startsWith('| '))
    for (const row of rows) expect(row).not.toMatch(/a\|b/)
  })

  test('makes no element, attribute or link of its own in the finished page', () => {
    for (const page of [render([hostile]), renderSummary(view([hostile]))]) {
      const html = micromark(page, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      })
      const elements = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(match => match[1]))
      const ours = [
        'details',
        'summary',
        'sub',
        'br',
        'b',
        'code',
        'pre',
        'p',
        'h3',
        'h4',
        'strong',
        'a',
        'ul',
        'li',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
      ]
      expect([...elements].filter(element => !ours.includes(element as string))).toEqual([])
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(match => match[1])
      expect(
        links.filter(
          link =>
            !link?.startsWith('https://docs.docker.com/') && !link?.startsWith('https://avd.aquasec.com/'),
        ),
      ).toEqual([])
      // A mention counts anywhere in the text of the finished page but in code.
      const prose = html.replace(/<(code|pre)[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '')
      expect(prose).not.toMatch(/@acme|#1\b|GH-1/)
    }
  })

  test('leaves every fold closed', () => {
    const comment = render([hostile])
    const outside = comment.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
    expect(outside.match(/<details/g)?.length).toBe(outside.match(/<\/details>/g)?.length)
  })
})

describe('a container’s last words', () => {
  const failed = (log: string) =>
    render([
      {
        ...broken,
        event: proposed.event,
        smoke: { ...broken.smoke, platforms: [{ ...broken.smoke?.platforms[0], log }] } as Reported['smoke'],
      },
    ])

  test('are shown though one of them never ends, and no character is cut in two', () => {
    const text = failed(`first\n${'😀'.repeat(30_000)}\nlast`)
    expect(text).toMatch(/\nfirst\n(😀)+…(😀)+\nlast\n/u)
    expect(text.isWellFormed()).toBe(true)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(commentLimit)
    expect(text).not.toContain('omitted here')
  })

  test('are fewer where they are many and long, and the fence is whole', () => {
    const text = failed(Array.from({ length: 200 }, (_, line) => `${line} ${'😀'.repeat(2000)}`).join('\n'))
    expect(text).toContain('\n199 😀')
    expect(text).toMatch(/omitted here because of the size limit of comments/)
    expect(text.match(/^```/gm)).toHaveLength(2)
  })
})
