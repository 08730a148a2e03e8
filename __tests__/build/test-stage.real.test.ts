import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import type { BuildRequest } from '../../src/build/request.ts'
import { cleanUp as cleanUpSetup } from '../../src/setup/setup.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { hasBuildKit, onBuildKit, startBuilder } from './buildkit.ts'
import { engineImage, settled } from './engine.ts'

bootstrapped('DOCKER_HOST')

const base = { 'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}` }

async function built(
  bench: Bench,
  dockerfile: string,
  texts: Readonly<Record<string, string>> = {},
  more: Partial<BuildRequest> = {},
) {
  await writeFile(join(bench.workspace, 'Dockerfile'), dockerfile)
  return await build(requestOf({ ...base, 'test-target': 'test', ...texts }, more), bench.tools)
}

/** A Dockerfile whose tests are what its test stage runs. */
const run = (command: string) => `FROM busybox:1.37 AS base
RUN echo ${randomUUID()} > /built
FROM base AS test
CMD ["sh", "-c", ${JSON.stringify(command)}]
FROM base
COPY Dockerfile /made
`

const junit = `<?xml version="1.0"?><testsuites><testsuite name="sum"><testcase name="adds" classname="sum" time="0.1"/><testcase name="takes" classname="sum"><failure message="expected 1, got 3">at sum.js:4</failure></testcase><testcase name="later" classname="sum"><skipped/></testcase></testsuite></testsuites>`

/** Lists the containers of a build that are still there. */
function containers({ kept }: Bench): string[] {
  const own = kept.filter(({ kind }) => kind === 'container').map(({ name }) => name)
  expect(own).toHaveLength(1)
  const all = execFileSync('docker', ['ps', '--all', '--format', '{{.Names}}'], { encoding: 'utf8' })
  return all.split('\n').filter(name => own.includes(name))
}

describe('a test stage with a CMD', () => {
  test('that passes is run before the image is built, from the same cache, and is in the record', async () => {
    await using bench = await openBench()
    const section = await built(bench, run('cat /built; echo all well'))
    expect(section).toMatchObject({
      status: 'passed',
      test: { target: 'test', status: 'passed', ran: true, exitCode: 0 },
      // The step of the base was built for the tests.
      cache: { cachedSteps: 1, steps: 2 },
    })
    expect(section.test?.log).toBeUndefined()
    const printed = bench.printed()
    expect(printed.indexOf('\nall well')).toBeGreaterThan(0)
    expect(printed.indexOf('\nall well')).toBeLessThan(printed.indexOf('COPY Dockerfile /made'))
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    await cleanUp(bench.kept, bench.tools)
    expect(await engineImage(`${section.localImage}-test`, bench)).toBeUndefined()
    expect(containers(bench)).toEqual([])
  })

  test('that fails is the end: no image, its cause and its last lines', async () => {
    await using bench = await openBench()
    const section = await built(bench, run('echo one; echo "Error: sum is wrong"; exit 3'))
    expect(section).toMatchObject({
      status: 'failed',
      reason: 'the tests of the stage "test" failed: exit code 3: Error: sum is wrong',
      platforms: [],
      test: { status: 'failed', ran: true, exitCode: 3, log: ['one', 'Error: sum is wrong'] },
    })
    expect(section.digest).toBeUndefined()
    expect(section.source).toBeUndefined()
    expect(bench.printed()).not.toContain('COPY Dockerfile /made')
    await cleanUp(bench.kept, bench.tools)
    expect(await bench.leftovers()).toEqual([])
    expect(containers(bench)).toEqual([])
  })

  test('has its reports copied out when it fails, and the failed tests are named', async () => {
    await using bench = await openBench()
    const command = `mkdir -p /app/reports && echo '${junit}' > /app/reports/junit.xml; exit 1`
    const section = await built(bench, run(command), { 'test-report': '/app/reports, /nowhere' })
    expect(section.reason).toBe(
      'the tests of the stage "test" failed: exit code 1: 1 of 3 tests: sum › takes: there is no /nowhere to copy out (test-report)',
    )
    expect(section.test).toMatchObject({
      counts: { tests: 3, failed: 1, skipped: 1 },
      failures: [{ name: 'takes', group: 'sum', message: 'expected 1, got 3' }],
    })
    const copied = join(section.test?.reports ?? '', 'app/reports/junit.xml')
    expect((await readFile(copied, 'utf8')).trim()).toBe(junit)
    await cleanUp(bench.kept, bench.tools)
    expect(await bench.leftovers()).toEqual([])
  })

  test('whose secrets are printed does not carry them into the record', async () => {
    await using bench = await openBench()
    const secret = randomUUID()
    const section = await built(bench, run(`echo "Error: ${secret}"; exit 1`), { secrets: `token=${secret}` })
    expect(section.reason).toBe('the tests of the stage "test" failed: exit code 1: Error: ***')
    expect(JSON.stringify(section)).not.toContain(secret)
    await cleanUp(bench.kept, bench.tools)
  })

  test('that is stopped leaves no container', async () => {
    const stopping = new AbortController()
    await using bench = await openBench({ signal: stopping.signal })
    const marker = randomUUID()
    const building = built(bench, run(`echo ${marker}; sleep 600`))
    await settled(() => bench.printed().includes(`\n${marker}`))
    stopping.abort()
    await expect(building).rejects.toThrow('the build was cancelled')
    expect(containers(bench)).toEqual([])
    await cleanUp(bench.kept, { ...bench.tools, signal: new AbortController().signal })
  })

  test('cannot say anything to the runner: what it prints goes out as foreign text', async () => {
    await using bench = await openBench()
    let foreign = ''
    const log: typeof bench.tools.log = {
      ...bench.tools.log,
      foreign: work => work(chunk => (foreign += Buffer.from(chunk).toString('utf8'))),
    }
    await writeFile(join(bench.workspace, 'Dockerfile'), run('echo "::error::forged"; exit 1'))
    const request = requestOf({ ...base, 'test-target': 'test' })
    await build(request, { ...bench.tools, log })
    expect(foreign).toContain('::error::forged')
    expect(bench.printed()).not.toContain('::error::forged')
    await cleanUp(bench.kept, bench.tools)
  })
})

describe('a test stage whose steps are its tests', () => {
  const steps = (step: string) =>
    `FROM busybox:1.37 AS base\nFROM base AS test\nRUN ${step}\nFROM base\nCOPY Dockerfile /made\n`

  test('needs no container', async () => {
    await using bench = await openBench()
    const section = await built(bench, steps(`echo ${randomUUID()}`))
    expect(section).toMatchObject({ status: 'passed', test: { status: 'passed', ran: false } })
    expect(bench.kept.some(({ kind }) => kind === 'container')).toBe(false)
    await cleanUp(bench.kept, bench.tools)
  })

  test('fails with the cause of its step, at its line', async () => {
    await using bench = await openBench()
    const section = await built(bench, steps('echo "Error: sum is wrong" && exit 1'))
    expect(section.reason).toMatch(
      /^the test stage "test" did not build: step \[test \d\/\d\] RUN .* failed: exit code 1: Error: sum is wrong$/,
    )
    expect(section.test).toMatchObject({ status: 'failed', ran: false, log: ['Error: sum is wrong'] })
    expect(bench.annotations).toEqual([
      expect.objectContaining({ level: 'error', file: 'Dockerfile', line: 3 }),
    ])
    await cleanUp(bench.kept, bench.tools)
  })

  test('fails by a report with a failed test, whatever its steps returned', async () => {
    await using bench = await openBench()
    const section = await built(bench, steps(`echo '${junit}' > /junit.xml`), { 'test-report': '/junit.xml' })
    expect(section).toMatchObject({
      status: 'failed',
      reason: 'the tests of the stage "test" failed: 1 of 3 tests: sum › takes',
      test: { ran: false, counts: { tests: 3, failed: 1, skipped: 1 } },
    })
    await cleanUp(bench.kept, bench.tools)
    expect(containers(bench)).toEqual([])
  })

  test('has not passed without the report that is to be copied out', async () => {
    await using bench = await openBench()
    const section = await built(bench, steps('true'), { 'test-report': '/app/reports' })
    expect(section).toMatchObject({
      status: 'failed',
      reason: 'the tests of the stage "test" failed: there is no /app/reports to copy out (test-report)',
    })
    await cleanUp(bench.kept, bench.tools)
  })

  test('that is not there is answered with the stages that are', async () => {
    await using bench = await openBench()
    const section = await built(bench, steps('true'), { 'test-target': 'tests' })
    expect(section.reason).toMatch(/^the test stage "tests" did not build: .* The Dockerfile has the stages /)
    await cleanUp(bench.kept, bench.tools)
  })
})

test('a report is only copied out of a test stage that is named', async () => {
  await using bench = await openBench()
  await writeFile(join(bench.workspace, 'Dockerfile'), 'FROM scratch\n')
  await expect(build(requestOf({ 'test-report': '/x' }), bench.tools)).rejects.toThrow(/test-target/)
})

describe('a builder beside the engine', () => {
  let bench: Bench
  let builder: string
  beforeAll(async () => {
    bench = await openBench()
    if (hasBuildKit) builder = await startBuilder(bench)
  })
  afterAll(async () => {
    await cleanUpSetup(bench.kept, bench.tools)
    await bench[Symbol.asyncDispose]()
  })

  onBuildKit('gives the engine the test stage, one platform of several', async () => {
    await using here = await openBench()
    const texts = { builder, platforms: 'linux/arm64,linux/amd64' }
    const dockerfile = run('uname -m; exit 4').replace(/RUN echo .*\n/, '')
    const section = await built(here, dockerfile, texts, {
      driver: 'docker-container',
      nativePlatform: 'linux/amd64',
    })
    expect(section).toMatchObject({ status: 'failed', test: { exitCode: 4, log: ['x86_64'] } })
    await cleanUp(here.kept, here.tools)
  })

  onBuildKit('without an engine cannot run tests, and says so', async () => {
    await using here = await openBench()
    const remote = { driver: 'remote', imageStore: undefined } as const
    await expect(built(here, run('true'), { builder }, remote)).rejects.toThrow(
      /the stage "test" is to be run, and there is no Docker Engine/,
    )
  })
})
