import { describe, expect, test } from '@jest/globals'
import { makeTags } from './run.ts'

const three = ['{{version}}', '{{major}}.{{minor}}', '{{major}}']
  .map(p => `type=semver,pattern=${p}`)
  .join('\n')

interface Release {
  readonly gitTag: string
  readonly known: readonly string[] | undefined
  readonly texts?: Record<string, string>
}

async function release({ gitTag, known, texts = {} }: Release) {
  const asked: (readonly string[])[] = []
  const knownTags = async (images: readonly string[]) => {
    asked.push(images)
    return known
  }
  const run = await makeTags(
    { images: 'acme/web', tags: three, ...texts },
    { ref: `tags/${gitTag}`, request: { knownTags } },
  )
  return { ...run, asked, names: run.outputs['tag-names']?.split('\n').join(' ') }
}

describe('floating tags', () => {
  const cases: [string, string[], string, string][] = [
    ['v2.0.1', ['1.9.0', '2.0.0'], '2.0.1 2.0 2 latest', ''],
    ['v1.9.1', ['1.9.0', '2.0.1'], '1.9.1 1.9 1', 'latest'],
    ['v1.3.9', ['1.3.8', '1.4.0', '2.0.0'], '1.3.9 1.3', '1 latest'],
    ['v1.3.9', ['1.3.8', '2.0.0'], '1.3.9 1.3 1', 'latest'],
    ['v1.3.9', ['1.3.10'], '1.3.9', '1.3 1 latest'],
    ['v1.3.9', ['1.3.9', '1.3', '1', 'latest', 'main', 'sha-123'], '1.3.9 1.3 1 latest', ''],
    ['v1.3.9', ['2.0.0-rc.1', '1.4.0-beta'], '1.3.9 1.3 1 latest', ''],
    ['v1.3.9', ['v1.4.0'], '1.3.9 1.3', '1 latest'],
    ['v2.0.0-rc.1', ['1.0.0'], '2.0.0-rc.1', ''],
    ['v0.1.0', [], '0.1.0 0.1 0 latest', ''],
  ]
  test.each(cases)('%s after %j moves %s and leaves "%s"', async (gitTag, known, moved, held) => {
    const { names, outputs, section, logged } = await release({ gitTag, known })
    expect(names).toBe(moved)
    expect(outputs['held-back-tags']?.split('\n').join(' ')).toBe(held)
    for (const name of held.split(' ').filter(Boolean)) {
      expect(logged.join('\n')).toContain(`${name} is not moved: ${section.version} is lower than`)
    }
  })

  test('what holds a tag back is in the record', async () => {
    const { section } = await release({ gitTag: 'v1.9.1', known: ['2.0.0', '2.0.1'] })
    expect(section.heldBack).toEqual([
      { name: 'latest', rule: 'latest=auto', version: '1.9.1', blockedBy: '2.0.1' },
    ])
  })

  test('they always move on request, and nobody is asked', async () => {
    const { names, asked } = await release({
      gitTag: 'v1.9.1',
      known: ['2.0.1'],
      texts: { floating: 'always' },
    })
    expect(names).toBe('1.9.1 1.9 1 latest')
    expect(asked).toEqual([])
  })

  test('nobody is asked when none is at stake', async () => {
    const prerelease = await release({ gitTag: 'v2.0.0-rc.1', known: [] })
    const whole = await release({
      gitTag: 'v2.0.0',
      known: [],
      texts: { tags: 'type=semver,pattern={{version}}', flavor: 'latest=false' },
    })
    expect([...prerelease.asked, ...whole.asked]).toEqual([])
    expect((await release({ gitTag: 'v2.0.0', known: [] })).asked).toEqual([['acme/web']])
  })

  test('they move without a check when nobody knows the versions, and the log says so', async () => {
    const { names, logged } = await release({ gitTag: 'v1.9.1', known: undefined })
    expect(names).toBe('1.9.1 1.9 1 latest')
    expect(logged.join('\n')).toContain('move without a check')
  })

  test('a variant is compared with its own versions only', async () => {
    const texts = { flavor: 'suffix=-alpine,onlatest=true' }
    const free = await release({ gitTag: 'v1.9.1', known: ['2.0.0', '1.9.5'], texts })
    expect(free.names).toBe('1.9.1-alpine 1.9-alpine 1-alpine latest-alpine')
    const held = await release({ gitTag: 'v1.9.1', known: ['2.0.0-alpine', '1.9.5-alpine'], texts })
    expect(held.names).toBe('1.9.1-alpine')
    const plain = await release({ gitTag: 'v1.9.1', known: ['2.0.0-alpine'] })
    expect(plain.names).toBe('1.9.1 1.9 1 latest')
  })

  test('a v in front makes no variant', async () => {
    const tags = 'type=semver,pattern=v{{version}}\ntype=semver,pattern=v{{major}}'
    expect((await release({ gitTag: 'v1.9.1', known: ['1.10.0'], texts: { tags } })).names).toBe('v1.9.1')
    expect((await release({ gitTag: 'v1.9.1', known: ['v1.10.0'], texts: { tags } })).names).toBe('v1.9.1')
  })

  test('an explicit latest is an order', async () => {
    const byFlavor = await release({ gitTag: 'v1.9.1', known: ['2.0.0'], texts: { flavor: 'latest=true' } })
    const byRule = await release({ gitTag: 'v1.9.1', known: ['2.0.0'], texts: { tags: `${three}\nlatest` } })
    expect([byFlavor.names, byRule.names]).toEqual(['1.9.1 1.9 1 latest', '1.9.1 1.9 1 latest'])
  })

  test('an explicit rule for a partial version is an order', async () => {
    const texts = { tags: `${three}\n1.9` }
    expect((await release({ gitTag: 'v1.9.1', known: ['1.9.5'], texts })).names).toBe('1.9.1 1.9')
  })

  test('latest of a Git tag is held back too', async () => {
    const texts = { tags: 'type=ref,event=tag' }
    expect((await release({ gitTag: 'v1.9.1', known: ['v2.0.0'], texts })).names).toBe('v1.9.1')
    expect((await release({ gitTag: 'nightly', known: ['v2.0.0'], texts })).names).toBe('nightly latest')
  })

  test('latest of a pre-release Git tag is kept, with a warning', async () => {
    const { names, section } = await release({
      gitTag: 'v2.0.0-rc.1',
      known: [],
      texts: { tags: 'type=ref,event=tag' },
    })
    expect(names).toBe('v2.0.0-rc.1 latest')
    expect(section.warnings?.join()).toContain('latest is set for the pre-release v2.0.0-rc.1')
  })

  test('latest of a matched version is held back too', async () => {
    const texts = { tags: 'type=match,pattern=v(\\d+.\\d+),group=1' }
    expect((await release({ gitTag: 'v1.9.1', known: ['2.0.0'], texts })).names).toBe('1.9')
  })

  test('Python versions are compared as such', async () => {
    const tags = 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}'
    const held = await release({ gitTag: '1.9', known: ['1.10', '1.11rc1'], texts: { tags } })
    expect(held.names).toBe('1.9')
    expect(held.section.heldBack?.map(({ blockedBy }) => blockedBy)).toEqual(['1.10', '1.10'])
    expect((await release({ gitTag: '1!1.0', known: ['2.0'], texts: { tags } })).names).toBe('1-1.0 1 latest')
  })

  test('one that is held back is never the main tag', async () => {
    const texts = { tags: 'type=semver,pattern={{major}}\ntype=semver,pattern={{version}}' }
    const { section } = await release({ gitTag: 'v1.9.1', known: ['1.10.0'], texts })
    expect([section.version, section.labels['org.opencontainers.image.version']]).toEqual(['1.9.1', '1.9.1'])
  })
})

describe('the class of a tag', () => {
  const classes = async (texts: Record<string, string>, given: Parameters<typeof makeTags>[1] = {}) =>
    Object.fromEntries((await makeTags(texts, given)).section.tags.map(tag => [tag.name, tag.class]))

  test('is immutable for whole versions and commits, floating for what moves', async () => {
    expect(await classes({ tags: `${three}\ntype=sha\ntype=ref,event=tag` }, { ref: 'tags/v1.2.3' })).toEqual(
      {
        '1.2.3': 'immutable',
        '1.2': 'floating',
        '1': 'floating',
        'v1.2.3': 'immutable',
        'sha-860c190': 'immutable',
        latest: 'floating',
      },
    )
    expect(await classes({ tags: 'type=edge\ntype=ref,event=branch\nstable' })).toEqual({
      edge: 'floating',
      master: 'floating',
      stable: 'floating',
    })
    expect(await classes({}, { event: 'pull_request', ref: 'pull/3/merge' })).toEqual({ 'pr-3': 'floating' })
  })

  test.each([
    ["{{date 'YYYYMMDD'}}", 'immutable'],
    ["{{date 'YYYY.MM.DD'}}", 'immutable'],
    ["{{date 'X'}}", 'immutable'],
    ["{{date 'GGGG[w]WW'}}", 'floating'],
    ["{{date 'YYYY.MM'}}", 'floating'],
    ["{{date '[D]YYYY'}}", 'floating'],
    ['main-{{sha}}', 'immutable'],
    ['1.2.3', 'immutable'],
    ['1.2', 'floating'],
  ])('of %s is %s', async (value, expected) => {
    expect(Object.values(await classes({ tags: `type=raw,value=${value}` }))).toEqual([expected])
  })

  test('is immutable when a prefix or suffix names the build', async () => {
    expect(await classes({ tags: 'type=ref,event=branch,suffix=-{{sha}}' })).toEqual({
      'master-860c190': 'immutable',
    })
  })

  test('of a Git tag that people move is floating', async () => {
    expect(await classes({ tags: 'type=ref,event=tag', flavor: 'latest=false' }, { ref: 'tags/v1' })).toEqual(
      { v1: 'floating' },
    )
  })

  test('can be given by patterns, the last one wins', async () => {
    const texts = {
      tags: 'release-1\nrelease-2\ntype=sha',
      'immutable-tags': 'release-*\n!release-2\n!sha-*',
    }
    expect(await classes(texts)).toEqual({
      'release-1': 'immutable',
      'release-2': 'floating',
      'sha-860c190': 'floating',
    })
  })
})
