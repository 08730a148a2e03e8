import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { tagsSection } from '../../src/stage/record/tags.ts'
import { exportedVariables, tagsOutputs } from '../../src/tags/outputs.ts'
import { commit, makeTags } from './run.ts'

const images = 'acme/web\nghcr.io/Acme/Web'
const prefix = 'org.opencontainers.image.'
const standard = {
  [`${prefix}created`]: '2026-11-21T08:09:10.123Z',
  [`${prefix}description`]: 'Pages',
  [`${prefix}licenses`]: 'MIT',
  [`${prefix}revision`]: commit,
  [`${prefix}source`]: 'https://github.com/acme/web',
  [`${prefix}title`]: 'web',
  [`${prefix}url`]: 'https://github.com/acme/web',
  [`${prefix}version`]: 'master',
}

describe('the outputs', () => {
  test('are those that are described', async () => {
    const { outputs } = await makeTags({})
    expect(Object.keys(outputs)).toEqual(Object.keys(tagsOutputs))
  })

  test('hold tags for each image, and names alone', async () => {
    const { outputs } = await makeTags({ images, tags: 'b\na' })
    expect(outputs.tags).toBe('acme/web:b\nacme/web:a\nghcr.io/acme/web:b\nghcr.io/acme/web:a')
    expect(outputs['tag-names']).toBe('b\na')
    expect(outputs.version).toBe('b')
  })

  test('hold the labels of the image specification in order', async () => {
    const { outputs } = await makeTags({ images })
    expect(outputs.labels).toBe(
      Object.entries(standard)
        .map(entry => entry.join('='))
        .join('\n'),
    )
    expect(outputs.annotations).toBe(
      Object.entries(standard)
        .map(entry => `manifest:${entry.join('=')}`)
        .join('\n'),
    )
  })

  test('hold further labels, the last value of a key wins', async () => {
    const labels = `b=1\n# c=1\nb=2\n"quoted=a, ""b"""\n{{branch}}=x={{sha}}\n${prefix}title=Title`
    const { section } = await makeTags({ labels, annotations: 'only=here' })
    expect(section.labels).toEqual({
      ...standard,
      b: '2',
      quoted: 'a, "b"',
      master: 'x=860c190',
      [`${prefix}title`]: 'Title',
    })
    expect(section.annotations).toContain('manifest:only=here')
    expect(section.annotations).toContain(`manifest:${prefix}title=web`)
  })

  test('sort labels as people do', async () => {
    const { section } = await makeTags({ labels: 'B=\na b=\na=\nA=\nb=\n_u=\na.b=\n1n=\n-d=\na-b=' })
    const own = Object.keys(section.labels).filter(key => !key.startsWith(prefix))
    expect(own.join(' ')).toBe('_u -d 1n a A a b a-b a.b b B')
  })

  test('are joined as asked, without trimming', async () => {
    const { outputs } = await makeTags({
      tags: 'a\nb',
      'sep-tags': ', ',
      'sep-labels': '\\n',
      'sep-annotations': '|',
    })
    expect(outputs.tags).toBe('a, b')
    expect(outputs['tag-names']).toBe('a, b')
    expect(outputs.labels).toContain('Z\\norg')
    expect(outputs.annotations).toContain('Z|manifest:org')
  })

  test('are one line of JSON as well', async () => {
    const { outputs } = await makeTags({ images, annotations: 'k=v' })
    expect(outputs.json).not.toContain('\n')
    const parsed = JSON.parse(outputs.json ?? '')
    expect(Object.keys(parsed)).toEqual(['tags', 'tag-names', 'labels', 'annotations'])
    expect(parsed).toMatchObject({
      tags: ['acme/web:master', 'ghcr.io/acme/web:master'],
      'tag-names': ['master'],
      labels: standard,
    })
    expect(parsed.annotations[0]).toBe('manifest:k=v')
  })

  test('are empty when no rule makes a tag, with a warning', async () => {
    const { outputs, section } = await makeTags({ images, tags: 'type=ref,event=tag' })
    expect([outputs.version, outputs.tags, outputs['tag-names']]).toEqual(['', '', ''])
    expect(JSON.parse(outputs.json ?? '')).toMatchObject({ tags: [], 'tag-names': [] })
    expect(section).toMatchObject({
      status: 'passed',
      warnings: ['no rule produced a tag'],
      silent: [{ rule: 'type=ref,event=tag', reason: 'the run is not about a Git tag' }],
    })
  })
})

describe('the section', () => {
  test('can be stored and read again, however long the input is', async () => {
    const long = 'x'.repeat(5000)
    const tags = `a\ntype=match,pattern=${long}y,value=${long}\ntype=semver,pattern={{version}},value=${long}`
    const { section } = await makeTags({
      tags,
      labels: `k=${long}`,
    })
    const stored = { ...section, startedAt: '2026-11-21T08:09:10Z', seconds: 0.1 }
    expect(v.parse(tagsSection, JSON.parse(JSON.stringify(stored)))).toMatchObject({
      images: [],
      silent: section.silent,
    })
  })
})

describe('annotations', () => {
  test('are repeated for each level', async () => {
    const { section } = await makeTags({
      annotations: 'k=v',
      'annotation-levels': 'index, manifest[linux/amd64]',
    })
    expect(section.annotations).toHaveLength(18)
    expect([section.annotations[0], section.annotations[9]]).toEqual([
      'index:k=v',
      'manifest[linux/amd64]:k=v',
    ])
  })

  test('that name their level are for that alone', async () => {
    const named = ['index:k=v', 'manifest[linux/amd64],index-descriptor:k=v']
    const { section } = await makeTags({ annotations: [...named, 'a=b'].join('\n') })
    expect(section.annotations.filter(each => /[:.](?:k|a)=/.test(each))).toEqual(['manifest:a=b', ...named])
  })

  test('that name their level get the others in front outside strict mode', async () => {
    const { section, logged } = await makeTags({ annotations: 'index:k=v', strict: 'false' })
    expect(section.annotations).toContain('manifest:index:k=v')
    expect(logged.join()).toContain('it names a level')
  })

  test('take their levels from the environment', async () => {
    const variables = { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index' }
    const { section } = await makeTags({}, { variables })
    expect(section.annotations.map(line => line.split(':')[0])).toEqual([
      ...Array(8).fill('manifest'),
      ...Array(8).fill('index'),
    ])
  })

  test('keep the blanks of levels outside strict mode', async () => {
    const variables = { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest, index' }
    const { section } = await makeTags({ strict: 'false' }, { variables })
    expect(section.annotations[8]).toMatch(/^ index:/)
  })
})

describe('the bake files', () => {
  const bake = async (texts: Record<string, string>) => {
    const { outputs } = await makeTags({ images, annotations: 'k=v', ...texts })
    return Object.fromEntries(
      Object.entries(outputs)
        .filter(([name]) => name.startsWith('bake'))
        .map(([name, path]) => [name, { name: basename(path), text: readFileSync(path, 'utf8') }]),
    )
  }

  test('hold tags, labels and annotations apart, and tags with labels together', async () => {
    const files = await bake({})
    expect(Object.fromEntries(Object.entries(files).map(([output, { name }]) => [output, name]))).toEqual({
      'bake-file': 'docker-metadata-action-bake.json',
      'bake-file-tags': 'docker-metadata-action-bake-tags.json',
      'bake-file-labels': 'docker-metadata-action-bake-labels.json',
      'bake-file-annotations': 'docker-metadata-action-bake-annotations.json',
    })
    const tags = ['acme/web:master', 'ghcr.io/acme/web:master']
    const args = { DOCKER_META_IMAGES: 'acme/web,ghcr.io/acme/web', DOCKER_META_VERSION: 'master' }
    const annotations = [
      'manifest:k=v',
      ...Object.entries(standard).map(entry => `manifest:${entry.join('=')}`),
    ]
    const written = (content: object) =>
      JSON.stringify({ target: { 'docker-metadata-action': content } }, null, 2)
    expect(files['bake-file']?.text).toBe(written({ tags, labels: standard, args }))
    expect(files['bake-file-tags']?.text).toBe(written({ tags, args }))
    expect(files['bake-file-labels']?.text).toBe(written({ labels: standard }))
    expect(files['bake-file-annotations']?.text).toBe(written({ annotations }))
  })

  test('name another target on request, and no version when there is none', async () => {
    const files = await bake({ 'bake-target': 'web', tags: 'type=ref,event=tag' })
    expect(JSON.parse(files['bake-file-tags']?.text ?? '')).toEqual({
      target: { web: { tags: [], args: { DOCKER_META_IMAGES: 'acme/web,ghcr.io/acme/web' } } },
    })
  })
})

describe('variables for later steps', () => {
  const given = { version: '1', 'tag-names': '1', 'bake-file-tags': '/x', 'held-back-tags': 'latest' }
  const exported = {
    DOCKER_METADATA_OUTPUT_VERSION: '1',
    DOCKER_METADATA_OUTPUT_TAG_NAMES: '1',
    DOCKER_METADATA_OUTPUT_BAKE_FILE_TAGS: '/x',
  }
  test.each([undefined, '', '1', 't', 'T', 'true', 'TRUE', 'True'])(
    'are set when the switch is %j',
    setting => expect(exportedVariables(given, setting)).toEqual(exported),
  )
  test.each(['0', 'f', 'F', 'false', 'FALSE', 'False'])('are not set when the switch is %j', setting =>
    expect(exportedVariables(given, setting)).toEqual({}),
  )
})

describe('the switches of the environment', () => {
  test.each([
    ['12', 'sha-860c1904a1ce'],
    ['40', `sha-${commit}`],
    ['99', `sha-${commit}`],
    ['', 'sha-860c190'],
  ])('a short commit of %j characters is %s', async (length, expected) => {
    const variables = { DOCKER_METADATA_SHORT_SHA_LENGTH: length }
    expect((await makeTags({ tags: 'type=sha' }, { variables })).section.version).toBe(expected)
  })
})
