import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { outputs } from '../../src/build/outputs.ts'
import { parseManifest } from '../../src/image/manifest.ts'
import { cleanUp as removeBuilder } from '../../src/setup/setup.ts'
import { openLayoutReader } from '../../src/store/image-reader.ts'
import { findImage } from '../../src/store/subject.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { hasBuildKit, onBuildKit, startBuilder } from './buildkit.ts'
import { engineImage } from './engine.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')

/** A transport that reaches nothing: what is read here are files. */
const nowhere = {} as Parameters<typeof findImage>[1]

test('files, archives and the image come from one build, and the archives hold the image that is proven', async () => {
  await using bench = await openBench()
  const dockerfile = 'FROM busybox:1.37\nCOPY site/health.txt /health\n'
  const texts = {
    ...(await exampleWeb(bench)),
    outputs:
      'type=local,dest=out/files\ntype=tar,dest=files.tar\ntype=oci,dest=oci.tar\ntype=docker,dest=web.tar.gz',
  }
  await writeFile(join(bench.workspace, 'web/Dockerfile'), dockerfile)
  const references = ['ghcr.io/acme/outputs:1.4.0']
  const section = await build(requestOf(texts, { references }), bench.tools)
  expect(section).toMatchObject({ status: 'passed', attestations: 1 })
  expect(bench.printed().match(/#0 building with/g)).toHaveLength(1)
  expect(readFileSync(join(bench.workspace, 'out/files/health'), 'utf8')).toBe('ok\n')
  const listed = execFileSync('tar', ['-tf', join(bench.workspace, 'files.tar')], { encoding: 'utf8' })
  expect(listed.split('\n')).toContain('health')
  for (const archive of ['oci.tar', 'web.tar.gz']) {
    const image = await findImage(join(bench.workspace, archive), nowhere)
    expect([archive, image.digest]).toEqual([archive, section.digest])
  }
  const load = ['load', '--input', join(bench.workspace, 'web.tar.gz')]
  expect((await bench.tools.exec.run({ file: 'docker', args: load })).stdout).toContain(references[0])
  expect(await engineImage(references[0], bench)).toBe(section.digest)
  await bench.tools.exec.run({ file: 'docker', args: ['image', 'rm', '--force', `${references[0]}`] })
  expect(existsSync(join(bench.workspace, 'web.tar.gz.tar'))).toBe(false)
  const step = outputs(section)
  expect(step.imageid).toBe(section.digest)
  expect(JSON.parse(step.metadata)).toEqual({
    'buildx.build.ref': expect.stringMatching(/^default\/default\/\w+$/),
    'containerimage.descriptor': { mediaType: section.mediaType, digest: section.digest },
    'containerimage.digest': section.digest,
  })
  await cleanUp(bench.kept, bench.tools)
})

test.each([
  ['compression=zstd,force-compression=true', '+zstd'],
  ['compression=uncompressed,force-compression=true', 'layer.v1.tar'],
  ['oci-mediatypes=false', 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
])('%s shapes the image that is proven, in the engine too', async (options, ending) => {
  await using bench = await openBench()
  const texts = { ...(await exampleWeb(bench)), outputs: `type=image,${options}`, provenance: 'false' }
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    'FROM busybox:1.37\nCOPY site/health.txt /health\n',
  )
  const section = await build(requestOf(texts), bench.tools)
  expect(await engineImage(section.localImage, bench)).toBe(section.digest)
  if (section.source?.kind !== 'layout' || section.digest === undefined) throw new Error('no layout')
  const image = parseManifest(await openLayoutReader(section.source.path).manifest(section.digest))
  const types = image.kind === 'image' ? image.layers.map(({ mediaType }) => mediaType) : []
  expect(types.at(-1)?.endsWith(ending)).toBe(true)
  await cleanUp(bench.kept, bench.tools)
})

test('what the engine’s own builder cannot make is said before it builds', async () => {
  await using bench = await openBench()
  const texts = {
    ...(await exampleWeb(bench)),
    outputs: 'type=image,compression=estargz,rewrite-timestamp=true',
  }
  await expect(build(requestOf(texts), bench.tools)).rejects.toThrow(
    /^2 inputs are wrong:\n- outputs: "compression=estargz" cannot be built by the Docker Engine itself/,
  )
})

test('an image that is there already is written into archives, and its files are told to be missing', async () => {
  await using bench = await openBench()
  const texts = await exampleWeb(bench)
  await writeFile(join(bench.workspace, 'web/Dockerfile'), 'FROM busybox:1.37\n')
  const first = await build(requestOf(texts), bench.tools)
  if (first.digest === undefined || first.source === undefined) throw new Error('no image')
  const proven = { digest: first.digest, source: first.source, platforms: first.platforms }
  const outputs = 'type=oci,dest=again.tar\ntype=local,dest=out'
  const section = await build(requestOf({ ...texts, outputs }, { proven }), bench.tools)
  expect(section).toMatchObject({
    status: 'skipped',
    warnings: [expect.stringContaining('out is not written')],
  })
  expect((await findImage(join(bench.workspace, 'again.tar'), nowhere)).digest).toBe(first.digest)
  await cleanUp(bench.kept, bench.tools)
})

test('an annotation that no registry can have is told by its name', async () => {
  await using bench = await openBench()
  const texts = { ...(await exampleWeb(bench)), annotations: 'index-descriptor:a=1\nindex:b=2' }
  await writeFile(join(bench.workspace, 'web/Dockerfile'), 'FROM busybox:1.37\n')
  const section = await build(requestOf(texts), bench.tools)
  expect(section).toMatchObject({
    status: 'passed',
    warnings: [expect.stringContaining('the image there is without index-descriptor:a=1;')],
  })
  await cleanUp(bench.kept, bench.tools)
})

describe('a builder in a container makes and pushes what', () => {
  let bench: Bench
  let builder: string
  beforeAll(async () => {
    if (!hasBuildKit) return
    bench = await openBench()
    builder = await startBuilder(bench)
  })
  afterAll(async () => {
    if (!hasBuildKit) return
    await removeBuilder(bench.kept, bench.tools)
    await bench[Symbol.asyncDispose]()
  })

  /** Builds an image with options into a registry, and returns the manifest that is there, and its last layer. */
  async function pushed(options: string) {
    const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/shaped-${randomUUID()}/web`
    const texts = {
      ...(await exampleWeb(bench)),
      ...{ staging: 'registry', outputs: `type=image,${options}`, provenance: 'false', builder },
    }
    const dockerfile = 'FROM busybox:1.37\nCOPY site/health.txt /health\n'
    await writeFile(join(bench.workspace, 'web/Dockerfile'), dockerfile)
    const more = { driver: 'docker-container', images: [image], mayPush: true } as const
    const commitTime = '2001-02-03T04:05:06Z'
    const section = await build(requestOf(texts, { ...more, commitTime }), bench.tools)
    expect(section).toMatchObject({ status: 'passed', source: { kind: 'registry', repository: image } })
    // By its digest, which the registry has verified.
    const { digest = 'sha256:' } = section
    const [registry = '', ...path] = image.split('/')
    const accept = `${section.mediaType}`
    const address = `http://${registry}/v2/${path.join('/')}`
    const answer = await fetch(`${address}/manifests/${digest}`, { headers: { accept } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest)
    const { layers } = JSON.parse(bytes.toString('utf8')) as {
      layers: { mediaType: string; digest: string; annotations?: Record<string, string> }[]
    }
    const last = layers.at(-1)
    const blob = async () =>
      Buffer.from(await (await fetch(`${address}/blobs/${last?.digest}`)).arrayBuffer())
    return { last, blob }
  }

  onBuildKit('is compressed with zstd', async () => {
    const { last, blob } = await pushed('compression=zstd,force-compression=true')
    expect(last?.mediaType).toBe('application/vnd.oci.image.layer.v1.tar+zstd')
    expect((await blob()).subarray(0, 4).toString('hex')).toBe('28b52ffd')
  })

  onBuildKit('can be read lazily, as estargz', async () => {
    const { last, blob } = await pushed('compression=estargz,force-compression=true')
    expect(last?.annotations?.['containerd.io/snapshot/stargz/toc.digest']).toMatch(/^sha256:[0-9a-f]{64}$/)
    const listed = execFileSync('tar', ['--ignore-zeros', '-tzf', '-'], {
      input: await blob(),
      encoding: 'utf8',
    })
    expect(listed.split('\n')).toContain('stargz.index.json')
  })

  onBuildKit('has the time of its commit in every file, with rewrite-timestamp', async () => {
    const { blob } = await pushed('rewrite-timestamp=true')
    const env = { ...process.env, TZ: 'UTC' }
    const listed = execFileSync('tar', ['-tvzf', '-', '--full-time'], {
      input: await blob(),
      encoding: 'utf8',
      env,
    })
    expect(listed.trim().split('\n')).toEqual([expect.stringContaining('2001-02-03 04:05:06 health')])
  })
})
