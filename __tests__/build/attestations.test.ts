import { describe, expect, test } from '@jest/globals'
import { attestations, withEnvironment } from '../../src/build/attestations.ts'
import { checkInputs } from '../../src/build/check.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { parse } from '../../src/inputs/table.ts'
import { makeTools } from '../tools.ts'

/** The attestations that are asked for, from the texts of the inputs and the environment. */
function asked(texts: Record<string, string>, none?: string) {
  const env = { BUILDX_NO_DEFAULT_ATTESTATIONS: none }
  const { host } = makeTools({ env })
  return attestations(withEnvironment(parse(buildInputs, texts), host), 'run')
}

describe('BUILDX_NO_DEFAULT_ATTESTATIONS', () => {
  test.each(['1', 't', 'T', 'true', 'TRUE', 'True'])(
    'as %s leaves out the provenance nobody asked for',
    none => {
      expect(asked({}, none)).toEqual({ values: ['type=provenance,disabled=true'], any: false })
    },
  )

  test.each(['0', 'false', 'yes', '', undefined])('as %j does not', none => {
    expect(asked({}, none)).toEqual({ values: ['type=provenance,mode=min,builder-id=run'], any: true })
  })

  test.each([
    [{ provenance: 'mode=max' }, ['type=provenance,mode=max,builder-id=run']],
    [{ provenance: 'true' }, ['type=provenance,mode=min,builder-id=run']],
    [{ sbom: 'true' }, ['type=provenance,disabled=true', 'type=sbom']],
  ])('does not take away what %j asks for', (texts, values) => {
    expect(asked(texts as Record<string, string>, '1').values).toEqual(values)
  })

  test('does not take away what `attests` asks for', () => {
    const [value] = asked({ attests: 'type=provenance,mode=max' }, '1').values
    expect(value).toMatch(/^type=provenance,mode=max/)
  })

  test('makes an annotation of an index wrong, since there is none', async () => {
    const tools = makeTools({ env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } })
    const inputs = parse(buildInputs, { annotations: 'index:a=b', context: 'https://example.com/x.git' })
    const found = await checkInputs(inputs, tools.host)
    expect(found.map(({ input }) => input)).toEqual(['annotations'])
  })
})
