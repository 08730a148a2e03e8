import { describe, expect, test } from '@jest/globals'
import { golden } from './golden.ts'
import { makeTags } from './run.ts'

const lines = (text = '') => text.replaceAll(';', '\n')

describe('the published examples of the rule language', () => {
  test.each(
    golden.flatMap(row => [
      { ...row, strict: 'true' },
      { ...row, strict: 'false' },
    ]),
  )(
    '$event $ref: $tags $flavor gives $names (strict: $strict)',
    async ({ images = 'acme/web', tags, flavor, names, references, strict, ...given }) => {
      const texts = { images: lines(images), tags: lines(tags), flavor: lines(flavor), strict }
      const { outputs } = await makeTags(texts, given)
      const expected = names.split(' ').filter(Boolean)
      expect(outputs['tag-names']?.split('\n').filter(Boolean)).toEqual(expected)
      expect(outputs.version).toBe(expected[0] ?? '')
      expect(outputs.tags?.split('\n').filter(Boolean)).toEqual(
        references?.split(' ') ?? expected.map(name => `acme/web:${name}`),
      )
    },
  )
})
