import { expect, test } from '@jest/globals'
import { dockerfilePath, expandContext } from '../../src/build/context.ts'
import { buildEnvironment } from '../../src/build/environment.ts'
import { isForeignContext, isRemoteContext } from '../../src/identity/remote.ts'

const facts = { serverUrl: 'https://github.com', project: 'acme/web', commit: 'c'.repeat(40) }

test.each([
  ['.', '.'],
  ['{{defaultContext}}', `https://github.com/acme/web.git#${facts.commit}`],
  ['{{defaultContext}}:sub/dir', `https://github.com/acme/web.git#${facts.commit}:sub/dir`],
])('the context %s is %s', (given, expanded) => {
  expect(expandContext(given, facts)).toBe(expanded)
})

test.each([
  ['https://github.com/acme/web.git#main', true],
  ['git@github.com:acme/web.git', true],
  ['github.com/acme/web', true],
  ['.', false],
  ['sub/github.com', false],
  ['/abs', false],
])('%s lives elsewhere: %s', (context, remote) => {
  expect(isRemoteContext(context)).toBe(remote)
})

test.each([
  ['docker-image://alpine', true],
  ['oci-layout://x', true],
  ['target:base', true],
  ['../lib', false],
  ['/lib', false],
])('the named context %s is no folder: %s', (value, foreign) => {
  expect(isForeignContext(value)).toBe(foreign)
})

test.each([
  [undefined, 'web', 'web/Dockerfile'],
  ['web/app.Dockerfile', 'web', 'web/app.Dockerfile'],
  ['/elsewhere/Dockerfile', 'web', undefined],
  [undefined, 'https://github.com/acme/web.git', undefined],
])('file %s in context %s is %s below the workspace', (file, context, path) => {
  expect(dockerfilePath(file, context, '/work')).toBe(path)
})

test.each([
  ['the commit’s time', { commitTime: '2026-11-01T12:00:00+01:00', buildArgs: [] }, {}, '1793530800'],
  ['nothing without one', { buildArgs: [] }, {}, undefined],
  [
    'nothing where the environment has one',
    { commitTime: '2026-11-01T12:00:00Z', buildArgs: [] },
    { SOURCE_DATE_EPOCH: '1' },
    undefined,
  ],
  [
    'nothing where a build argument says it',
    { commitTime: '2026-11-01T12:00:00Z', buildArgs: ['SOURCE_DATE_EPOCH=0'] },
    {},
    undefined,
  ],
])('the image’s time is %s', (_, request, env: Record<string, string>, epoch) => {
  expect(buildEnvironment(request, { variable: name => env[name] }).SOURCE_DATE_EPOCH).toBe(epoch)
})
