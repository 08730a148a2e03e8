import { expect, test } from '@jest/globals'
import { buildFailure } from '../../src/build/failure.ts'

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
  expect(buildFailure('', 137).reason).toBe('the build failed: buildx ended with exit code 137')
})

test('a retry that BuildKit prints on its way is not the cause', () => {
  const output = '#2 ERROR: ref locked: unavailable\nERROR: failed to solve: the cause\n'
  expect(buildFailure(output, 1).reason).toBe('the build failed: the cause')
})
