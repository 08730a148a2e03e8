import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import type { BuildSection } from '../../src/stage/record/build.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { openBench, requestOf, tellingStarts } from './bench.ts'
import { engineImage, settled } from './engine.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')

describe('the example, built once', () => {
  test('is a layout and the engine’s image with one digest', async () => {
    await using bench = await openBench()
    const section = await build(requestOf(await exampleWeb(bench)), bench.tools)
    expect(section).toMatchObject({
      status: 'passed',
      attestations: 1,
      mediaType: expect.stringContaining('image.index'),
    })
    expect(section.platforms).toEqual([
      { platform: 'linux/amd64', digest: expect.stringMatching(/^sha256:/), size: expect.any(Number) },
    ])
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    expect(await layoutIndexDigest(section)).toBe(section.digest)
    await cleanUp(bench.kept, bench.tools)
    expect(await engineImage(section.localImage, bench)).toBeUndefined()
    expect(await bench.leftovers()).toEqual([])
  })

  test('without provenance is one manifest in both', async () => {
    await using bench = await openBench()
    const section = await build(requestOf({ ...(await exampleWeb(bench)), provenance: 'false' }), bench.tools)
    expect(section).toMatchObject({ attestations: 0, mediaType: expect.stringContaining('image.manifest') })
    expect(section.platforms[0]?.digest).toBe(section.digest)
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    await cleanUp(bench.kept, bench.tools)
  })

  test('for two platforms is one index in both', async () => {
    await using bench = await openBench()
    const foreign = bootstrapped('BUILDONCE_TEST_EMULATION')
    const texts = { ...(await exampleWeb(bench)), platforms: `linux/amd64,${foreign}` }
    const section = await build(requestOf(texts), bench.tools)
    expect(section.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', foreign])
    expect(section.attestations).toBe(2)
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    expect(await layoutIndexDigest(section)).toBe(section.digest)
    await cleanUp(bench.kept, bench.tools)
  })

  test('for another platform than the engine’s is there too', async () => {
    await using bench = await openBench()
    const foreign = bootstrapped('BUILDONCE_TEST_EMULATION')
    const section = await build(requestOf({ ...(await exampleWeb(bench)), platforms: foreign }), bench.tools)
    expect(section.platforms.map(({ platform }) => platform)).toEqual([foreign])
    expect(await engineImage(section.localImage, bench)).toBe(section.digest)
    await cleanUp(bench.kept, bench.tools)
  })

  test('starts nothing of docker beside the build', async () => {
    await using bench = await openBench()
    const starts: string[] = []
    const exec = tellingStarts(bench.tools.exec, ({ args }, how) => {
      if (how === 'run') starts.push(args.slice(0, 2).join(' '))
    })
    await build(requestOf(await exampleWeb(bench)), { ...bench.tools, exec })
    expect(starts).toEqual([])
    await cleanUp(bench.kept, bench.tools)
  })

  test('carries labels and annotations, and the name of its repository in the provenance', async () => {
    await using bench = await openBench()
    const more = {
      images: ['ghcr.io/acme/web'],
      imageLabels: { 'org.opencontainers.image.version': '1.2.3' },
      imageAnnotations: ['manifest:org.opencontainers.image.version=1.2.3'],
    }
    const section = await build(requestOf(await exampleWeb(bench), more), bench.tools)
    const bytes = await blobs(section)
    expect(bytes).toContain('"org.opencontainers.image.version":"1.2.3"')
    expect(bytes).toContain('pkg:docker/ghcr.io/acme/web@')
    expect(section.localImage).toMatch(/^ghcr\.io\/acme\/web:buildonce-[0-9a-f]{12}$/)
    await cleanUp(bench.kept, bench.tools)
  })

  test('of the same commit has the same manifest, whenever it is built', async () => {
    await using bench = await openBench()
    const texts = { ...(await exampleWeb(bench)), provenance: 'false', 'no-cache': 'true' }
    // Only copied files: what a RUN writes carries the time of its run.
    await writeFile(join(bench.workspace, 'web/Dockerfile'), 'FROM scratch\nCOPY site /site\n')
    const commitTime = '2026-11-01T12:00:00Z'
    const first = await build(requestOf(texts, { commitTime }), bench.tools)
    const second = await build(requestOf(texts, { commitTime }), bench.tools)
    expect(second.digest).toBe(first.digest)
    await cleanUp(bench.kept, bench.tools)
  })
})

describe('a secret', () => {
  test('is nowhere: no layer, history, process list, log, section or file', async () => {
    await using bench = await openBench()
    const secret = `s3cret-${randomUUID()}`
    const dockerfile = `FROM busybox:1.37
RUN --mount=type=secret,id=token,required=true test -s /run/secrets/token && /bin/sleep 1
RUN --mount=type=secret,id=other,env=OTHER,required=true test -n "$OTHER"
`
    const texts = {
      ...(await exampleWeb(bench)),
      secrets: `token=${secret}`,
      'secret-envs': 'other=OTHER',
      'no-cache': 'true',
    }
    await writeFile(join(bench.workspace, 'web/Dockerfile'), dockerfile)
    await using environment = await openBench({ env: { OTHER: `${secret}-2` } })
    const tools = {
      ...bench.tools,
      exec: environment.tools.exec,
      host: { ...bench.tools.host, variable: environment.tools.host.variable },
    }
    const watching = watchArguments(secret)
    const section = await build(requestOf({ ...texts, provenance: 'mode=max' }), tools)
    expect(section).toMatchObject({ status: 'passed' })
    expect(bench.masked).toContain(`${secret}-2`)
    const { seen, leaked } = await watching.stop()
    expect(seen).toBeGreaterThan(0)
    expect(leaked).toEqual([])
    const history = await tools.exec.run({
      file: 'docker',
      args: ['history', '--no-trunc', `${section.localImage}`],
    })
    expect(history.exitCode).toBe(0)
    const places = {
      history: history.stdout,
      blobs: await blobs(section),
      section: JSON.stringify(section),
      log: bench.printed(),
      kept: JSON.stringify(bench.kept),
    }
    for (const [place, text] of Object.entries(places))
      expect([place, text.includes(secret)]).toEqual([place, false])
    expect(await bench.leftovers()).toEqual([expect.stringMatching(/^buildonce-layout-/)])
    await cleanUp(bench.kept, bench.tools)
  })
})

describe('a build that cannot succeed', () => {
  test('does not carry what its step printed of a secret into the record or an annotation', async () => {
    await using bench = await openBench({ env: { OTHER: `variable-${randomUUID()}` } })
    const [value, file] = [randomUUID(), randomUUID()].map(id => `s3cret-${id}`)
    const texts = { ...(await exampleWeb(bench)), 'secret-envs': 'b=OTHER', 'no-cache': 'true' }
    await writeFile(
      join(bench.workspace, 'web/Dockerfile'),
      `FROM busybox:1.37
RUN --mount=type=secret,id=a --mount=type=secret,id=b --mount=type=secret,id=c \\
    cd /run/secrets; echo "token $(cat a) and $(cat b) and $(tail -n 1 c) refused"; exit 7
`,
    )
    await writeFile(join(bench.workspace, 'key.pem'), `-----BEGIN-----\n${file}\n`)
    const request = requestOf({ ...texts, secrets: `a=${value}`, 'secret-files': 'c=key.pem' })
    const section = await build(request, bench.tools)
    expect(section.reason).toMatch(/: exit code 7: token \*{3} and \*{3} and \*{3} refused$/)
    const [annotation] = bench.annotations
    expect(annotation?.message).toMatch(/token \*{3} and \*{3} and \*{3} refused$/)
    expect(bench.masked).toEqual(expect.arrayContaining([bench.tools.host.variable('OTHER'), file]))
  })

  test('of a failing step is a failed section with the step, and leaves nothing', async () => {
    await using bench = await openBench()
    const texts = await exampleWeb(bench)
    await writeFile(
      join(bench.workspace, 'web/Dockerfile'),
      'FROM busybox:1.37\nRUN echo no such luck && exit 4\n',
    )
    const section = await build(requestOf(texts), bench.tools)
    expect(section).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(
        /^step \[.*\] RUN echo no such luck && exit 4 failed: exit code 4: no such luck$/,
      ),
      platforms: [],
    })
    expect(bench.annotations).toEqual([
      expect.objectContaining({ level: 'error', file: 'web/Dockerfile', line: 2 }),
    ])
    expect(await bench.leftovers()).toEqual([])
    await cleanUp(bench.kept, bench.tools)
    expect(bench.printed()).not.toContain('could not be removed')
  })

  test('for want of inputs says all of it before docker starts', async () => {
    await using bench = await openBench()
    const request = requestOf({ context: 'nowhere', 'secret-envs': 'a=ABSENT' })
    const start = () => {
      throw new Error('docker was started')
    }
    const exec = { ...bench.tools.exec, start }
    await expect(build(request, { ...bench.tools, exec })).rejects.toThrow(/^2 inputs are wrong/)
    expect(bench.kept).toEqual([])
  })

  test('that is stopped leaves neither process, file nor image', async () => {
    const stopping = new AbortController()
    await using bench = await openBench({ signal: stopping.signal })
    const texts = await exampleWeb(bench)
    const marker = randomUUID()
    await writeFile(
      join(bench.workspace, 'web/Dockerfile'),
      `FROM busybox:1.37\nRUN echo ${marker} && /bin/sleep 120\n`,
    )
    const building = build(requestOf({ ...texts, secrets: 'token=x' }), bench.tools)
    await settled(() => bench.printed().includes(`${marker}\n`))
    const before = Date.now()
    stopping.abort()
    await expect(building).rejects.toThrow('the build was cancelled')
    // The step would run for two minutes.
    expect(Date.now() - before).toBeLessThan(60_000)
    expect(await bench.leftovers()).toEqual([])
    await cleanUp(bench.kept, { ...bench.tools, signal: new AbortController().signal })
    await settled(async () =>
      (await commandLines()).every(line => !line.includes(marker) && !line.includes(bench.temp)),
    )
  })
})

test('a build whose process was killed is ended by the clean-up', async () => {
  await using bench = await openBench()
  const texts = await exampleWeb(bench)
  const marker = randomUUID()
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    `FROM busybox:1.37\nRUN echo ${marker} && /bin/sleep 120\n`,
  )
  const building = build(requestOf(texts), bench.tools)
  await settled(() => bench.printed().includes(`${marker}\n`))
  // All that a later process has of this one is what was kept.
  await cleanUp(bench.kept, bench.tools)
  await expect(building).resolves.toMatchObject({ status: 'failed' })
  expect(await bench.leftovers()).toEqual([])
  await settled(async () =>
    (await commandLines()).every(line => !line.includes(marker) && !line.includes(bench.temp)),
  )
})

test('findings of the build checks are in the section and at their lines', async () => {
  await using bench = await openBench()
  const texts = await exampleWeb(bench)
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    'from busybox:1.37 AS one\nFROM one\nENV TOKEN=x\n',
  )
  const section = await build(requestOf(texts), bench.tools)
  expect(section.checks.map(({ rule }) => rule).sort()).toEqual(
    expect.arrayContaining(['ConsistentInstructionCasing', 'FromAsCasing']),
  )
  expect(bench.annotations).toContainEqual(
    expect.objectContaining({ level: 'warning', title: 'FromAsCasing', file: 'web/Dockerfile', line: 1 }),
  )
  await cleanUp(bench.kept, bench.tools)
})

test('an image that is proven already is not built', async () => {
  await using bench = await openBench()
  const digest = `sha256:${'a'.repeat(64)}` as const
  const proven = {
    digest,
    source: { kind: 'registry', repository: 'ghcr.io/acme/web' } as const,
    platforms: [],
  }
  const section = await build(requestOf({ context: 'nowhere' }, { proven }), bench.tools)
  expect(section).toMatchObject({
    status: 'skipped',
    digest,
    source: proven.source,
    reason: expect.stringContaining(digest),
  })
  expect(bench.kept).toEqual([])
})

async function layoutIndexDigest({ source, digest }: Timed<BuildSection>): Promise<string> {
  if (source?.kind !== 'layout') throw new Error('no layout')
  const bytes = await readFile(join(source.path, 'blobs/sha256', `${digest}`.slice(7)))
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Everything a layout holds, unpacked, as one text. */
async function blobs({ source }: Timed<BuildSection>): Promise<string> {
  if (source?.kind !== 'layout') throw new Error('no layout')
  const folder = join(source.path, 'blobs/sha256')
  const all = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name))))
  return all.map(bytes => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1')).join('\n')
}

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const lines = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')))
  return lines.map(line => line.replaceAll('\0', ' '))
}

/** Inspects every process of the machine until it is stopped: how often buildx was seen, and who showed the secret. */
function watchArguments(secret: string) {
  const stopping = new AbortController()
  const leaked: string[] = []
  let seen = 0
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      for (const line of await commandLines()) {
        if (line.includes('buildx build')) seen++
        if (line.includes(secret)) leaked.push(line)
      }
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await watching
      return { seen, leaked }
    },
  }
}
