import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp, openBuildFolders } from '../../src/build/build-folders.ts'
import { loadPlatform } from '../../src/build/load.ts'
import { buildStage } from '../../src/pipeline/build.ts'
import { cleanUp as cleanUpSetup } from '../../src/setup/setup.ts'
import type { BuildSection } from '../../src/stage/record/build.ts'
import { startRun } from '../../src/stage/record/writing.ts'
import type { Command, Tools } from '../../src/stage/stage.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { hasBuildKit, onBuildKit, startBuilder } from './buildkit.ts'
import { engineImage } from './engine.ts'
import { exampleWeb } from './example-web.ts'

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

describe('a BuildKit in a container', () => {
  onBuildKit('gives layout and engine the same digest, for two platforms too', async () => {
    await using here = await openBench()
    const texts = { ...(await exampleWeb(here)), builder, platforms: 'linux/amd64,linux/arm64' }
    await writeFile(join(here.workspace, 'web/Dockerfile'), 'FROM busybox:1.37\nCOPY site /srv/www\n')
    const section = await build(requestOf(texts, { driver: 'docker-container' }), here.tools)
    expect(section).toMatchObject({ status: 'passed', attestations: 2 })
    expect(await engineImage(section.localImage, here)).toBe(section.digest)
    await cleanUp(here.kept, here.tools)
    expect(await engineImage(section.localImage, here)).toBeUndefined()
  })

  onBuildKit('without an engine beside it makes the layout only, and says so', async () => {
    await using here = await openBench()
    const texts = { ...(await exampleWeb(here)), builder }
    const section = await build(requestOf(texts, { driver: 'remote', imageStore: undefined }), here.tools)
    expect(section).toMatchObject({
      status: 'passed',
      warnings: [expect.stringContaining('no Docker Engine')],
    })
    expect(section.localImage).toBeUndefined()
    expect(here.kept.filter(({ kind }) => kind === 'image')).toEqual([])
    await cleanUp(here.kept, here.tools)
  })
})

describe('a build that no setup went before', () => {
  const alone = async (here: Bench, texts: Record<string, string>) => {
    const ran: string[] = []
    const { exec } = here.tools
    const note = ({ file, args }: Pick<Command, 'file' | 'args'>) =>
      void ran.push([file, ...args.slice(0, 2)].join(' '))
    const tools: Tools = {
      ...here.tools,
      exec: {
        run(command, watch) {
          if (command.file === 'docker') note(command)
          return exec.run(command, watch)
        },
        start(command) {
          if (command.file === 'docker') note(command)
          return exec.start(command)
        },
      },
    }
    const record = startRun(here.tools.host.facts)
    return { ran, result: buildStage.run({ texts, record }, tools) }
  }

  onBuildKit('asks about the builder that is named before it builds, and not after', async () => {
    await using here = await openBench()
    const { ran, result } = await alone(here, { ...(await exampleWeb(here)), builder })
    const { section } = await result
    expect(section).toMatchObject({ status: 'passed' })
    expect(ran).toEqual(['docker buildx version', 'docker buildx build'])
    const { localImage, digest } = section as BuildSection
    expect(await engineImage(localImage, here)).toBe(digest)
    await cleanUp(here.kept, here.tools)
  })

  test('with the engine itself takes one question', async () => {
    await using here = await openBench()
    const { ran, result } = await alone(here, await exampleWeb(here))
    expect((await result).section).toMatchObject({ status: 'passed' })
    expect(ran).toEqual(['docker buildx version', 'docker buildx build'])
    await cleanUp(here.kept, here.tools)
  })

  test('with a builder that does not exist builds nothing', async () => {
    await using here = await openBench()
    const { ran, result } = await alone(here, { ...(await exampleWeb(here)), builder: 'mistyped' })
    await expect(result).rejects.toThrow('the builder "mistyped" cannot be used')
    expect(ran).toEqual(['docker buildx version', 'docker buildx inspect'])
  })
})

test('BUILDX_NO_DEFAULT_ATTESTATIONS gives an image without attestations, alike in layout and engine', async () => {
  await using here = await openBench({ env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } })
  const section = await build(requestOf(await exampleWeb(here)), here.tools)
  expect(section).toMatchObject({
    status: 'passed',
    attestations: 0,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
  })
  expect(await engineImage(section.localImage, here)).toBe(section.digest)
  await cleanUp(here.kept, here.tools)
})

test('one platform of a layout is loaded as `docker save` would have written it', async () => {
  await using here = await openBench()
  const texts = { ...(await exampleWeb(here)), builder }
  const section = await build(requestOf(texts, { driver: 'remote', imageStore: undefined }), here.tools)
  if (section.source?.kind !== 'layout' || section.platforms[0] === undefined) throw new Error('no layout')
  const place = await openBuildFolders({ image: undefined, inEngine: true }, here.tools)
  const config = await loadPlatform(
    { ...place, layout: section.source.path },
    section.platforms[0].digest,
    here.tools,
  )
  const manifest = JSON.parse(
    await readFile(join(section.source.path, 'blobs/sha256', section.platforms[0].digest.slice(7)), 'utf8'),
  )
  expect(config).toBe(manifest.config.digest)
  const run = ['run', '--rm', '--pull', 'never', place.name, 'cat', '/srv/www/health.txt']
  expect((await here.tools.exec.run({ file: 'docker', args: run })).stdout).toBe('ok\n')
  await cleanUp(here.kept, here.tools)
})
