import { expect, test } from '@jest/globals'
import { isCacheFailure } from '../../src/build/cache-failure.ts'
import { buildFailure } from '../../src/build/failure.ts'
import { outputOf } from './output-of.ts'

const started = '#1 [internal] load build definition from Dockerfile\n#1 DONE 0.0s\n'
const importing = '#4 importing cache manifest from ghcr.io/acme/web:cache\n'
const copying = '#6 [2/2] COPY gha/blob /x\n'

const missing = 'failed to calculate checksum of ref 3zz::qu9: "/gha/lease "blob": not found": not found'

/** Ends a build with an error, as buildx prints it after its progress. */
function ended(progress: string, error: string, from = ['type=registry,ref=a/b:cache']) {
  const built = outputOf(`${progress}ERROR: failed to build: failed to solve: ${error}\n`)
  return { ...built, ...buildFailure(built), from }
}

test.each([
  [
    'an export that fails',
    `${started}${copying}#7 exporting cache to registry\n#7 ERROR: error writing layer blob: connection refused\n`,
    'error writing layer blob: connection refused',
  ],
  ['an import that fails', `${started}${importing}#4 ERROR: no such host\n`, 'no such host'],
  ['an export that cannot be set up', '', 'failed to configure gha cache exporter: token is malformed'],
  ['a lease that has ended', started + importing + copying, 'lease "hp2pshfypiqbsun8p3x2uuey0": not found'],
  [
    'a layer that the cache lists and does not have',
    `${started}${importing}${copying}#6 ERROR: failed to copy: httpReadSeeker: failed open: content at https://r/v2/x not found: not found\n`,
    'failed to copy: httpReadSeeker: failed open: content at https://r/v2/x not found: not found',
  ],
])('%s is the cache', (_, progress, error) => {
  expect(isCacheFailure(ended(progress, error))).toBe(true)
})

test.each([
  [
    'a file that is missing, whatever its path',
    `${started}${importing}${copying}#6 ERROR: ${missing}\n`,
    `failed to compute cache key: ${missing}`,
  ],
  [
    'a command, whatever it prints',
    `${started}${importing}#6 [2/2] RUN cat "cache exporter" blob\n#6 ERROR: process "/bin/sh -c cat \\"gha\\" blob: lease" did not complete successfully: exit code: 3\n`,
    'process "/bin/sh -c cat \\"gha\\" blob: lease" did not complete successfully: exit code: 3',
  ],
  [
    'a missing cache before a step that fails',
    `${started}${importing}#4 ERROR: not found\n${copying}#6 ERROR: ${missing}\n`,
    `failed to compute cache key: ${missing}`,
  ],
  [
    'a base image without a layer',
    `${started}${importing}#5 [1/2] FROM docker.io/acme/gha\n#5 ERROR: failed to copy: content at https://r/x not found\n`,
    'failed to copy: content at https://r/x not found',
  ],
  ['a cache type that does not exist', '', 'unknown cache exporter: "registy"'],
  ['a target that is missing', started, 'target stage "gha" could not be found'],
])('%s is not the cache', (_, progress, error) => {
  expect(isCacheFailure(ended(progress, error))).toBe(false)
})

test('a layer that is missing where no cache was read is not the cache', () => {
  const error = 'failed to copy: httpReadSeeker: failed open: content at https://r/v2/x not found: not found'
  expect(isCacheFailure(ended(started + copying, error, []))).toBe(false)
})
