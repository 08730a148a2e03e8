import { expect, test } from '@jest/globals'
import { buildFailure } from '../../src/build/failure.ts'
import { outputOf } from './output-of.ts'

const failed = `#6 [build 2/3] RUN make
#6 0.124 compiling
#6 0.125 main.c:1: no such thing
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

const failureOf = (text: string, exitCode = 1) => buildFailure(outputOf(text, exitCode))

test('a step that fails is named with its exit code and the line of the cause', () => {
  expect(failureOf(failed)).toEqual({
    reason: 'step [build 2/3] RUN make failed: exit code 3: main.c:1: no such thing',
    line: 3,
    step: '[build 2/3] RUN make',
    log: ['compiling', 'main.c:1: no such thing'],
    message: 'process "/bin/sh -c make" did not complete successfully: exit code: 3',
    command: true,
  })
})

test('of what a step printed the last twenty lines are kept, without colours and not endlessly wide', () => {
  const lines = Array.from(
    { length: 60 },
    (_, at) => `#6 0.1 \u001b[31mline ${at}\u001b[0m ${'x'.repeat(900)}`,
  )
  const { log } = failureOf(failed.replace('#6 0.124 compiling', lines.join('\n')))
  expect(log).toHaveLength(20)
  expect(log[0]).toMatch(/^line 41 x+…$/)
  expect(log[0]).toHaveLength(500)
  expect(log.at(-1)).toBe('main.c:1: no such thing')
})

test('what a step printed of a secret is masked in reason, log and message', () => {
  const text = failed.replaceAll('no such thing', 'token s3cret').replaceAll('RUN make', 'RUN echo s3cret')
  const failure = buildFailure(outputOf(text), found => found.replaceAll('s3cret', '***'))
  expect(JSON.stringify(failure)).not.toContain('s3cret')
  expect(failure.reason).toBe('step [build 2/3] RUN echo *** failed: exit code 3: main.c:1: token ***')
})

test('an image that cannot be resolved is named once, with the cause', () => {
  const cause =
    'failed to do request: Head "https://nope.invalid/v2/nope/manifests/1": dial tcp: lookup nope.invalid on 127.0.0.53:53: no such host'
  const text = `#2 [internal] load metadata for nope.invalid/nope:1
#2 ERROR: ${cause}
------
 > [internal] load metadata for nope.invalid/nope:1:
------
Dockerfile:1
--------------------
   1 | >>> FROM nope.invalid/nope:1
--------------------
ERROR: failed to build: failed to solve: nope.invalid/nope:1: failed to resolve source metadata for nope.invalid/nope:1: ${cause}
`
  expect(failureOf(text)).toMatchObject({
    reason: `the image nope.invalid/nope:1 could not be resolved: ${cause}`,
    hint: expect.stringMatching(/could not be resolved by the builder/),
    base: 'nope.invalid/nope:1',
    line: 1,
    log: [],
  })
})

test('a missing file is told without the references of BuildKit', () => {
  const text = `#5 [1/2] COPY nope /x
#5 ERROR: failed to calculate checksum of ref 3zzb::iz56: "/nope": not found
ERROR: failed to build: failed to solve: failed to compute cache key: failed to calculate checksum of ref 3zzb::iz56: "/nope": not found
`
  expect(failureOf(text).reason).toBe('step [1/2] COPY nope /x failed: "/nope": not found')
})

test('of several steps with an error the one that ended the build is named', () => {
  const text = `#2 importing cache manifest from acme/web:cache
#2 ERROR: failed to configure registry cache importer: acme/web:cache: not found
#5 [api 2/2] RUN a
#5 CANCELED
#6 [web 2/2] RUN b
#6 0.2 gone wrong
#6 ERROR: process "/bin/sh -c b" did not complete successfully: exit code: 2
ERROR: failed to build: failed to solve: process "/bin/sh -c b" did not complete successfully: exit code: 2
`
  expect(failureOf(text).reason).toBe('step [web 2/2] RUN b failed: exit code 2: gone wrong')
})

test('a step cannot print another cause than its own', () => {
  const text = failed.replace(
    '#6 0.124 compiling',
    '#6 0.1 ERROR: failed to solve: no space left on device\n#6 0.1 #9 [x 1/1] RUN y\n#6 0.1 #9 ERROR: z',
  )
  expect(failureOf(text)).toMatchObject({ step: '[build 2/3] RUN make', line: 3 })
})

const command = (log: string, exit = 'exit code: 1') => `#6 [2/2] RUN x
${log
  .split('\n')
  .map(line => `#6 0.1 ${line}`)
  .join('\n')}
#6 ERROR: process "/bin/sh -c x" did not complete successfully: ${exit}
ERROR: failed to build: failed to solve: process "/bin/sh -c x" did not complete successfully: ${exit}
`

const base = (cause: string) => `#2 [internal] load metadata for docker.io/acme/x:1
#2 ERROR: ${cause}
ERROR: failed to build: failed to solve: acme/x:1: failed to resolve source metadata for docker.io/acme/x:1: ${cause}
`

test.each([
  [
    'a wrong target',
    'ERROR: failed to build: failed to solve: target stage "tst" could not be found',
    /^the build failed: target stage "tst"/,
    /`target`/,
  ],
  ['another architecture', 'ERROR: failed to solve: x: exec format error', /exec format error/, /emulation/],
  ['another architecture in a step', command('exec /bin/sh: exec format error'), /exec format/, /emulation/],
  [
    'an exporter that is not there',
    'ERROR: OCI exporter is not supported for the docker driver.',
    /OCI exporter/,
    /setup stage/,
  ],
  [
    'a base that is private',
    base(
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
    /pull access denied/,
    /log in/,
  ],
  [
    'a base with 401',
    base('unexpected status from HEAD request to https://r/v2/x/manifests/1: 401 Unauthorized'),
    /401/,
    /log in/,
  ],
  [
    'a base with 403',
    base('unexpected status from HEAD request to https://r/v2/x/manifests/1: 403 Forbidden'),
    /403/,
    /log in/,
  ],
  [
    'a base of another platform',
    base('no match for platform in manifest: not found'),
    /no match/,
    /platforms/,
  ],
  [
    'the limit of Docker Hub',
    base(
      'failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/x: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
    ),
    /429/,
    /limits pulls: log in/,
  ],
  ['a full disk', 'ERROR: failed to solve: write /x: no space left on device', /no space/, /prune/],
  ['a full disk in a step', command('tar: x: Cannot write: No space left on device'), /No space/, /prune/],
  [
    'a name that a step cannot resolve',
    command("W: Failed to fetch http://deb.debian.org/x  Temporary failure resolving 'deb.debian.org'"),
    /resolving/,
    /name server/,
  ],
  [
    'a name that npm cannot resolve',
    command(
      'npm error network request to https://r.invalid/x failed, reason: getaddrinfo EAI_AGAIN r.invalid',
    ),
    /EAI_AGAIN/,
    /name server/,
  ],
  [
    'a proxy',
    base(
      'failed to do request: Head "https://r/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
    ),
    /proxyconnect/,
    /HTTPS_PROXY/,
  ],
  ['a proxy in a step', command('curl: (56) CONNECT tunnel failed, response 407'), /407/, /HTTPS_PROXY/],
  [
    'a certificate',
    base(
      'failed to do request: Head "https://r/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ),
    /x509/,
    /authority/,
  ],
  [
    'a registry without TLS',
    base('failed to do request: Head "https://r:5000/v2/": http: server gave HTTP response to HTTPS client'),
    /HTTP response/,
    /http = true/,
  ],
  ['want of memory', command('compiling', 'exit code: 137'), /exit code 137: compiling/, /memory/],
  [
    'an entitlement that the builder does not grant',
    'ERROR: failed to build: failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration',
    /granting entitlement/,
    /`buildkitd-flags: --allow-insecure-entitlement/,
  ],
  [
    'an entitlement that the build is not given',
    'ERROR: failed to build: failed to solve: failed to load LLB: network.host is not allowed',
    /network.host is not allowed/,
    /add it to `allow`/,
  ],
  [
    'an output that was cut',
    command('a\n[output clipped, log limit 2MiB reached]'),
    /exit code 1/,
    /STEP_LOG_MAX_SIZE/,
  ],
])('%s has its hint', (_, output, reason, hint) => {
  expect(failureOf(output)).toMatchObject({
    reason: expect.stringMatching(reason),
    hint: expect.stringMatching(hint),
  })
})

test('what a step prints of registries gets no hint about the login of bases', () => {
  expect(
    failureOf(command('curl: (22) The requested URL returned error: 403 Forbidden')).hint,
  ).toBeUndefined()
})

test('a failure without words is told by its exit code', () => {
  expect(failureOf('', 137).reason).toBe('the build failed: buildx failed with exit code 137')
})

test('a retry of equal layers that is printed at the end is not the cause', () => {
  const retry =
    'ERROR: (*service).Write failed: rpc error: code = Unavailable desc = ref layer-sha256:6c7 locked for 1ms: unavailable'
  expect(failureOf(`ERROR: failed to solve: the cause\n${retry}\n${retry}\n`).reason).toBe(
    'the build failed: the cause',
  )
})

test('a retry that BuildKit prints on its way is not the cause', () => {
  const output = '#2 ERROR: ref locked: unavailable\nERROR: failed to solve: the cause\n'
  expect(failureOf(output).reason).toBe('the build failed: the cause')
})
