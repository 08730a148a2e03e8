import { describe, expect, test } from '@jest/globals'
import { defaultRules } from '../../src/pipeline/pipeline-inputs.ts'
import { ruleFor } from '../../src/tags/unread-git-tag.ts'
import { makeTags } from './run.ts'

interface Release {
  readonly gitTag: string
  readonly tags: string
  /** Tags of the registry's repository. */
  readonly registry?: readonly string[]
  /** Tags of the Git checkout, where the registry cannot be asked. */
  readonly git?: readonly string[]
  readonly texts?: Record<string, string>
  readonly payload?: Record<string, unknown>
  readonly event?: string
}

/** Makes the tags of a Git tag, where these versions are there already. */
async function release({ gitTag, tags, registry, git = [], texts = {}, payload, event }: Release) {
  const exec = {
    run: async ({ args }: { args: readonly string[] }) => ({
      exitCode: 0,
      stdout: args[0] === 'tag' ? git.join('\n') : 'false',
      stderr: '',
    }),
    start: () => {
      throw new Error('not here')
    },
  } as never
  const run = await makeTags(
    { images: 'acme/web', tags, ...texts },
    { ref: `tags/${gitTag}`, request: { knownTags: async () => registry }, exec, payload, event },
  )
  const names = run.section.tags.map(({ name }) => name).join(' ')
  const held = run.section.heldBack?.map(({ name, blockedBy }) => `${name} < ${blockedBy}`).join(' ')
  return { ...run, names, held }
}

describe('every kind of rule moves floating tags forward only', () => {
  const semver = ['{{version}}', '{{major}}.{{minor}}', '{{major}}']
    .map(p => `type=semver,pattern=${p}`)
    .join('\n')
  test.each([
    ['type=match,pattern=web-v(.*)', 'web-v1.2.4', ['web-v2.0.0'], 'web-v1.2.4', 'latest < 2.0.0'],
    ['type=match,pattern=web-v(.*),group=1', 'web-v1.2.4', ['2.0.0'], '1.2.4', 'latest < 2.0.0'],
    ['type=match,pattern=web-v(.*)', 'web-v1.2.4', ['api-v2.0.0', '2.0.0'], 'web-v1.2.4 latest', ''],
    ['type=match,pattern=web-v(\\d+),group=1', 'web-v1.2.4', ['1.3.0'], '', '1 < 1.3.0 latest < 1.3.0'],
    ['type=match,pattern=\\d{4}.*', '2026.01.03', ['2026.11.1'], '2026.01.03', 'latest < 2026.11.1'],
    ['type=match,pattern=\\d{4}.*', '2026.12.03', ['2026.11.1', '9.9.9'], '2026.12.03 latest', ''],
    ['type=ref,event=tag', '2026.01.03', ['2026.11.1'], '2026.01.03', 'latest < 2026.11.1'],
    ['type=ref,event=tag', 'web-v1.2.4', ['web-v2.0.0'], 'web-v1.2.4', 'latest < 2.0.0'],
    ['type=ref,event=tag', 'web/v1.2.4', ['web-v2.0.0', 'web-v1.3.0'], 'web-v1.2.4', 'latest < 2.0.0'],
    ['type=ref,event=tag', 'web@1.2.4', ['web-2.0.0'], 'web-1.2.4', 'latest < 2.0.0'],
    ['type=ref,event=tag', 'web-v1.2.4', ['v2.0.0', 'api-v2.0.0'], 'web-v1.2.4 latest', ''],
    ['type=ref,event=tag', '41', ['42', '43.0.0'], '41', 'latest < 42'],
    ['type=ref,event=tag', 'build-9', ['build-10', '11'], 'build-9', 'latest < 10'],
    ['type=ref,event=tag', 'build-11', ['build-10', '12'], 'build-11 latest', ''],
    ['type=ref,event=tag', 'web-v1.9', ['web-v2.0', 'api-v3.0'], 'web-v1.9', 'latest < 2.0'],
    ['type=ref,event=tag', 'web-v2.1', ['web-v2.0', 'api-v3.0'], 'web-v2.1 latest', ''],
    ['type=ref,event=tag', 'release-2026.11', ['release-2027.1'], 'release-2026.11', 'latest < 2027.1'],
    ['type=semver,pattern=v{{major}}.x', 'v1.2.4', ['1.3.0'], '', 'v1.x < 1.3.0 latest < 1.3.0'],
    [
      'type=semver,pattern={{major}}-stable\ntype=semver,pattern={{version}}',
      ...(['v1.2.4', ['1.3.0'], '1.2.4', '1-stable < 1.3.0 latest < 1.3.0'] as const),
    ],
    [
      'type=semver,pattern={{version}}\ntype=semver,pattern=release-{{major}}',
      ...(['v1.2.4', ['1.3.0', 'release-1'], '1.2.4', 'release-1 < 1.3.0 latest < 1.3.0'] as const),
    ],
    [
      'type=semver,pattern={{version}}\ntype=semver,pattern={{version}}-slim\ntype=semver,pattern={{major}}-slim',
      ...(['v1.2.4', ['1.3.0'], '1.2.4 1.2.4-slim 1-slim', 'latest < 1.3.0'] as const),
    ],
    ['type=ref,event=tag', 'v1', ['v2', '2.0.0'], 'v1', 'latest < 2'],
    ['type=pep440,pattern={{version}}', '1.9', ['1.10', '2026.1'], '1.9', 'latest < 1.10'],
    [semver, 'v1.2.5', ['2.0.0', '1.2.4'], '1.2.5 1.2 1', 'latest < 2.0.0'],
    [semver, 'v1.2.5', ['2026.11.1', '7', '20261121'], '1.2.5 1.2 1 latest', ''],
    [semver, 'v2026.1.3', ['2026.11.1', '3.0.0'], '2026.1.3 2026.1', '2026 < 2026.11.1 latest < 2026.11.1'],
  ])('%s for %s after %j makes %s and leaves %s', async (tags, gitTag, registry, names, held) => {
    const texts = tags.includes('{4}') ? `"${tags}"` : tags
    expect(await release({ gitTag, tags: texts, registry })).toMatchObject({ names, held })
  })

  test.each([
    ['type=match,pattern=web-v(.*)', 'web-v1.2.4', ['web-v2.0.0', 'web-v1.2.4'], 'latest < 2.0.0'],
    ['type=match,pattern=web-v(.*)', 'web-v1.2.4', ['api-v2.0.0', 'web-v1.2.4', '2.0.0'], ''],
    [
      'type=match,pattern=v(\\d+).\\d+.\\d+,group=1',
      'v1.2.4',
      ['v1.3.0', 'v1.2.4'],
      '1 < 1.3.0 latest < 1.3.0',
    ],
    ['type=ref,event=tag', 'web/v1.2.4', ['web/v2.0.0', 'api/v3.0.0', 'web/v1.2.4'], 'latest < 2.0.0'],
    ['type=ref,event=tag', 'v1.2.4', ['web/v2.0.0', '2026.11.1', 'v1.2.4'], ''],
    ['type=semver,pattern={{version}}', 'v1.2.4', ['v1.2.3', '2026.11.1', 'v1.2.4'], ''],
    [
      'type=semver,pattern={{version}}',
      '2026.1.4',
      ['v9.0.0', '2026.11.1', '2026.1.4'],
      'latest < 2026.11.1',
    ],
    [
      'type=semver,pattern={{version}},match=^web-v(.*)$',
      'web-v1.2.4',
      ['web-v1.3.0', 'api-v2.0.0', '9.0.0'],
      'latest < 1.3.0',
    ],
  ])('%s for %s in a checkout with %j leaves %s', async (tags, gitTag, git, held) => {
    expect(await release({ gitTag, tags, git })).toMatchObject({ held })
  })
})

describe('a release that GitHub marks as a pre-release', () => {
  const marked = (prerelease: boolean, tag_name = 'v4.0.5') => ({
    payload: { release: { tag_name, prerelease } },
    event: 'release',
  })
  const semver = ['{{version}}', '{{major}}.{{minor}}', '{{major}}', '{{raw}}']
    .map(p => `type=semver,pattern=${p}`)
    .join('\n')
  const all: [string, string, string][] = [
    [semver, '4.0.5 v4.0.5', '4.0.5 4.0 4 v4.0.5 latest'],
    ['type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}', '4.0.5', '4.0.5 4 latest'],
    ['type=ref,event=tag', 'v4.0.5', 'v4.0.5 latest'],
    ['type=match,pattern=v(.*),group=1', '4.0.5', '4.0.5 latest'],
    ['type=match,pattern=v(\\d).*,group=1\ntype=sha', 'sha-860c190', '4 sha-860c190 latest'],
  ]
  test.each(all)('takes no floating tag by %s', async (tags, pre, full) => {
    const released = await release({ gitTag: 'v4.0.5', tags, registry: [], ...marked(true) })
    expect(released.names).toBe(pre)
    expect(released.section.warnings?.join()).toContain('marked as a pre-release on GitHub')
    expect((await release({ gitTag: 'v4.0.5', tags, registry: [], ...marked(false) })).names).toBe(full)
    expect((await release({ gitTag: 'v4.0.5', tags, registry: [], ...marked(true, 'v4.0.4') })).names).toBe(
      full,
    )
  })

  test('is recorded as none that is stable, so that promotion holds back what is given by an order', async () => {
    const { section } = await release({
      gitTag: 'v4.0.5',
      tags: `${semver}\nlatest`,
      registry: [],
      ...marked(true),
    })
    expect(section.tags.map(({ name, version }) => [name, version?.stable])).toEqual([
      ['4.0.5', false],
      ['v4.0.5', false],
      ['latest', undefined],
    ])
  })
})

test.each([
  ['type=schedule', 'nightly', true],
  ["type=schedule,pattern=nightly-{{date 'YYYYMMDD'}}", 'nightly-20261121', undefined],
])(
  'what %s makes moves with the commits of the branch unless it names one day',
  async (tags, name, branch) => {
    const { section } = await makeTags({ tags }, { event: 'schedule', ref: 'heads/main' })
    expect(section.tags).toMatchObject([{ name }])
    expect(section.tags[0]?.branch).toBe(branch)
  },
)

describe('a Git tag that no rule reads', () => {
  test.each([
    ['web-v1.2.3', 'type=semver,pattern={{version}},match=^web-v?(\\d.*)$', '1.2.3 sha'],
    ['web@1.2.3', 'type=semver,pattern={{version}},match=^web@v?(\\d.*)$', '1.2.3 sha'],
    ['web/v1.2.3-rc.1', 'type=semver,pattern={{version}},match=^web\\/v?(\\d.*)$', '1.2.3-rc.1 sha'],
    ['@acme/web@1.2.3', 'type=semver,pattern={{version}},match=^@acme\\/web@v?(\\d.*)$', '1.2.3 sha'],
    ['v1.2.3rc1', 'type=pep440,pattern={{version}}', '1.2.3rc1 sha'],
    ['2026.01.03', 'type=match,pattern=^v?(\\d.*)$,group=1', '2026.01.03 sha'],
    ['v1.2', 'type=match,pattern=^v?(\\d.*)$,group=1', '1.2 sha'],
    ['web-2026.01.03', 'type=match,pattern=^web-v?(\\d.*)$,group=1', '2026.01.03 sha'],
    ['nightly', 'type=ref,event=tag', 'nightly sha'],
  ])('%s under the default rules is a warning with the rule that takes it', async (gitTag, rule, names) => {
    const given = await release({
      gitTag,
      tags: defaultRules,
      registry: [],
      texts: { flavor: 'latest=false' },
    })
    expect(given.names).toBe('sha-860c1904a1ce19322e91ac35af1ab07466440c37')
    expect(given.section.warnings).toContain(
      `tags: the Git tag ${gitTag} gives no tag, because no rule reads it; this one would: ${rule}`,
    )
    expect(ruleFor(gitTag)).toBe(rule)
    const cured = await release({
      gitTag,
      tags: `${rule}\ntype=sha`,
      registry: [],
      texts: { flavor: 'latest=false' },
    })
    expect(cured.names).toBe(names.replace('sha', 'sha-860c190'))
    expect(cured.section.warnings).toEqual([])
  })

  test('is none where a rule has read it, and none on a branch', async () => {
    for (const tags of ['{{tag}}', 'type=ref,event=tag', 'type=semver,pattern={{version}}'])
      expect((await release({ gitTag: 'v1.2.3', tags, registry: [] })).section.warnings).toEqual([])
    expect((await makeTags({ tags: defaultRules })).section.warnings).toEqual([])
  })
})

describe('a whole reference among the rules', () => {
  test.each([
    ['registry/x:main', 'registry/x', 'main'],
    ['ghcr.io/acme/web:1.2', 'ghcr.io/acme/web', '1.2'],
    ['localhost:5000/web:latest', 'localhost:5000/web', 'latest'],
    ['web:1.2', 'web', '1.2'],
    ['type=raw,value=ghcr.io/Acme/web:{{branch}}', 'ghcr.io/Acme/web', '{{branch}}'],
  ])('%s is an error with the cure', async (tags, image, tag) => {
    const text = tags.replace('type=raw,value=', '')
    const cure = `"${text}" is a whole reference, and a tag is asked for: give the repository "${image}" as the image and the tag "${tag}" here`
    await expect(makeTags({ tags })).rejects.toThrow(cure)
    // As told.
    const { section } = await makeTags({ images: image, tags: tag })
    expect(section.tags.map(({ name }) => name)).toEqual([tag.replace('{{branch}}', 'master')])
    const loose = await makeTags({ tags, strict: 'false' })
    expect(loose.section.warnings?.join()).toContain(cure)
  })
  test.each(['ghcr.io/acme/web', `ghcr.io/acme/web@sha256:${'a'.repeat(64)}`])(
    '%s lacks a tag',
    async tags => {
      await expect(makeTags({ tags })).rejects.toThrow(
        'give the repository "ghcr.io/acme/web" as the image, and a tag here',
      )
    },
  )
  test.each(['feature/x', 'release/1.x', '{{branch}}', "{{date 'HH:mm'}}", 'v1.2/x', 'a@b'])(
    '%s is none',
    async tags => {
      await expect(makeTags({ tags, strict: 'false' })).resolves.not.toMatchObject({
        section: { warnings: [expect.stringContaining('whole reference')] },
      })
    },
  )
})

describe('as in docker/metadata-action', () => {
  const payload = {
    head_commit: { id: '860c1904a1ce19322e91ac35af1ab07466440c37', timestamp: '2026-11-20T10:11:12Z' },
  }
  test.each([
    ['{{commit_date YYYY-MM-DD}}', '2026-11-20T10-11-12Z'],
    ['{{date YYYYMMDD}}', '2026-11-21T08-09-10Z'],
    ["{{date YYYYMMDD tz='Asia/Tokyo'}}", '2026-11-21T17-09-10-09-00'],
  ])('%s without quotes has the format of ISO 8601 outside strict mode', async (value, name) => {
    const { section } = await makeTags({ tags: `type=raw,value=${value}`, strict: 'false' }, { payload })
    expect(section.tags.map(tag => tag.name)).toEqual([name])
    expect(section.warnings?.join()).toContain('has its argument without quotes')
  })
  test('and is an error with the cure in strict mode', async () => {
    const text = 'type=raw,value={{commit_date YYYY-MM-DD}}'
    await expect(makeTags({ tags: text }, { payload })).rejects.toThrow("write {{commit_date 'YYYY-MM-DD'}}")
    const { section } = await makeTags({ tags: text.replace(/ (Y.*D)}/, " '$1'}") }, { payload })
    expect(section.tags.map(tag => tag.name)).toEqual(['2026-11-20'])
  })

  test.each(['true', 'false'])('a group may be named, strict %s', async strict => {
    const tags = 'type=match,pattern=web-v(?<v>.*),group=v'
    const made = await release({ gitTag: 'web-v1.2.3', tags, registry: ['1.2.2'], texts: { strict } })
    expect(made.names).toBe('1.2.3 latest')
    const behind = await release({ gitTag: 'web-v1.2.3', tags, registry: ['2.0.0'], texts: { strict } })
    expect(behind).toMatchObject({ names: '1.2.3', held: 'latest < 2.0.0' })
  })
  test('a group that has no such name is an error that says how to name one', async () => {
    const tags = 'type=match,pattern=web-v(.*),group=v'
    await expect(makeTags({ tags })).rejects.toThrow(
      'group "v" is not a number, and the pattern has no group of this name. Number its groups from 1, or name one: (?<v>…).',
    )
  })
})
