import { expect, test } from '@jest/globals'
import { dockerfileIn, parseMetadata } from '../../src/build/metadata.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const digest = `sha256:${'a'.repeat(64)}`

test('digest and findings are read from the metadata file', () => {
  const text = JSON.stringify({
    'containerimage.digest': digest,
    'buildx.build.warnings': [
      {
        short: base64("FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)"),
        url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
        sourceInfo: { filename: 'Dockerfile' },
        range: [{ start: { line: 1 }, end: { line: 1 } }],
      },
      { short: base64('something else') },
    ],
  })
  expect(parseMetadata(text, 'web/Dockerfile')).toEqual({
    digest,
    provenances: [],
    checks: [
      {
        rule: 'FromAsCasing',
        message: "'as' and 'FROM' keywords' casing do not match",
        url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
        file: 'web/Dockerfile',
        line: 1,
      },
      { rule: 'BuildCheck', message: 'something else', file: 'web/Dockerfile' },
    ],
  })
})

test('the Dockerfile that a build has read is in its provenance, where that has all details', () => {
  const infos = [{ filename: 'Dockerfile', language: 'Dockerfile', data: base64('FROM a\n') }]
  const metadata = { 'https://mobyproject.org/buildkit@v1#metadata': { source: { infos } } }
  expect(dockerfileIn([{ metadata }])).toBe('FROM a\n')
  expect(dockerfileIn([{}])).toBeUndefined()
  expect(dockerfileIn([])).toBeUndefined()
})
