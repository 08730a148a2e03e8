import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { limited, scriptRegistry } from './scripted-registry.ts'

bootstrapped('DOCKER_HOST')

const contexts = { 'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}` }

/** Writes files into the workspace, and builds it. */
async function built(
  bench: Bench,
  files: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>> = {},
) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(bench.workspace, path, '..'), { recursive: true })
    await writeFile(join(bench.workspace, path), content)
  }
  return await build(requestOf({ ...contexts, ...texts }), bench.tools)
}

describe('a step that fails', () => {
  test.each([
    ['npm-not-found', 'npm error 404 Not Found - GET https://registry.npmjs.org/buildonce-no-such-package'],
    ['pip-wheel', 'fastsum.c:2:10: fatal error: nosuchheader.h: No such file or directory'],
    ['make-compile', 'main.c:4:16: error: ‘cuont’ undeclared (first use in this function)'],
    ['mvn-compile', '[ERROR] /src/src/main/java/Main.java:[3,24] cannot find symbol'],
    ['go-compile', './main.go:6:14: undefined: total'],
    ['apt-unknown', 'E: Unable to locate package buildonce-no-such-package'],
  ])(
    'with what %s printed is annotated with the line that names the cause, and keeps its end',
    async (name, cause) => {
      await using bench = await openBench()
      const log = join(import.meta.dirname, `../fixtures/build/${name}.txt`)
      await cp(log, join(bench.workspace, 'log'))
      const section = await built(bench, {
        Dockerfile: 'FROM busybox:1.37\nCOPY log /log\nRUN cat /log && exit 1\n',
      })
      const step = section.failure?.step
      expect(step).toMatch(/^\[\d\/3\] RUN cat \/log && exit 1$/)
      expect(section.reason).toBe(`step ${step} failed: exit code 1: ${cause}`)
      expect(bench.annotations).toEqual([
        { level: 'error', title: 'Build failed', message: section.reason, file: 'Dockerfile', line: 3 },
      ])
      const lines = (await readFile(log, 'utf8')).replaceAll('\u001b[0m', '').trimEnd().split('\n')
      expect(section.failure).toMatchObject({
        file: 'Dockerfile',
        line: 3,
      })
      expect(section.failure?.log.map(line => line.trim())).toEqual(lines.slice(-20).map(line => line.trim()))
    },
  )

  test('says its cause once in the log, and its output is there as it came', async () => {
    await using bench = await openBench()
    const marker = randomUUID()
    await built(bench, { Dockerfile: `FROM busybox:1.37\nRUN echo "gone ${marker}" && exit 4\n` })
    const printed = bench.printed()
    expect(printed).toMatch(new RegExp(`^#\\d+ \\d+\\.\\d+ gone ${marker}$`, 'm'))
    expect(printed).not.toMatch(/^(?:#\d+ )?ERROR: /m)
    expect(bench.debugged()).toMatch(/^#\d+ ERROR: process .*\nERROR: failed to build: /)
  })
})

describe('an image that cannot be resolved', () => {
  const dockerfile = 'FROM nope.invalid/nope:1\nRUN true\n'

  test('is told in one line, which is not in the log too', async () => {
    await using bench = await openBench()
    const section = await built(bench, { Dockerfile: dockerfile })
    expect(section.reason).toMatch(
      /^the image nope\.invalid\/nope:1 could not be resolved: .*no such host\. The host name could not be resolved by the builder: /,
    )
    expect(section.reason?.match(/no such host/g)).toHaveLength(1)
    expect(bench.annotations).toHaveLength(1)
    expect(bench.printed()).not.toContain('no such host')
    expect(section.retries).toBeUndefined()
  })

  test('for this platform is told with the platforms that it exists for', async () => {
    await using bench = await openBench()
    const platform = { os: 'linux', architecture: 's390x' }
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    const type = 'application/vnd.oci.image.index.v1+json'
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      manifests: [{ mediaType, digest: `sha256:${'a'.repeat(64)}`, size: 500, platform }],
    })
    const headers = { 'content-type': type, 'content-length': String(body.length) }
    await using registry = await scriptRegistry(({ url = '' }) =>
      url.includes('/manifests/') ? { status: 200, headers, body } : undefined,
    )
    const section = await built(bench, { Dockerfile: `FROM ${registry.host}/acme/only:1\n` })
    expect(section.reason).toMatch(/no match for platform in manifest/)
    expect(section.reason).toContain(`${registry.host}/acme/only:1 exists for \`linux/s390x\` only: `)
  })

  test('and is named almost like a stage is asked about', async () => {
    await using bench = await openBench()
    const section = await built(bench, {
      Dockerfile: 'FROM busybox:1.37 AS builder\nFROM busybox:1.37\nCOPY --from=bilder /a /b\n',
    })
    expect(section.reason).toMatch(
      /There is no stage `bilder` before this line, did you mean the stage `builder`\?$/,
    )
  })
})

describe('a path that is not there', () => {
  const dockerfile = 'FROM busybox:1.37\nCOPY app.js /app.js\n'

  test.each([
    [
      'left out by the ignore file',
      { Dockerfile: dockerfile, 'app.js': '', '.dockerignore': '*.md\n*.js\n' },
      {},
      '`app.js` is there, but .dockerignore leaves it out by its line `*.js`: take it back in with a later line `!app.js`.',
    ],
    [
      'somewhere else',
      { Dockerfile: dockerfile, 'src/app.js': '' },
      {},
      'There is no `app.js` in the context, did you mean `src/app.js`?',
    ],
    [
      'written otherwise',
      { Dockerfile: dockerfile, 'App.js': '' },
      {},
      'There is no `app.js` in the context, did you mean `App.js`?',
    ],
    [
      'outside of the context',
      { 'web/Dockerfile': dockerfile, 'app.js': '' },
      { context: 'web' },
      '`app.js` is in the checkout, but outside of the context `web`: paths of COPY count from there. With `context: .` and `file` the whole checkout is the context.',
    ],
    [
      'nowhere',
      { Dockerfile: dockerfile },
      {},
      'There is no `app.js` in the context: paths of COPY count from there, and files that Git does not have are made by a step before the build.',
    ],
    [
      'not in the other stage',
      { Dockerfile: 'FROM busybox:1.37 AS build\nFROM busybox:1.37\nCOPY --from=build /app/dist /d\n' },
      {},
      'There is no `/app/dist` in `build`: look at where its steps write what is to be copied.',
    ],
  ])('%s is explained', async (_, files: Record<string, string>, texts: Record<string, string>, hint) => {
    await using bench = await openBench()
    const { reason = '' } = await built(bench, files, texts)
    expect(reason).toMatch(/: (?:"\/[^"]*": not found|lstat \S*: no such file or directory)\. /)
    expect(reason.slice(-hint.length)).toBe(hint)
  })
})

test('a wrong target is answered with the stages that there are', async () => {
  await using bench = await openBench()
  const files = { Dockerfile: 'FROM busybox:1.37 AS build\nFROM build AS test\nFROM build\n' }
  expect((await built(bench, files, { target: 'tset' })).reason).toBe(
    'the build failed: target stage "tset" could not be found (did you mean test?). The Dockerfile has the stages `build`, `test` and `2`.',
  )
})

describe('a registry that limits pulls', () => {
  test('with 429, and answers later, is asked again, and that is counted', async () => {
    await using bench = await openBench()
    const again = () => /trying again in 2 s \(1 of 3\)/.test(bench.printed())
    await using registry = await scriptRegistry(({ url = '' }) =>
      url.includes('/manifests/') && !again() ? limited() : undefined,
    )
    const section = await built(bench, { Dockerfile: `FROM ${registry.host}/base/busybox:1\nRUN true\n` })
    expect(section).toMatchObject({ status: 'passed', retries: 1 })
    await cleanUp(bench.kept, bench.tools)
  })

  test('for an hour is not waited for, and the time is told', async () => {
    await using bench = await openBench()
    await using registry = await scriptRegistry(({ url = '' }) =>
      url.includes('/manifests/') ? limited({ 'retry-after': '3600' }) : undefined,
    )
    const section = await built(bench, { Dockerfile: `FROM ${registry.host}/base/busybox:1\n` })
    expect(section.status).toBe('failed')
    expect(section.retries).toBeUndefined()
    expect(section.reason).toMatch(
      /429 Too Many Requests.* Pulls are allowed again at \d\d:\d\d UTC, in \d\d min\. The registry limits pulls: log in /,
    )
  })

  test('by a quota is told with the end of its period', async () => {
    await using bench = await openBench()
    const quota = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '0;w=21600' }
    await using registry = await scriptRegistry(({ url = '' }) =>
      url.includes('/manifests/') ? limited(quota) : undefined,
    )
    const section = await built(bench, { Dockerfile: `FROM ${registry.host}/base/busybox:1\n` })
    expect(section.reason).toMatch(/Pulls are allowed again at \d\d:\d\d UTC at the latest, in 6 hours\./)
  })
})

test('a registry that is disturbed for a while is asked again', async () => {
  await using bench = await openBench()
  const again = () => /trying again in 4 s \(2 of 3\)/.test(bench.printed())
  await using registry = await scriptRegistry(({ url = '' }) =>
    url.includes('/manifests/') && !again() ? { status: 503 } : undefined,
  )
  const section = await built(bench, { Dockerfile: `FROM ${registry.host}/base/busybox:1\nRUN true\n` })
  expect(section).toMatchObject({ status: 'passed', retries: 2 })
  await cleanUp(bench.kept, bench.tools)
})

test('a build that passed tells its bases with their digests, and its slowest steps', async () => {
  await using bench = await openBench()
  const section = await built(
    bench,
    {
      Dockerfile: `FROM busybox:1.37 AS build\nRUN sleep 1 && echo ${randomUUID()} > /a\nFROM busybox:1.37\nCOPY --from=build /a /a\n`,
    },
    { provenance: 'false' },
  )
  expect(section.bases).toEqual([
    {
      name: bootstrapped('BUILDONCE_TEST_BASE'),
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      platform: 'linux/amd64',
    },
  ])
  const [slowest] = section.slowestSteps ?? []
  expect(slowest?.step).toContain('RUN sleep 1')
  expect(slowest?.seconds).toBeGreaterThanOrEqual(1)
  await cleanUp(bench.kept, bench.tools)
})

describe('findings of the build checks', () => {
  const dockerfile = 'from busybox:1.37 AS one\nFROM one\nENV TOKEN=x\nRUN exit 3\n'

  test('are annotated at their lines of a build that failed for something else, too', async () => {
    await using bench = await openBench()
    const section = await built(bench, { Dockerfile: dockerfile })
    expect(section.checks).toContainEqual({
      rule: 'FromAsCasing',
      message: "'AS' and 'from' keywords' casing do not match",
      file: 'Dockerfile',
      line: 1,
    })
    expect(bench.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', title: 'FromAsCasing', file: 'Dockerfile', line: 1 }),
    )
    expect(bench.annotations.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  test('fail the build before its first step where they are errors', async () => {
    await using bench = await openBench()
    const section = await built(bench, { Dockerfile: dockerfile }, { checks: 'error' })
    expect(section).toMatchObject({ status: 'failed', failure: { log: [] } })
    expect(section.reason).toMatch(
      /^the build checks found what must not be in the Dockerfile: .*FromAsCasing \(line 1\)/,
    )
    expect(bench.printed()).not.toContain('RUN exit 3')
    expect(bench.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', title: 'FromAsCasing', file: 'Dockerfile', line: 1 }),
    )
  })

  test('are not looked for where they are off, which changes no byte of the image', async () => {
    await using bench = await openBench()
    const files = { Dockerfile: 'from busybox:1.37 AS one\nFROM one\nENV TOKEN=x\n' }
    const [off, warned] = [
      await built(bench, files, { checks: 'off', provenance: 'false' }),
      await built(bench, files, { provenance: 'false' }),
    ]
    expect(off.checks).toEqual([])
    expect(warned.checks.length).toBeGreaterThan(1)
    expect(off.platforms[0]?.digest).toBe(warned.platforms[0]?.digest)
    await cleanUp(bench.kept, bench.tools)
  })
})
