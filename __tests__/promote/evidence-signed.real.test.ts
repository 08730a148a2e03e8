import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { parse } from '../../src/inputs/table.ts'
import { trustInputs } from '../../src/promote/evidence/inputs.ts'
import { openSigningKey } from '../../src/promote/evidence/keys.ts'
import { findProven } from '../../src/promote/evidence/proven.ts'
import { signerOf } from '../../src/promote/evidence/signer.ts'
import { evidenceOf, readEvidence } from '../../src/promote/evidence/store.ts'
import { anybody, trustOf } from '../../src/promote/evidence/trust.ts'
import { promote } from '../../src/promote/promote.ts'
import { getManifest } from '../../src/registry/manifests.ts'
import type { Transport } from '../../src/registry/transport.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { attach } from '../../src/store/artifact.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { anonymousTransport, fakeTransport } from '../registry/transports.ts'
import { makeKeys } from './keys.ts'
import { pushedImage } from './proven-image.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { thisProject, toolsFor } from './tools.ts'

const loopback = createHttp({})
const real = anonymousTransport(loopback)
const fake = fakeRegistry()
const [ours, theirs, older] = [makeKeys('ec'), makeKeys('ec'), makeKeys('ed25519')]
const idOf = ({ privateKey }: { privateKey: string }) => openSigningKey(privateKey, undefined).id
const signing = { 'signing-key': ours.privateKey, 'trusted-keys': ours.publicKey }
const trusting = { require: 'scan, smoke', 'trusted-keys': ours.publicKey }
const commit = 'c'.repeat(40)

describe.each([
  ['distribution 2.8', bootstrapped('BUILDONCE_TEST_REGISTRY'), loopback, real],
  ['a registry with the referrers API', 'registry.example', fake.http, fakeTransport(fake.http)],
])('signed evidence at %s', (_, registry, http, transport: Transport) => {
  const tools = () => toolsFor({ http })

  /** An image that is in the registry under the tag of a commit, as its build has left it, without evidence. */
  const pushed = () => pushedImage(transport, { registry, tags: [`sha-${commit}`] })
  type Pushed = Awaited<ReturnType<typeof pushed>>

  /** Attaches evidence unchanged, as everyone with push access can. */
  async function attached(
    { at, place, root, subject }: Pushed,
    { key, change, of = subject, by }: Forged = {},
  ) {
    const signer = key && signerOf({ signingKey: key.privateKey }, anybody, {})
    const about = { ...descriptorOf(root), digest: of.digest }
    const evidence = await evidenceOf(place, { subject: about, record: recordOf(of, by), signer })
    const bytes = change ? change(Buffer.from(evidence.document.bytes)) : evidence.document.bytes
    await attach(transport, at, {
      ...evidence,
      subject: descriptorOf(root),
      document: { ...evidence.document, bytes },
    })
  }

  const release = ({ image, place }: Pushed, inputs: Record<string, string> = {}, tag = '1.0.0') =>
    promote(requestFor({ image, tags: tag, ...trusting, ...inputs }, { images: [place] }), tools())

  const found = async ({ place }: Pushed) =>
    findProven(
      {
        image: place,
        commit,
        require: ['scan', 'smoke'],
        maxAge: 30 * 86_400_000,
        now: Date.now(),
        trust: await trustOf(parse(trustInputs, { 'trusted-keys': ours.publicKey }), thisProject),
      },
      transport,
    )

  async function tagged({ at }: Pushed, tag: string) {
    return (await getManifest(transport, at, tag))?.digest
  }

  test('what one run signed another releases, and the record says whose signature it was', async () => {
    const it = await pushed()
    const request = requestFor(
      { tags: 'main', ...signing },
      { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) },
    )
    expect(await promote(request, tools())).toMatchObject({ outcome: 'promoted', warnings: [] })
    const released = await release(it)
    expect(released).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(released.evidence.map(({ signedBy }) => signedBy)).toEqual([idOf(ours), idOf(ours)])
    expect(await found(it)).toMatchObject({ status: 'proven', subject: { digest: it.root.digest } })
  })

  test('a second run signs nothing more, and one with a new key signs anew', async () => {
    const it = await pushed()
    const run = (keys: Record<string, string>) =>
      promote(
        requestFor(
          { tags: 'main', ...keys },
          { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) },
        ),
        tools(),
      )
    const both = older.publicKey + ours.publicKey
    await run({ 'signing-key': older.privateKey, 'trusted-keys': both })
    await run({ 'signing-key': older.privateKey, 'trusted-keys': both })
    const signers = async () =>
      (
        await readEvidence(registryStore(it.at, transport), {
          now: Date.now(),
          digest: it.root.digest,
          trust: await trustOf(parse(trustInputs, { 'trusted-keys': both }), thisProject),
        })
      ).sources.map(({ signedBy }) => signedBy)
    expect(await signers()).toEqual([idOf(older)])
    expect(await release(it, { 'trusted-keys': both })).toMatchObject({ outcome: 'promoted' })
    await run({ 'signing-key': ours.privateKey, 'trusted-keys': both })
    expect((await signers()).sort()).toEqual([idOf(older), idOf(ours)].sort())
  })

  test.each<[string, Forged, RegExp]>([
    ['not signed', {}, /is not signed; it has to be signed with/],
    [
      'signed with another key',
      { key: theirs },
      new RegExp(`is signed with ${escaped(idOf(theirs))}; it has`),
    ],
    ['changed after it was signed', { key: ours, change: tampered }, /was changed after it was signed with/],
  ])('evidence that is %s is refused with the reason, and no tag moves', async (_, forged, reason) => {
    const it = await pushed()
    await attached(it, forged)
    const refused = await release(it)
    expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(refused.reason).toMatch(reason)
    expect(refused.reason).toContain(idOf(ours))
    expect(refused.reason).toContain('evidence-trust: registry')
    expect(await tagged(it, '1.0.0')).toBeUndefined()
    expect(await found(it)).toMatchObject({ status: 'foreign', reason: expect.stringMatching(reason) })
  })

  test('evidence of another digest that is signed well proves nothing, and is named', async () => {
    const [it, other] = await Promise.all([pushed(), pushed()])
    await attached(it, { key: ours, of: other.subject })
    const refused = await release(it)
    expect(refused).toMatchObject({ outcome: 'refused-evidence' })
    expect(refused.reason).toContain(`it is about ${other.root.digest}, not ${it.root.digest}`)
  })

  test('evidence that is signed and says that the scan failed refuses', async () => {
    const it = await pushed()
    const failed = { ...recordOf(it.subject).scan, status: 'failed', reason: '2 are critical' } as Run['scan']
    await attached(it, { key: ours, by: { scan: failed } })
    expect((await release(it)).reason).toContain('the scan of this digest failed: 2 are critical')
  })

  test('good evidence counts, whatever somebody puts beside it', async () => {
    const it = await pushed()
    await attached(it, { key: ours })
    await attached(it, {})
    await attached(it, { key: theirs })
    await attached(it, { key: ours, change: tampered })
    await attached(it, { key: ours, change: () => Buffer.from('{"mediaType":') })
    const released = await release(it)
    expect(released).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(released.evidence.every(({ signedBy }) => signedBy === idOf(ours))).toBe(true)
  })

  test('what this run has found out itself needs no signature', async () => {
    const it = await pushed()
    const request = requestFor(
      { tags: '1.0.0', ...trusting },
      { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) },
    )
    const released = await promote(request, tools())
    expect(released.evidence.map(({ source }) => source)).toEqual(['this run', 'this run'])
    expect(released.warnings?.join()).toContain('was not attached: signatures are required')
  })

  test('an image under the tag of another commit is not taken for its image, however well it is proven', async () => {
    const it = await pushed()
    await attached(it, { key: ours, by: { commit: 'd'.repeat(40) } })
    expect(await release(it)).toMatchObject({ outcome: 'promoted' })
    const foreign = await found(it)
    expect(foreign).toMatchObject({ status: 'foreign' })
    expect(foreign).toHaveProperty(
      'reason',
      expect.stringContaining(`it was built from ${'d'.repeat(40)}, not from ${'c'.repeat(40)}`),
    )
  })

  test('without keys it counts as evidence without a signature does, and the record names no signature', async () => {
    const it = await pushed()
    await attached(it, { key: theirs })
    const released = await release(it, { 'trusted-keys': '' })
    expect(released).toMatchObject({ outcome: 'promoted' })
    expect(released.evidence.map(({ signedBy }) => signedBy)).toEqual([undefined, undefined])
  })

  test('with keys, evidence-trust: registry takes what is not signed', async () => {
    const it = await pushed()
    await attached(it, {})
    expect(await release(it, { 'evidence-trust': 'registry' })).toMatchObject({ outcome: 'promoted' })
  })
})

/** Evidence that anyone with push access may attach. */
interface Forged {
  readonly key?: { readonly privateKey: string }
  /** Changes the document after it was signed. */
  readonly change?: (bytes: Buffer) => Buffer
  /** The image that it speaks of, when it is another than the one it is attached to. */
  readonly of?: Parameters<typeof recordOf>[0]
  readonly by?: Parameters<typeof recordOf>[1]
}

function tampered(bytes: Buffer): Buffer {
  const bundle = JSON.parse(bytes.toString())
  const statement = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()
  bundle.dsseEnvelope.payload = Buffer.from(statement.replace('"high"', '"none"')).toString('base64')
  return Buffer.from(JSON.stringify(bundle))
}

function escaped(text: string): string {
  return text.replace(/[+/=]/g, '\\$&')
}
