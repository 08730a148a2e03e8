import { expect, test } from '@jest/globals'
import { buildFailure, isCacheFailure } from '../../src/build/failure.ts'

const failed = `#6 [build 2/3] RUN make
#6 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 3
------
 > [build 2/3] RUN make:
0.124 compiling
0.125 main.c:1: no such thing
------

 1 warning found (use docker --debug to expand):
 - FromAsCasing: 'AS' and 'from' keywords' casing do not match (line 1)
Dockerfile:3
--------------------
   2 |     FROM busybox
   3 | >>> RUN make
   4 |     COPY . .
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 3
`

test('a step that fails is named with its exit code and last words', () => {
  expect(buildFailure(failed, 1)).toEqual({
    reason: 'step [build 2/3] RUN make failed: exit code 3: main.c:1: no such thing',
    hint: undefined,
    line: 3,
  })
})

test.each([
  [
    'ERROR: failed to build: failed to solve: target stage "tst" could not be found',
    /^the build failed: target stage "tst"/,
    /`target`/,
  ],
  ['ERROR: failed to solve: x: exec format error', /exec format error/, /emulation/],
  ['ERROR: OCI exporter is not supported for the docker driver.', /OCI exporter/, /setup stage/],
  [
    'ERROR: failed to solve: acme/x: pull access denied, repository does not exist',
    /pull access denied/,
    /log in/,
  ],
  ['ERROR: failed to solve: write /x: no space left on device', /no space/, /prune/],
])('%s', (output, reason, hint) => {
  expect(buildFailure(output, 1)).toMatchObject({
    reason: expect.stringMatching(reason),
    hint: expect.stringMatching(hint),
  })
})

test('a failure without words is told by its exit code', () => {
  expect(buildFailure('', 137).reason).toBe('the build failed: buildx failed with exit code 137')
})

test('a retry that BuildKit prints on its way is not the cause', () => {
  const output = '#2 ERROR: ref locked: unavailable\nERROR: failed to solve: the cause\n'
  expect(buildFailure(output, 1).reason).toBe('the build failed: the cause')
})

test.each([
  ['failed to configure gha cache exporter: token is malformed', true],
  ['lease "hp2pshfypiqbsun8p3x2uuey0": not found', true],
  ['failed to copy: httpReadSeeker: failed open: content at https://r/v2/x not found: not found', true],
  ['unknown cache exporter: "registy"', false],
  ['target stage "tst" could not be found', false],
  ['failed to compute cache key: failed to calculate checksum of ref x::y: "/nofile": not found', false],
])('%s is the cache: %s', (message, cache) => {
  expect(isCacheFailure(buildFailure(`ERROR: failed to solve: ${message}\n`, 1))).toBe(cache)
})

test('a step that talks of a blob is not the cache', () => {
  expect(isCacheFailure(buildFailure(failed.replace('no such thing', 'no such blob'), 1))).toBe(false)
})
