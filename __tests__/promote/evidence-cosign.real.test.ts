import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { githubSigner } from '../../src/hosts/github-sigstore.ts'
import { descriptorOf } from '../../src/image/manifest.ts'
import { signerOf } from '../../src/promote/evidence/signer.ts'
import { evidenceOf } from '../../src/promote/evidence/store.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { promote } from '../../src/promote/promote.ts'
import { attach } from '../../src/store/artifact.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { startSigstore, workflow } from '../fakes/sigstore.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeKeys } from './keys.ts'
import { pushedImage } from './proven-image.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const http = createHttp({})
const transport = anonymousTransport(http)
let folder = ''

beforeAll(async () => {
  folder = temporaryFolder()
})

describe.each(['ec', 'ed25519'] as const)('evidence signed with a key of the kind %s', kind => {
  const pair = makeKeys(kind)
  const other = makeKeys(kind)

  test('is verified by cosign with the public key, and refused with another', async () => {
    const { place, image, root, subject } = await pushed()
    const request = requestFor(
      { tags: '1.0.0', 'signing-key': pair.privateKey },
      { subject, images: [place], evidence: recordOf(subject) },
    )
    expect(await promote(request, toolsFor({ http }))).toMatchObject({ outcome: 'promoted', warnings: [] })
    const said = await withKey(pair.publicKey, image)
    const { payload } = JSON.parse(said)
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString())
    expect(statement.predicate.record.scan.digest).toBe(root.digest)
    await expect(withKey(other.publicKey, image)).rejects.toThrow(/signature/)
  })

  test('is refused by cosign, too, when it was changed afterwards', async () => {
    const { at, place, image, root, subject } = await pushed()
    const signer = signerOf({ signingKey: pair.privateKey }, anybody, {})
    const evidence = await evidenceOf(place, {
      subject: descriptorOf(root),
      record: recordOf(subject),
      signer,
    })
    const bundle = JSON.parse(Buffer.from(evidence.document.bytes).toString())
    const { dsseEnvelope: envelope } = bundle
    const changed = Buffer.from(envelope.payload, 'base64').toString().replace('"high"', '"never"')
    envelope.payload = Buffer.from(changed).toString('base64')
    const bytes = Buffer.from(JSON.stringify(bundle))
    await attach(transport, at, { ...evidence, document: { ...evidence.document, bytes } })
    await expect(withKey(pair.publicKey, image)).rejects.toThrow(/signature/)
  })
})

test('evidence that a workflow signed as itself is verified by cosign, and refused under another name', async () => {
  const sigstore = await startSigstore()
  const before = { ...process.env }
  Object.assign(process.env, sigstore.env)
  try {
    await writeFile(join(folder, 'root.json'), sigstore.root)
    const { place, image, subject } = await pushed()
    const tools = toolsFor({ http })
    const host = { ...tools.host, sign: githubSigner(sigstore.env, tools.host.facts) }
    const request = requestFor(
      { tags: '1.0.0', signing: 'identity' },
      { subject, images: [place], evidence: recordOf(subject) },
    )
    expect(await promote(request, { ...tools, host })).toMatchObject({ outcome: 'promoted', warnings: [] })
    const named = (name: string) => [
      ...['--trusted-root', 'root.json', '--certificate-identity', name],
      ...['--certificate-oidc-issuer', 'https://token.actions.githubusercontent.com'],
    ]
    expect(cosign(image, named(workflow))).toContain('payload')
    expect(() => cosign(image, named(workflow.replace('main', 'topic')))).toThrow(/identity|SAN/)
  } finally {
    process.env = before
    await sigstore.stop()
  }
})

const pushed = () => pushedImage(transport, { registry })

/** Lets cosign verify what is attached to an image with a public key. */
async function withKey(publicKey: string, image: string): Promise<string> {
  await writeFile(join(folder, 'key.pub'), publicKey)
  return cosign(image, ['--key', 'key.pub', '--insecure-ignore-tlog=true'])
}

/** Lets cosign verify what is attached to an image, with nobody to ask for public keys. */
function cosign(image: string, how: readonly string[]): string {
  const env = { ...process.env, TUF_MIRROR: 'http://127.0.0.1:9', HOME: folder }
  const open = ['--allow-insecure-registry', '--allow-http-registry']
  const args = ['verify-attestation', '--type', 'urn:buildonce:evidence:1', ...how, ...open, image]
  return execFileSync('cosign', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' })
}
