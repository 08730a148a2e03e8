import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { bundleToJSON } from '@sigstore/bundle'
import { FulcioSigner, MessageSignatureBundleBuilder, RekorWitness } from '@sigstore/sign'
import { addPin } from '../../script/trivy-pin.d/pin-source.ts'
import { propose } from '../../script/trivy-pin.d/propose.ts'
import type { Wanted } from '../../script/trivy-pin.d/release.ts'
import { ownerOf } from '../../script/trivy-pin.d/witnesses.ts'
import { type FakeSigstore, startSigstore } from '../fakes/sigstore.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools, thisMachine } from '../tools.ts'

const version = '9.9.0'
const subject = `https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/v${version}`
const archives = { x64: 'the archive for x64', arm64: 'the archive for arm64' }
const sha256 = {
  x64: createHash('sha256').update(archives.x64).digest('hex'),
  arm64: createHash('sha256').update(archives.arm64).digest('hex'),
}
const list = `${sha256.x64}  trivy_9.9.0_Linux-64bit.tar.gz\n${sha256.arm64}  trivy_9.9.0_Linux-ARM64.tar.gz\n`
const now = Date.parse('2030-01-31T00:00:00Z')

let server: Server
let files: Record<string, string>
let address: string
let folder: string
let said: string[]
let sigstore: FakeSigstore | undefined

beforeEach(async () => {
  folder = temporaryFolder()
  said = []
  const release = `/trivy/v${version}`
  files = {
    [`${release}/trivy_9.9.0_checksums.txt`]: list,
    [`${release}/trivy_9.9.0_Linux-64bit.tar.gz`]: archives.x64,
    [`${release}/trivy_9.9.0_Linux-ARM64.tar.gz`]: archives.arm64,
    '/acme/tools.lock': `trivy ${sha256.x64} ${sha256.arm64}`,
    '/acme/other.lock': `trivy ${sha256.x64} ${sha256.arm64}`,
    '/example/Dockerfile': `ARG AMD64=${sha256.x64}\nARG ARM64=${sha256.arm64}`,
    '/aquasecurity/setup.yaml': `${sha256.x64} ${sha256.arm64}`,
  }
  server = createServer((request, answer) => {
    const body = files[request.url ?? '']
    answer.writeHead(body === undefined ? 404 : 200).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise<void>(resolve => server.once('listening', () => resolve()))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await sigstore?.stop()
  sigstore = undefined
})

function proposed({ at = now, ...about }: Partial<Wanted> & { at?: number } = {}) {
  const { http, signal } = makeTools({ ...thisMachine(), host: { temp: folder } })
  const wanted: Wanted = {
    version,
    released: '2030-01-20',
    releases: `${address}/trivy`,
    witnesses: [`${address}/acme/tools.lock`, `${address}/example/Dockerfile`],
    folder,
    ...about,
  }
  return propose(wanted, { http, signal, now: () => at, say: line => void said.push(line) })
}

/** Publishes a signature of a text as a workflow makes it, and returns the file with the trusted root. */
async function signed(text: string, as = subject): Promise<string> {
  sigstore = await startSigstore({ subject: as })
  const { url } = sigstore
  const token = (await (await fetch(`${url}/token`)).json()) as { value: string }
  const signer = new FulcioSigner({
    fulcioBaseURL: url,
    identityProvider: { getToken: async () => token.value },
  })
  const builder = new MessageSignatureBundleBuilder({
    signer,
    witnesses: [new RekorWitness({ rekorBaseURL: url })],
  })
  const bundle = await builder.create({ data: Buffer.from(text) })
  files[`/trivy/v${version}/trivy_9.9.0_checksums.txt.sigstore.json`] = JSON.stringify(bundleToJSON(bundle))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'root.json'), sigstore.root)
  return join(folder, 'root.json')
}

test('what the release has and two other owners have is proposed, and says who has it', async () => {
  expect(await proposed()).toEqual({ version, released: '2030-01-20', sha256 })
  expect(said).toEqual([
    'signature: not verified, the release has no trivy_9.9.0_checksums.txt.sigstore.json',
    expect.stringMatching(
      /^trivy_9\.9\.0_Linux-64bit\.tar\.gz: \w{64}, as 127\.0\.0\.1:\d+\/acme and .*\/example have it$/,
    ),
    expect.stringMatching(/^trivy_9\.9\.0_Linux-ARM64\.tar\.gz: /),
  ])
})

describe('nothing is proposed', () => {
  test('where the two files are of one owner, or of nobody', async () => {
    const one = [`${address}/acme/tools.lock`, `${address}/acme/other.lock`]
    await expect(proposed({ witnesses: one })).rejects.toThrow(
      /was found with .*\/acme, and 2 have to have it/,
    )
    await expect(proposed({ witnesses: [] })).rejects.toThrow('was found with no owner')
  })

  test('where one of the files is of those who publish the release', async () => {
    const own = [`${address}/aquasecurity/setup.yaml`, `${address}/acme/tools.lock`]
    await expect(proposed({ witnesses: own })).rejects.toThrow('who publishes the release')
  })

  test('where an archive is another one than others have seen, also when the list of the release agrees with it', async () => {
    const other = 'another archive'
    const value = createHash('sha256').update(other).digest('hex')
    files[`/trivy/v${version}/trivy_9.9.0_Linux-64bit.tar.gz`] = other
    await expect(proposed()).rejects.toThrow(
      `has the SHA-256 ${value}, and the list of the release says ${sha256.x64}`,
    )
    files[`/trivy/v${version}/trivy_9.9.0_checksums.txt`] = list.replace(sha256.x64, value)
    await expect(proposed()).rejects.toThrow(`(${value}) was found with no owner`)
  })

  test.each(['0.69.4', '0.69.5', '0.69.6'])('for %s, which attackers published', async denied => {
    await expect(proposed({ version: denied })).rejects.toThrow('published by attackers')
  })

  test('in the first days after a release, and without the day of the release', async () => {
    await expect(proposed({ released: '2030-01-26' })).rejects.toThrow('less than 7 days ago')
    await expect(proposed({ released: undefined })).rejects.toThrow('--released is missing')
    await expect(proposed({ version: '9.9' })).rejects.toThrow('"9.9" is not a version')
  })
})

describe('the signature of the release', () => {
  const today = () => new Date().toISOString().slice(0, 10)
  const later = () => Date.now() + 10 * 86_400_000

  test('is verified where there is one and the trusted root is given', async () => {
    const trustedRoot = await signed(list)
    await proposed({ trustedRoot, released: today(), at: later() })
    expect(said[0]).toMatch(
      /^signature: by https:\/\/github\.com\/aquasecurity\/trivy\/.*@refs\/tags\/v9\.9\.0, 20/,
    )
  })

  test('of another workflow, of another text, or of another time ends it', async () => {
    const trustedRoot = await signed(list)
    await expect(proposed({ trustedRoot })).rejects.toThrow('not when the release was published (2030-01-20)')
    await sigstore?.stop()
    await signed(`${list}\n`)
    await expect(proposed({ trustedRoot, released: today(), at: later() })).rejects.toThrow(
      'cannot be verified',
    )
    await sigstore?.stop()
    await signed(list, subject.replace('v9.9.0', 'v9.8.0'))
    await expect(proposed({ trustedRoot, released: today(), at: later() })).rejects.toThrow(
      '@refs/tags/v9.8.0',
    )
  })

  test('is said not to be verified without a trusted root', async () => {
    await signed(list)
    await proposed({ released: today(), at: later() })
    expect(said[0]).toBe('signature: not verified, no --trusted-root is given')
  })
})

test('who owns a file is the account at the code host, whatever its address', () => {
  expect(ownerOf('https://raw.githubusercontent.com/Acme/web/main/a')).toBe('github.com/acme')
  expect(ownerOf('https://github.com/acme/other/raw/main/a')).toBe('github.com/acme')
  expect(ownerOf('https://api.github.com/repos/acme/web/contents/a')).toBe('github.com/acme')
  expect(ownerOf('https://gitlab.com/acme/web/-/raw/main/a')).toBe('gitlab.com/acme')
})

test('a pin is written as the first one of the source, and not twice', () => {
  const source = readFileSync('src/scan/program/pins.ts', 'utf8')
  const written = addPin(source, { version, released: '2030-01-20', sha256 })
  expect(written.indexOf(`version: '${version}'`)).toBeGreaterThan(0)
  expect(written.indexOf(`version: '${version}'`)).toBeLessThan(written.indexOf("version: '0.75.0'"))
  expect(written.replace(/ {2}\{\n {4}version: '9\.9\.0'[\s\S]*?\n {2}\},\n/, '')).toBe(source)
  expect(() => addPin(written, { version, released: '2030-01-20', sha256 })).toThrow('is pinned already')
})
