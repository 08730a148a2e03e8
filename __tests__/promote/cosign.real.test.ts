import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { freshName, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const http = createHttp({})
const transport = anonymousTransport(http)
let folder = ''

/** Runs cosign with keys of its own and nobody to ask for public ones. */
function cosign(...args: string[]): string {
  const env = { ...process.env, COSIGN_PASSWORD: 'x', TUF_MIRROR: 'http://127.0.0.1:9', HOME: folder }
  return execFileSync('cosign', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' })
}

beforeAll(async () => {
  folder = temporaryFolder()
  cosign('generate-key-pair')
  cosign('signing-config', 'create', '--out', 'signing.json')
})

const open = ['--allow-insecure-registry', '--allow-http-registry']

test.each([
  [
    'a tag',
    ['--use-signing-config=false', '--new-bundle-format=false', '--tlog-upload=false'],
    ['--new-bundle-format=false'],
  ],
  ['a referrer', ['--signing-config', 'signing.json'], []],
])(
  'a signature that cosign keeps as %s is verified by cosign after the promotion',
  async (_, signing, verifying) => {
    const [from, to] = [freshName(), freshName()].map(repository => ({ registry, repository }))
    const image = makeImage({ platforms: ['linux/amd64'] })
    await seed(transport, from as never, image)
    const source = `${registry}/${from?.repository}@${image.root.digest}`
    cosign('sign', '--yes', '--key', 'cosign.key', ...signing, ...open, source)
    const target = `${registry}/${to?.repository}`
    const section = await promote(
      requestFor({ image: source, tags: '1.0.0', to: target }),
      toolsFor({ http }),
    )
    expect(section).toMatchObject({ outcome: 'promoted', warnings: [] })
    const verified = cosign(
      'verify',
      '--key',
      'cosign.pub',
      '--insecure-ignore-tlog=true',
      ...verifying,
      ...open,
      `${target}:1.0.0`,
    )
    expect(verified).toContain(image.root.digest)
  },
)
