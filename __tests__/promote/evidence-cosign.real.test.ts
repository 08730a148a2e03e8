import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { readSigningKey } from '../../src/promote/evidence/keys.ts'
import { evidenceOf } from '../../src/promote/evidence/store.ts'
import { promote } from '../../src/promote/promote.ts'
import { attach } from '../../src/registry/artifact.ts'
import { readSubject } from '../../src/registry/subject.ts'
import { createTransport } from '../../src/registry/transport.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../registry/folders.ts'
import { freshName, makeImage, seed } from '../registry/images.ts'
import { makeKeys } from './keys.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const http = createHttp({})
const transport = createTransport({ http, keychain: async () => undefined, mask: () => {}, now: Date.now })
let folder = ''

beforeAll(async () => {
  folder = await temporaryFolder()
})

describe.each(['ec', 'ed25519'] as const)('evidence signed with a key of the kind %s', kind => {
  const pair = makeKeys(kind)
  const other = makeKeys(kind)

  async function pushed() {
    const at = { registry, repository: freshName() }
    const image = makeImage()
    await seed(transport, at, image)
    const place = `${registry}/${at.repository}`
    const subject = await readSubject(`${place}@${image.top.digest}`, transport)
    return { at, image, place, subject, record: recordOf(subject) }
  }

  test('is verified by cosign with the public key, and refused with another', async () => {
    const { place, image, subject, record } = await pushed()
    const request = requestFor(
      { tags: '1.0.0', 'signing-key': pair.privateKey },
      { subject, images: [place], evidence: record },
    )
    expect(await promote(request, toolsFor({ http }))).toMatchObject({ outcome: 'promoted', warnings: [] })
    const said = await cosign(pair.publicKey, `${place}@${image.top.digest}`)
    const { payload } = JSON.parse(said)
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString())
    expect(statement.predicate.record.scan.digest).toBe(image.top.digest)
    await expect(cosign(other.publicKey, `${place}@${image.top.digest}`)).rejects.toThrow(/signature/)
  })

  test('is refused by cosign, too, when it was changed afterwards', async () => {
    const { at, place, image, record } = await pushed()
    const key = readSigningKey(pair.privateKey, undefined)
    const evidence = await evidenceOf(place, { subject: descriptorOf(image.top), record, key })
    const bundle = JSON.parse(Buffer.from(evidence.document.bytes).toString())
    const { dsseEnvelope: envelope } = bundle
    const changed = Buffer.from(envelope.payload, 'base64').toString().replace('"high"', '"never"')
    envelope.payload = Buffer.from(changed).toString('base64')
    const bytes = Buffer.from(JSON.stringify(bundle))
    await attach(transport, at, { ...evidence, document: { ...evidence.document, bytes } })
    await expect(cosign(pair.publicKey, `${place}@${image.top.digest}`)).rejects.toThrow(/signature/)
  })
})

/** Lets cosign verify what is attached to an image, with nobody to ask for public keys. */
async function cosign(publicKey: string, image: string): Promise<string> {
  await writeFile(join(folder, 'key.pub'), publicKey)
  const env = { ...process.env, TUF_MIRROR: 'http://127.0.0.1:9', HOME: folder }
  const args = ['--key', 'key.pub', '--type', 'urn:buildonce:evidence:1', '--insecure-ignore-tlog=true']
  const open = ['--allow-insecure-registry', '--allow-http-registry']
  return execFileSync('cosign', ['verify-attestation', ...args, ...open, image], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  })
}
