import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp as cleanUpBuild } from '../../src/build/build-folders.ts'
import { parse } from '../../src/inputs/table.ts'
import { existingBuilder } from '../../src/setup/existing-builder.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { cleanUp, setup } from '../../src/setup/setup.ts'
import type { Command, Tools } from '../../src/stage/stage.ts'
import { openLayoutReader } from '../../src/store/image-reader.ts'
import { bootstrapped, hasPart } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from '../build/bench.ts'
import { hasBuildKit } from '../build/buildkit.ts'
import { engineImage } from '../build/engine.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type BuildKitNode, type Certificates, makeCertificates, startNode } from './buildkit-node.ts'

const onNodes = hasBuildKit && hasPart('BUILDONCE_TEST_EMULATION') ? test : test.skip
const request = (texts: Record<string, string>) => parse(setupInputs, texts)

let certificates: Certificates
let nodes: [BuildKitNode, BuildKitNode]
let bench: Bench
let builder: string
let commands: string[]

/** The variables with which a workflow gives the certificates of both nodes. */
function variables({ ca, cert, key }: Certificates): Record<string, string> {
  const all = [1, 2].flatMap(index =>
    Object.entries({ CACERT: ca, CERT: cert, KEY: key }).map(([part, pem]) => [
      `BUILDER_NODE_${index}_AUTH_TLS_${part}`,
      pem,
    ]),
  )
  return Object.fromEntries(all)
}

function append(endpoints: readonly string[]): string {
  const platforms = ['linux/amd64', 'linux/arm64']
  return endpoints
    .map((endpoint, at) => `- name: node${at}\n  endpoint: ${endpoint}\n  platforms: ${platforms[at]}\n`)
    .join('')
}

/** Writes down every command with its environment. */
function recording(tools: Tools, into: string[]): Tools {
  const note = (command: Omit<Command, 'stdin'>) =>
    void into.push(JSON.stringify([command.file, command.args, command.env]))
  return {
    ...tools,
    exec: {
      run(command, watch) {
        note(command)
        return tools.exec.run(command, watch)
      },
      start(command) {
        note(command)
        return tools.exec.start(command)
      },
    },
  }
}

/** A folder with a Dockerfile whose steps run on each platform. */
async function context(here: Bench, steps: string): Promise<Record<string, string>> {
  await mkdir(join(here.workspace, 'app'))
  await writeFile(join(here.workspace, 'app/Dockerfile'), `FROM busybox:1.37\nARG TARGETARCH\n${steps}\n`)
  await writeFile(join(here.workspace, 'app/file'), 'content')
  return {
    context: 'app',
    'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    platforms: 'linux/amd64,linux/arm64',
  }
}

// Within a block: what runs in the folders of a test ends before they are removed.
describe('builders and their nodes', () => {
  beforeAll(async () => {
    if (!hasBuildKit) return
    certificates = makeCertificates()
    nodes = [await startNode(certificates), await startNode(certificates)]
    bench = await openBench({ env: variables(certificates) })
    commands = []
    const tools = recording(bench.tools, commands)
    const texts = { driver: 'remote', append: append(nodes.map(({ endpoint }) => endpoint)) }
    const section = await setup(request(texts), tools)
    expect(section).toMatchObject({ status: 'passed', driver: 'remote', created: true, nodes: 2 })
    builder = section.builder
  }, 300_000)

  afterAll(async () => {
    if (!hasBuildKit) return
    await cleanUp(bench.kept, bench.tools)
    await Promise.all(nodes.map(node => node[Symbol.asyncDispose]()))
    await bench[Symbol.asyncDispose]()
  })

  describe('a builder of two nodes behind TLS', () => {
    onNodes('builds each platform on its node, and the image is one in layout and engine', async () => {
      await using here = await openBench()
      const ran: string[] = []
      const texts = {
        ...(await context(here, 'COPY file /\nRUN echo "on $TARGETARCH" >/arch')),
        builder,
        annotations: 'index:org.example.a=of the index\nmanifest:org.example.b=of each',
      }
      const before = nodes.map(node => node.layers())
      const section = await build(
        requestOf(texts, { driver: 'remote', nodes: 2, images: ['registry.example/acme/web'] }),
        recording(here.tools, ran),
      )
      expect(section).toMatchObject({ status: 'passed', attestations: 2 })
      expect(section.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
      expect(section.warnings).toBeUndefined()
      // Both builds, and loading what they are joined to; the engine is asked over its socket.
      expect(ran.map(line => line.slice(0, 30))).toHaveLength(4)
      const [amd, arm] = nodes.map((node, at) => node.layers().replace(before[at] ?? '', ''))
      expect(amd).toContain('from exec /bin/sh -c echo')
      expect(arm).toContain('from exec /bin/sh -c echo')
      expect(here.printed()).toMatch(/^\[linux\/amd64\] #\d+ \[/m)
      expect(here.printed()).toMatch(/^\[linux\/arm64\] #\d+ \[/m)
      expect(here.printed()).not.toContain('not supported')
      expect(await engineImage(section.localImage, here)).toBe(section.digest)
      if (section.source?.kind !== 'layout' || section.digest === undefined) throw new Error('no layout')
      const reader = openLayoutReader(section.source.path)
      const index = JSON.parse(Buffer.from((await reader.manifest(section.digest)).bytes).toString('utf8'))
      expect(index.annotations).toEqual({ 'org.example.a': 'of the index' })
      expect(index.manifests.map((entry: { platform: object }) => entry.platform)).toEqual([
        { architecture: 'amd64', os: 'linux' },
        { architecture: 'arm64', os: 'linux' },
        { architecture: 'unknown', os: 'unknown' },
        { architecture: 'unknown', os: 'unknown' },
      ])
      for (const { digest } of section.platforms) {
        const manifest = JSON.parse(Buffer.from((await reader.manifest(digest)).bytes).toString('utf8'))
        expect(manifest.annotations).toMatchObject({ 'org.example.b': 'of each' })
      }
      const inside = async (platform: string) => {
        const run = ['run', '--rm', '--pull', 'never', '--platform', platform, section.localImage ?? '']
        const { stdout } = await here.tools.exec.run({ file: 'docker', args: [...run, 'cat', '/arch'] })
        return stdout
      }
      expect([await inside('linux/amd64'), await inside('linux/arm64')]).toEqual(['on amd64\n', 'on arm64\n'])
      await cleanUpBuild(here.kept, here.tools)
      expect(await engineImage(section.localImage, here)).toBeUndefined()
      expect(await here.leftovers()).toEqual([])
    })

    onNodes(
      'gives the same digest for the same inputs, and says which annotation is whose without attestations',
      async () => {
        await using here = await openBench()
        const texts = {
          ...(await context(here, 'COPY file /')),
          builder,
          provenance: 'false',
          annotations: 'index,manifest:org.example.a=b',
        }
        const more = {
          driver: 'remote',
          imageStore: undefined,
          nodes: 2,
          commitTime: '2026-01-02T03:04:05Z',
        } as const
        const [one, two] = [
          await build(requestOf(texts, more), here.tools),
          await build(requestOf(texts, more), here.tools),
        ]
        expect(one).toMatchObject({ status: 'passed', attestations: 0 })
        expect(two.digest).toBe(one.digest)
        if (one.source?.kind !== 'layout' || one.digest === undefined) throw new Error('no layout')
        const { bytes } = await openLayoutReader(one.source.path).manifest(one.digest)
        expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toMatchObject({
          annotations: { 'org.example.a': 'b' },
          manifests: [
            { platform: { os: 'linux', architecture: 'amd64' } },
            { platform: { os: 'linux', architecture: 'arm64' } },
          ],
        })
        await cleanUpBuild(here.kept, here.tools)
      },
    )

    onNodes('writes the files of each platform into a folder of its own', async () => {
      await using here = await openBench()
      const texts = { ...(await context(here, 'COPY file /')), builder, outputs: 'type=local,dest=files' }
      const more = { driver: 'remote', imageStore: undefined, nodes: 2 } as const
      expect(await build(requestOf(texts, more), here.tools)).toMatchObject({ status: 'passed' })
      const folders = await readdir(join(here.workspace, 'files'))
      expect(folders.sort()).toEqual(['linux_amd64', 'linux_arm64'])
      const file = join(here.workspace, 'files', 'linux_arm64', 'file')
      expect(await readFile(file, 'utf8')).toBe('content')
      const tar = requestOf({ ...texts, outputs: 'type=tar,dest=files.tar' }, more)
      await expect(build(tar, here.tools)).rejects.toThrow(
        'outputs: the archive "files.tar" cannot be written by a builder of several nodes',
      )
      await cleanUpBuild(here.kept, here.tools)
    })

    onNodes('fails with the platform and the step, and ends the other build', async () => {
      await using here = await openBench()
      const steps = 'RUN if [ "$TARGETARCH" = arm64 ]; then echo the cause; exit 7; fi; sleep 600'
      const texts = { ...(await context(here, steps)), builder }
      const section = await build(requestOf(texts, { driver: 'remote', nodes: 2 }), here.tools)
      expect(section).toMatchObject({
        status: 'failed',
        reason: expect.stringMatching(/^linux\/arm64: step \[.*exit code 7: the cause/),
      })
      expect(await here.leftovers()).toEqual([])
    })

    onNodes('is one that a build finds by its name, with how many nodes it has', async () => {
      await using here = await openBench()
      expect(await existingBuilder(builder, here.tools)).toMatchObject({
        builder,
        driver: 'remote',
        nodes: 2,
        imageStore: 'containerd',
      })
    })

    onNodes(
      'has its keys in files of this user alone, and in no command, output or item that is kept',
      async () => {
        const secret = certificates.key.split('\n')[1] ?? ''
        expect(secret.length).toBeGreaterThan(20)
        expect(commands.join('\n') + JSON.stringify(bench.kept) + bench.printed()).not.toContain(secret)
        expect(bench.masked).toContain(certificates.key)
        expect((await readdir(bench.temp)).filter(name => name.startsWith('buildonce-tls-'))).toHaveLength(2)
        const environment = await bench.tools.exec.run({ file: 'env', args: [] })
        expect(environment.stdout).not.toContain('BUILDER_NODE_')
      },
    )
  })

  describe('a node that does not answer is named, with the reason', () => {
    const created = async (endpoint: string, env: Record<string, string> = {}) => {
      await using here = await openBench({ env: { ...env, BUILDX_CONFIG: temporaryFolder() } })
      const failing = setup(request({ driver: 'remote', endpoint }), here.tools)
      await expect(failing).rejects.toMatchObject({ hint: expect.stringContaining('certificates') })
      const error = await failing.catch(error => error)
      const builders = await here.tools.exec.run({ file: 'docker', args: ['buildx', 'ls'] })
      expect(builders.stdout).not.toContain('buildonce-')
      await cleanUp(here.kept, here.tools)
      expect(await here.leftovers()).toEqual([])
      return String(error.message)
    }

    test.each([
      ['tcp://127.0.0.1:9', /^BuildKit cannot be reached: tcp:\/\/127\.0\.0\.1:9: connect ECONNREFUSED/],
      ['tcp://nowhere.invalid:1234', /tcp:\/\/nowhere\.invalid:1234: getaddrinfo ENOTFOUND/],
      ['unix:///nowhere/buildkitd.sock', /connect ENOENT/],
    ])('%s', async (endpoint, message) => {
      expect(await created(endpoint)).toMatch(message)
    })

    onNodes('one that wants a certificate which there is not, and one of another authority', async () => {
      const [{ endpoint }] = nodes
      expect(await created(endpoint)).toContain(`${endpoint}: it closed the connection`)
      const { ca, cert, key } = makeCertificates()
      const env = { BUILDER_NODE_0_AUTH_TLS_CACERT: ca }
      expect(await created(endpoint, env)).toContain('unable to verify')
      const own = { BUILDER_NODE_0_AUTH_TLS_CACERT: certificates.ca }
      expect(await created(endpoint, own)).toContain('certificate required')
      const other = { ...own, BUILDER_NODE_0_AUTH_TLS_CERT: cert, BUILDER_NODE_0_AUTH_TLS_KEY: key }
      expect(await created(endpoint, other)).toMatch(/alert unknown ca|alert bad certificate/)
    })

    test('also of a builder that was there before, which Buildx is not asked about', async () => {
      await using here = await openBench({ env: { BUILDX_CONFIG: temporaryFolder() } })
      const create = ['buildx', 'create', '--name', 'mine', '--driver', 'remote', 'tcp://127.0.0.1:9']
      await here.tools.exec.run({ file: 'docker', args: create })
      const ran: string[] = []
      await expect(setup(request({ builder: 'mine' }), recording(here.tools, ran))).rejects.toThrow(
        'BuildKit cannot be reached: node "mine0" at tcp://127.0.0.1:9: connect ECONNREFUSED',
      )
      expect(ran.map(line => JSON.parse(line)[1].slice(0, 2))).toEqual([['buildx', 'version']])
    })
  })

  describe('the builder that `docker buildx use` chose', () => {
    onNodes('is used, and said', async () => {
      const config = temporaryFolder()
      await using here = await openBench({ env: { BUILDX_CONFIG: config } })
      const docker = (...args: string[]) => here.tools.exec.run({ file: 'docker', args: ['buildx', ...args] })
      const pem = (name: string) => join(certificates.folder, `${name}.pem`)
      const options = `cacert=${pem('ca')},cert=${pem('cert')},key=${pem('key')}`
      await docker(
        'create',
        '--name',
        'Mine',
        '--driver',
        'remote',
        '--driver-opt',
        options,
        nodes[0].endpoint,
      )
      const name = async (texts: Record<string, string> = {}) =>
        (await setup(request(texts), here.tools)).builder
      const own = await name()
      expect(own).not.toBe('mine')
      await docker('use', 'mine')
      expect(await name()).toBe('mine')
      expect(here.printed()).toContain('using the builder "mine", which `docker buildx use` chose')
      expect(await existingBuilder(undefined, here.tools)).toMatchObject({
        builder: 'mine',
        driver: 'remote',
      })
      expect(await name({ driver: 'docker' })).toBe(own)
      expect(here.printed()).toContain('chose, is not used: the inputs ask for another')
      await docker('use', '--default', 'mine')
      expect(await name()).toBe('mine')
      // A choice for another engine does not count.
      const current = JSON.parse(await readFile(join(config, 'current'), 'utf8'))
      await writeFile(join(config, 'current'), JSON.stringify({ ...current, Key: 'tcp://other:1' }))
      await docker('use', 'default')
      expect(await name()).toBe(own)
      await docker('use', 'mine')
      await docker('rm', 'mine')
      expect(await name()).toBe(own)
    })
  })
})
