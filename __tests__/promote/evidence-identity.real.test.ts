import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { githubSigner } from '../../src/hosts/github-sigstore.ts'
import { descriptorOf } from '../../src/image/manifest.ts'
import { open } from '../../src/promote/evidence/envelope.ts'
import { statementType } from '../../src/promote/evidence/statement.ts'
import { evidenceOf } from '../../src/promote/evidence/store.ts'
import { trustOf } from '../../src/promote/evidence/trust.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { attach } from '../../src/store/artifact.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type FakeSigstore, startSigstore, workflow } from '../fakes/sigstore.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeKeys } from './keys.ts'
import { mutated } from './mutations.ts'
import { pushedImage } from './proven-image.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { thisProject, toolsFor } from './tools.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const http = createHttp({})
const transport = anonymousTransport(http)
let [ours, others] = [] as unknown as [FakeSigstore, FakeSigstore]
let root = ''
let otherRoot = ''
let gone: Record<string, string | undefined> = {}

beforeAll(async () => {
  ;[ours, others] = [await startSigstore(), await startSigstore()]
  const folder = temporaryFolder()
  ;[root, otherRoot] = [join(folder, 'root.json'), join(folder, 'roots.jsonl')]
  await writeFile(root, JSON.stringify(JSON.parse(ours.root), null, 2))
  await writeFile(otherRoot, `${others.root}\n${others.root}\n`)
  gone = Object.fromEntries(Object.keys(ours.env).map(name => [name, process.env[name]]))
  Object.assign(process.env, ours.env)
})

afterAll(async () => {
  for (const [name, value] of Object.entries(gone)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  await Promise.all([ours.stop(), others.stop()])
})

/** The tools of a job that may sign as its workflow at one instance. */
function signing(at: FakeSigstore = ours) {
  const tools = toolsFor({ http })
  return { ...tools, host: { ...tools.host, sign: githubSigner(at.env, tools.host.facts) } }
}

const pushed = () => pushedImage(transport, { registry })

/** The run on main: it signs with its workflow identity. */
async function signedOnMain(inputs: Record<string, string> = {}, tools = signing()) {
  const it = await pushed()
  const record = { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) }
  const section = await promote(requestFor({ tags: 'main', signing: 'identity', ...inputs }, record), tools)
  return { ...it, section }
}

function release({ image, place }: { image: string; place: string }, inputs: Record<string, string> = {}) {
  const trusting = { 'trusted-identities': workflow, 'trusted-root': root }
  const request = { image, tags: '1.0.0', require: 'scan, smoke', ...trusting, ...inputs }
  return promote(requestFor(request, { images: [place] }), toolsFor({ http }))
}

describe('evidence that a workflow signs as itself', () => {
  test('is released where the workflow is trusted, and the record names the workflow', async () => {
    const it = await signedOnMain()
    expect(it.section).toMatchObject({ outcome: 'promoted', warnings: [] })
    const released = await release(it)
    expect(released).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(released.evidence.map(({ signedBy }) => signedBy)).toEqual([workflow, workflow])
  })

  test.each([
    ['any branch', workflow.replace('main', '*')],
    ['any ref', workflow.replace('refs/heads/main', '**')],
    ['any workflow', 'https://github.com/acme/web/.github/workflows/*@refs/heads/main'],
    ['one of several', `https://github.com/acme/api/**\n${workflow}`],
    ['an issuer that is named', `${workflow} https://token.actions.githubusercontent.com`],
  ])('may be trusted by a pattern: %s', async (_, names) => {
    expect(await release(await signedOnMain(), { 'trusted-identities': names })).toMatchObject({
      outcome: 'promoted',
    })
  })

  test.each([
    ['another repository', workflow.replace('/web/', '/api/')],
    ['a name it only begins with', workflow.slice(0, -1)],
    ['a dot that is no pattern', workflow.replace('image.yml', 'imageXyml')],
    ['a star over slashes', workflow.replace('refs/heads/main', '*')],
    ['another issuer', `${workflow} https://gitlab.example`],
  ])('is refused where the trusted name does not fit: %s', async (_, names) => {
    const refused = await release(await signedOnMain(), { 'trusted-identities': names })
    expect(refused).toMatchObject({ outcome: 'refused-evidence' })
    expect(refused.reason).toContain(`is signed by ${workflow} (https://token.actions.githubusercontent.com)`)
    expect(refused.reason).toContain('(trusted-identities)')
  })

  test('is refused where the certificate comes from somebody else, whatever name it has', async () => {
    const refused = await release(await signedOnMain(), { 'trusted-root': otherRoot })
    expect(refused).toMatchObject({ outcome: 'refused-evidence' })
    expect(refused.reason).toMatch(/is signed with a certificate that cannot be verified \(/)
  })

  test('is refused where keys alone are trusted', async () => {
    const keys = { 'trusted-keys': makeKeys().publicKey, 'trusted-identities': '', 'trusted-root': '' }
    const refused = await release(await signedOnMain(), keys)
    expect(refused.reason).toContain('is signed with a certificate, but no trusted-identities are set')
  })

  test('is refused when it was changed afterwards, in the statement, its entry in the log, or its certificate', async () => {
    for (const change of changes) {
      const it = await pushed()
      const signer = {
        sign: async (statement: string) => {
          const payload = { bytes: Buffer.from(statement), type: statementType }
          const bundle = JSON.parse((await signing().host.sign?.(payload)) ?? '')
          change(bundle)
          return JSON.stringify(bundle)
        },
        trust: { policy: 'registry' } as const,
      }
      const evidence = { subject: descriptorOf(it.root), record: recordOf(it.subject), signer }
      await attach(transport, it.at, await evidenceOf(it.place, evidence))
      const refused = await release(it)
      expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
      expect(refused.reason).toContain('cannot be verified')
    }
  })

  test('with any bit of its bundle flipped, or any part replaced, never says something else', async () => {
    const payload = { bytes: Buffer.from('{"predicateType":"x"}'), type: statementType }
    const bytes = Buffer.from((await signing().host.sign?.(payload)) ?? '')
    const trust = await trustOf(
      { trustedKeys: [], trustedIdentities: [workflow], trustedRoot: root },
      thisProject,
    )
    const signers = trust.policy === 'signed' ? trust : { keys: [] }
    expect(await open(bytes.toString(), signers)).toEqual({
      statement: payload.bytes.toString(),
      signedBy: workflow,
      workflow: { repository: 'https://github.com/acme/web', ref: 'refs/heads/main' },
    })
    const same = {
      statement: payload.bytes.toString(),
      signedBy: workflow,
      workflow: { repository: 'https://github.com/acme/web', ref: 'refs/heads/main' },
    }
    const check = async (changed: string) => {
      const opened = await open(changed, signers).catch(error => expect(error.name).toBe('UserError'))
      if (opened && 'signedBy' in opened) expect(opened).toEqual(same)
    }
    const bits = fc.nat(bytes.length * 8 - 1).map(bit => {
      const copy = Buffer.from(bytes)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return copy.toString()
    })
    const parts = mutated(JSON.parse(bytes.toString())).map(bundle => JSON.stringify(bundle) ?? '')
    await fc.assert(fc.asyncProperty(fc.oneof(bits, parts), check), { numRuns: 300 })
  })

  test('is signed once: a second run adds nothing', async () => {
    const trusting = { 'trusted-identities': workflow, 'trusted-root': root }
    const it = await signedOnMain(trusting)
    const record = { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) }
    const lost = {
      ...signing(),
      host: { ...signing().host, sign: async () => Promise.reject(new Error('asked')) },
    }
    const request = requestFor({ tags: 'main', signing: 'identity', ...trusting }, record)
    expect(await promote(request, lost)).toMatchObject({ outcome: 'unchanged', warnings: [] })
  })
})

describe('signing as a workflow', () => {
  test('needs a job that may ask for a token', async () => {
    const it = signedOnMain({}, toolsFor({ http }) as ReturnType<typeof signing>)
    await expect(it).rejects.toThrow(/^signing: is identity, but this run has none/)
  })

  test('that would not be trusted stops before a tag is moved, and says why', async () => {
    const it = await pushed()
    const others = { 'trusted-identities': workflow.replace('/web/', '/api/'), 'trusted-root': root }
    const record = { subject: it.subject, images: [it.place], evidence: recordOf(it.subject) }
    const request = requestFor({ tags: 'main', signing: 'identity', ...others }, record)
    await expect(promote(request, signing())).rejects.toThrow(
      `signatures of this run would not count: the evidence is signed by ${workflow}`,
    )
    expect(await headManifest(transport, it.at, 'main')).toBeUndefined()
  })

  test.each([
    ['where nobody asks for signatures: the image is promoted with a warning', {}, 'promoted'],
    ['where they are asked for: no tag is moved', { 'trusted-identities': workflow }, undefined],
  ])('at an authority that does not answer, %s', async (_, trusting, outcome) => {
    const nowhere = { ...ours, env: { ...ours.env, SIGSTORE_FULCIO_URL: `${ours.url}/nowhere` } }
    const inputs = { ...trusting, ...(outcome === undefined && { 'trusted-root': root }) }
    const words = `${ours.url}/nowhere returned no signature`
    const run = signedOnMain(inputs, signing(nowhere))
    if (outcome === undefined) return expect(run).rejects.toThrow(words)
    const { section } = await run
    expect(section.outcome).toBe(outcome)
    expect(section.warnings?.join()).toContain(words)
  })
})

test.each([
  ['no root', { trustedIdentities: [workflow] }, /^trusted-root: is missing/],
  ['no such file', { trustedIdentities: [workflow], trustedRoot: '/nowhere' }, /ENOENT/],
  [
    'another file',
    { trustedIdentities: [workflow], trustedRoot: '/etc/passwd' },
    /neither JSON nor JSON lines/,
  ],
  ['three words', { trustedIdentities: ['a https://b.example c'], trustedRoot: '/' }, /neither a name/],
])('identities are refused with %s', async (_, inputs, message) => {
  await expect(trustOf({ trustedKeys: [], ...inputs }, thisProject)).rejects.toThrow(message)
})

interface Bundle {
  dsseEnvelope: { payload: string }
  verificationMaterial: {
    certificate: { rawBytes: string }
    tlogEntries: { integratedTime: string; logIndex: string; canonicalizedBody: string }[]
  }
}

const changes: ((bundle: Bundle) => void)[] = [
  ({ dsseEnvelope }) => {
    const text = Buffer.from(dsseEnvelope.payload, 'base64').toString()
    dsseEnvelope.payload = Buffer.from(text.replace('"high"', '"none"')).toString('base64')
  },
  ({ verificationMaterial }) => {
    verificationMaterial.tlogEntries = []
  },
  ({ verificationMaterial: { tlogEntries } }) => {
    const [entry] = tlogEntries
    if (entry) entry.integratedTime = `${Number(entry.integratedTime) + 7_200}`
  },
  ({ verificationMaterial: { certificate } }) => {
    const bytes = Buffer.from(certificate.rawBytes, 'base64')
    bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1
    certificate.rawBytes = bytes.toString('base64')
  },
]
