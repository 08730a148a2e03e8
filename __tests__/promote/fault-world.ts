import { join } from 'node:path'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { promote, promoteThrough } from '../../src/promote/promote.ts'
import { createTransport } from '../../src/registry/transport.ts'
import type { PromoteSection } from '../../src/stage/record/promote.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import { readSubject } from '../../src/store/subject.ts'
import type { Http, HttpRequest } from '../../src/system/http.ts'
import { type FakeRegistry, fakeRegistry } from '../fakes/registry.ts'
import { withTokens } from '../fakes/registry-auth.ts'
import { type Fault, seeded, withFaults } from '../fakes/registry-faults.ts'
import { type MadeImage, makeImage, seed, writeLayout } from '../registry/images.ts'
import { fakeClock, fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type FaultWorld, floating, immutable } from './fault-checks.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

/** Source and destination: another registry, other tags in the same repository, or a file. */
export const ways = ['between registries', 'retag', 'from an archive'] as const
export type Way = (typeof ways)[number]

export const [source, target] = ['source.example', 'target.example'] as const
export const auths: Readonly<Record<string, readonly [string, string]>> = {
  [source]: ['reader', 'source-word'],
  [target]: ['writer', 'target-word'],
}
const from = { registry: source, repository: 'acme/web' }
const to = { registry: target, repository: 'acme/release' }

/** The images are made once: what differs between the promotions is what goes wrong. */
export const [old, next, other] = [0, 1, 2].map(() =>
  makeImage({ platforms: ['linux/amd64', 'linux/arm64'], layers: 1 }),
) as [MadeImage, MadeImage, MadeImage]

const world: FaultWorld = {
  ...{ old, next, other },
  repository: to.repository,
  places: /(?:source|target)\.example/,
  secrets: /source-word|target-word|token-\d/,
  belongs(host, authorization) {
    const registry = host.replace(/^auth\./, '')
    const [username, password] = auths[registry] ?? []
    if (authorization.startsWith('Bearer ')) return authorization.endsWith(`-for-${host}`)
    return authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  },
}

/** What there is to promote, made once: its record, and archives of it with and without evidence. */
export async function prepare() {
  const nobody = fakeTransport(async () => Promise.reject(new Error('nothing is asked of a registry')))
  const folder = temporaryFolder()
  const subject = await readSubject(await writeLayout(next, join(folder, 'built')), nobody)
  const evidence = recordOf(subject, { commit: 'a'.repeat(40), at: '2026-11-21T07:00:00Z' })
  const tools = toolsFor({ http: fakeRegistry().http, now: fakeClock().now })
  const archive = async (name: string, record: Partial<Parameters<typeof requestFor>[1]>) => {
    const path = join(folder, `${name}.tar`)
    await promote(requestFor({ to: path, tags: 'rc' }, { subject, ...record }), tools)
    return path
  }
  return { evidence, proven: await archive('proven', { evidence }), bare: await archive('bare', {}) }
}

/** What decides how a promotion goes. */
export interface Case {
  readonly seedNumber: number
  readonly rate: number
  readonly way: Way
  /** Whether there is evidence of its scan and its smoke test; both are asked for. */
  readonly proven: boolean
  /** Whether an immutable tag names another image already. */
  readonly taken: boolean
  readonly prepared: Awaited<ReturnType<typeof prepare>>
  readonly only?: readonly Fault[]
}

/** Promotes once while things go wrong, and returns what can be seen afterwards. */
export async function promoteOnce({ seedNumber, rate, way, proven, taken, prepared, only }: Case) {
  const random = seeded(seedNumber)
  const clock = fakeClock()
  const options = {
    referrers: random() < 0.5 ? 'yes' : 'no',
    mount: random() < 0.5 ? 'yes' : 'session',
  } as const
  const registries = { [source]: fakeRegistry(options), [target]: fakeRegistry(options) }
  const home = way === 'retag' ? to : from
  const at = fakeTransport(registries[home.registry as typeof source]?.http as Http)
  await seed(fakeTransport(registries[target]?.http as Http), to, old, [
    ...floating,
    ...(taken ? immutable.slice(0, 1) : []),
  ])
  await seed(at, home, next, ['rc'])
  if (proven) await attachEvidence(at, home, { subject: topOf(next), record: prepared.evidence })
  const set = watchTags(registries[target])
  const received: { host: string; authorization: string }[] = []
  const tokens: string[][] = []
  const faulty = new Map<string, ReturnType<typeof withFaults>>()
  const doors = new Map<string, Http>()
  for (const [registry, fake] of Object.entries(registries)) {
    const bad = withFaults(fake.http, { random, rate, only, wait: clock.sleep })
    const [username = '', password = ''] = auths[registry] ?? []
    const realm = `https://auth.${registry}/token`
    const script = { registry, realm, username, password, lifetime: 20, now: clock.now }
    const guarded = withTokens(bad.http, script)
    tokens.push(guarded.tokenRequests)
    faulty.set(registry, bad)
    doors.set(registry, guarded.http)
    doors.set(`auth.${registry}`, guarded.http)
  }
  const http: Http = async request => {
    const { host } = request.url
    if (request.headers?.authorization) received.push({ host, authorization: request.headers.authorization })
    somebodyElse(request, registries)
    const door = doors.get(host)
    if (door === undefined)
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
    return door(request)
  }
  const keychain = async ({ registry }: { registry: string }) => {
    const [username = '', password = ''] = auths[registry] ?? []
    return { kind: 'basic', username, password } as const
  }
  const transport = createTransport({ http, keychain, mask: () => {}, random, ...clock })
  const place = `${home.registry}/${home.repository}`
  const image =
    way === 'from an archive'
      ? prepared[proven ? 'proven' : 'bare']
      : `${place}${random() < 0.5 ? ':rc' : `@${next.root.digest}`}`
  const request = requestFor({
    image,
    tags: [...immutable, ...floating].join(','),
    ...(way !== 'retag' && { to: `${to.registry}/${to.repository}` }),
    floating: 'always',
    require: 'scan, smoke',
  })
  let section: Timed<PromoteSection> | undefined
  let error: unknown
  try {
    section = await promoteThrough(transport, request, toolsFor({ http, now: clock.now }))
  } catch (thrown) {
    error = thrown
  }
  const registry = registries[target] as FakeRegistry
  const renewed = tokens.some(requests => new Set(requests).size < requests.length)
  return { section, error, received, registry, proven, taken, set, world, faulty, renewed }
}

/** Lists from now on which tags come to name the image, in the order in which they do. */
function watchTags({ tags }: FakeRegistry): string[] {
  const set: string[] = []
  tags.set = (tag, digest) => {
    if (digest === next.root.digest) set.push(tag.slice('acme/release:'.length))
    return Map.prototype.set.call(tags, tag, digest)
  }
  return set
}

function topOf({ root }: MadeImage) {
  return { mediaType: root.mediaType, digest: root.digest, size: root.bytes.length }
}

/** Moves tags at the worst moments: the source's after it was looked up, a floating one when the first tag is written. */
function somebodyElse({ method, url }: HttpRequest, registries: Readonly<Record<string, FakeRegistry>>) {
  if (url.host === source && url.pathname.includes('/blobs/'))
    registries[source]?.tags.set('acme/web:rc', other.root.digest)
  if (url.host === target && method === 'PUT' && url.pathname.endsWith('/1.2.3')) {
    registries[target]?.tags.set('acme/release:stable', other.root.digest)
    registries[target]?.tags.set('acme/release:rc', other.root.digest)
  }
}
