import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp as cleanUpBuild } from '../../src/build/build-folders.ts'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { cleanUp, setup } from '../../src/setup/setup.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench, requestOf } from '../build/bench.ts'
import { hasBuildKit, onBuildKit } from '../build/buildkit.ts'
import { engineImage } from '../build/engine.ts'
import { exampleWeb } from '../build/example-web.ts'
import { type Certificates, makeCertificates } from './buildkit-node.ts'
import { startTlsEngine, type TlsEngine } from './tls-engine.ts'

let engine: TlsEngine
let certificates: Certificates
const options = () => ({
  'driver-opts': 'network=host',
  'buildkit-image': bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'),
  'buildkitd-config': bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'),
})
const request = (texts: Record<string, string>) =>
  parse(setupInputs, { driver: 'docker-container', ...texts })
const contexts = async (bench: Bench) => {
  const args = ['context', 'ls', '--quiet']
  const { stdout } = await bench.tools.exec.run({ file: 'docker', args })
  return stdout.split('\n').filter(name => name.startsWith('buildonce-'))
}

describe('an engine behind TLS', () => {
  beforeAll(async () => {
    if (!hasBuildKit) return
    certificates = makeCertificates()
    engine = await startTlsEngine(certificates)
  }, 300_000)
  afterAll(async () => {
    if (hasBuildKit) await engine[Symbol.asyncDispose]()
  })

  onBuildKit('gets a builder in a container, by a context that is gone afterwards', async () => {
    await using here = await openBench({ env: engine.env })
    const section = await setup(request(options()), here.tools)
    expect(section).toMatchObject({ status: 'passed', driver: 'docker-container', created: true })
    expect(here.kept.map(({ kind }) => kind)).toEqual(['context', 'builder'])
    expect(await contexts(here)).toEqual([here.kept[0]?.name])
    const texts = { ...(await exampleWeb(here)), builder: section.builder }
    const built = await build(requestOf(texts, { driver: 'docker-container' }), here.tools)
    expect(built).toMatchObject({ status: 'passed' })
    expect(await engineImage(built.localImage, here)).toBe(built.digest)
    await cleanUpBuild(here.kept, here.tools)
    await cleanUp(here.kept, here.tools)
    expect(await contexts(here)).toEqual([])
    const left = await here.tools.exec.run({ file: 'docker', args: ['ps', '--all', '--quiet'] })
    expect(left.stdout).toBe('')
    const folder = join(process.env.DOCKER_CONFIG ?? '', 'contexts', 'tls')
    expect(await readdir(folder).catch(() => [])).toEqual([])
    await cleanUp(here.kept, here.tools)
    expect(here.printed()).not.toContain('could not be removed')
  })

  onBuildKit('whose builder cannot be made leaves no context', async () => {
    await using here = await openBench({ env: engine.env })
    const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/nothing/here:1`
    await expect(setup(request({ 'buildkit-image': image }), here.tools)).rejects.toThrow(
      'could not be created',
    )
    await cleanUp(here.kept, here.tools)
    expect(await contexts(here)).toEqual([])
  })

  onBuildKit(
    'that is a node beside another engine is reached with the certificates of its variables',
    async () => {
      const { ca, cert, key } = certificates
      const tls = { CACERT: ca, CERT: cert, KEY: key }
      const named = Object.entries(tls).map(([part, pem]) => [`BUILDER_NODE_1_AUTH_TLS_${part}`, pem])
      await using here = await openBench({ env: Object.fromEntries(named) })
      const append = `- endpoint: ${engine.env.DOCKER_HOST}\n  platforms: linux/arm64\n  driver-opts: network=host\n`
      const section = await setup(request({ ...options(), append }), here.tools)
      expect(section).toMatchObject({ created: true, nodes: 2 })
      const inspect = ['buildx', 'inspect', section.builder]
      const { stdout } = await here.tools.exec.run({ file: 'docker', args: inspect })
      expect(stdout.match(/Status: +running/g)).toHaveLength(2)
      await cleanUp(here.kept, here.tools)
      expect(await contexts(here)).toEqual([])
      expect(await here.leftovers()).toEqual([])
    },
  )

  onBuildKit('without its certificates is one message that says where they belong', async () => {
    const missing = { ...engine.env, DOCKER_CERT_PATH: '/nowhere' }
    await using here = await openBench({ env: missing })
    await expect(setup(request({}), here.tools)).rejects.toThrow(/\/nowhere\/ca\.pem/)
  })
})
