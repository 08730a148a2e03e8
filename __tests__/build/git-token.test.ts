import { expect, test } from '@jest/globals'
import { expandContexts } from '../../src/build/context.ts'
import { gitToken } from '../../src/build/git-token.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { parse } from '../../src/inputs/table.ts'

const facts = { serverUrl: 'https://git.acme.com:8443', project: 'acme/web', commit: 'c'.repeat(40) }
const own = 'https://git.acme.com:8443/acme/web.git'
const idsOf = (texts: Record<string, string>, of = facts) =>
  gitToken(expandContexts(parse(buildInputs, { 'github-token': 't0ken', ...texts }), of), of).map(
    ({ name }) => name,
  )

test.each([
  ['the repository of the run', { context: '{{defaultContext}}:sub' }],
  ['its address', { context: `${own}#main` }],
  ['its address with a query', { context: `${own}?branch=main` }],
  ['a named context in it', { 'build-contexts': 'lib={{defaultContext}}:lib' }],
])('the token of the job goes to a build of %s', (_, texts) => {
  expect(idsOf(texts)).toEqual(['GIT_AUTH_TOKEN.git.acme.com:8443'])
})

test.each([
  ['a folder', { context: '.' }],
  ['another repository of the host', { context: 'https://git.acme.com:8443/acme/other.git#main' }],
  ['one whose name begins alike', { context: `${own}.evil.com/x.git` }],
  [
    'a Dockerfile of another repository, beside a named context in this one',
    { context: 'https://git.acme.com:8443/other/x.git#main', 'build-contexts': 'lib={{defaultContext}}' },
  ],
  ['a workflow with a login of its own', { context: '{{defaultContext}}', secrets: 'GIT_AUTH_TOKEN=x' }],
  [
    'a workflow with a header of its own',
    { context: '{{defaultContext}}', 'secret-files': 'GIT_AUTH_HEADER.git.acme.com:8443=x' },
  ],
  ['a run without a token', { context: '{{defaultContext}}', 'github-token': '' }],
])('the token of the job does not go to %s', (_, texts) => {
  expect(idsOf(texts)).toEqual([])
})
