import { expect, test } from '@jest/globals'
import { hasOwnCommand, readStages } from '../../src/build/dockerfile-stages.ts'

const dockerfile = `# syntax=docker/dockerfile:1
ARG NODE=24
FROM --platform=$BUILDPLATFORM node:$NODE AS Base
WORKDIR /app
FROM base as test
# FROM comment AS no
COPY <<-EOF <<"END" /src/
FROM in-a-heredoc AS no
EOF
CMD ["no"]
END
RUN npm ci && \\
    # CMD in a comment
    npm test
CMD ["npm", "test"]

from test AS e2e
RUN true
FROM base
COPY --from=test /app /app
`

test('stages are read with their names, without comments and here-documents', () => {
  expect(readStages(dockerfile)).toEqual([
    { name: 'base', from: 'node:$NODE', hasCommand: false },
    { name: 'test', from: 'base', hasCommand: true },
    { name: 'e2e', from: 'test', hasCommand: false },
    { from: 'base', hasCommand: false },
  ])
})

test.each([
  ['test', true],
  ['TEST', true],
  ['e2e', true],
  ['base', false],
  ['1', true],
  ['3', false],
  ['nowhere', false],
])('the containers of %s run what this Dockerfile says: %s', (target, own) => {
  expect(hasOwnCommand(readStages(dockerfile), target)).toBe(own)
})

test('a stage that is named like its image is no circle', () => {
  expect(hasOwnCommand(readStages('FROM node AS node\nFROM node AS node\n'), 'node')).toBe(false)
})

test('another escape character continues lines', () => {
  expect(readStages('# escape=`\nFROM a AS b\nRUN x `\nCMD not\nENTRYPOINT ["y"]\n')).toEqual([
    { name: 'b', from: 'a', hasCommand: true },
  ])
  expect(readStages('FROM a\nRUN x \\\nCMD not\n')[0]?.hasCommand).toBe(false)
})
