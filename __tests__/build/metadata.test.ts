import { expect, test } from '@jest/globals'
import { parseMetadata } from '../../src/build/metadata.ts'

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
