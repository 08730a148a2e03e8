import { describe, expect, test } from '@jest/globals'
import { explain } from '../../src/errors.ts'
import { blobsOf, parseManifest } from '../../src/image/manifest.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { PromoteSection } from '../../src/promote/section.ts'
import { createTransport } from '../../src/registry/transport.ts'
import type { Timed } from '../../src/section.ts'
import type { Http, HttpRequest } from '../../src/system/http.ts'
import { type FakeRegistry, fakeRegistry } from '../fakes/registry.ts'
import { withTokens } from '../fakes/registry-auth.ts'
import { type Fault, faults, seeded, withFaults } from '../fakes/registry-faults.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeClock, fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const [source, target] = ['source.example', 'target.example']
const from = { registry: source, repository: 'acme/web' }
const to = { registry: target, repository: 'acme/release' }
const immutable = ['1.2.3', `sha-${'a'.repeat(40)}`]
const floating = ['1.2', 'stable', 'latest']
const auths: Readonly<Record<string, readonly [string, string]>> = {
  [source]: ['reader', 'source-word'],
  [target]: ['writer', 'target-word'],
}

/** The images are made once: what differs between the promotions is what goes wrong. */
const [old, next, other] = [0, 1, 2].map(() =>
  makeImage({ platforms: ['linux/amd64', 'linux/arm64'], layers: 1 }),
) as [MadeImage, MadeImage, MadeImage]

interface Case {
  readonly seedNumber: number
  readonly rate: number
  readonly only?: readonly Fault[]
}

/** Promotes once from one registry to another while things go wrong, and gives what can be seen afterwards. */
async function promoteOnce({ seedNumber, rate, only }: Case) {
  const random = seeded(seedNumber)
  const clock = fakeClock()
  const options = {
    referrers: random() < 0.5 ? 'yes' : 'no',
    mount: random() < 0.5 ? 'yes' : 'session',
  } as const
  const registries = { [source]: fakeRegistry(options), [target]: fakeRegistry(options) }
  await seed(fakeTransport(registries[source]?.http as Http), from, next, ['rc'])
  await seed(fakeTransport(registries[target]?.http as Http), to, old, floating)
  const received: { host: string; authorization: string }[] = []
  const faulty = new Map<string, ReturnType<typeof withFaults>>()
  const doors = new Map<string, Http>()
  for (const [registry, fake] of Object.entries(registries)) {
    const bad = withFaults(fake.http, { random, rate, only })
    const [username = '', password = ''] = auths[registry] ?? []
    const realm = `https://auth.${registry}/token`
    const guarded = withTokens(bad.http, {
      registry,
      realm,
      username,
      password,
      lifetime: 20,
      now: clock.now,
    })
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
  const transport = createTransport({
    http,
    keychain: async ({ registry }) => {
      const [username = '', password = ''] = auths[registry] ?? []
      return { kind: 'basic', username, password }
    },
    mask: () => {},
    random,
    ...clock,
  })
  const request = requestFor({
    image: `${source}/acme/web${random() < 0.5 ? ':rc' : `@${next.top.digest}`}`,
    tags: [...immutable, ...floating].join(','),
    to: `${target}/acme/release`,
    floating: 'always',
  })
  let section: Timed<PromoteSection> | undefined
  let error: unknown
  try {
    section = await promoteThrough(transport, request, toolsFor({ http, now: clock.now }))
  } catch (thrown) {
    error = thrown
  }
  return { section, error, received, registry: registries[target] as FakeRegistry, faulty }
}

/** Moves tags at the worst moments: the source's after it was looked up, a floating one when the first tag is written. */
function somebodyElse({ method, url }: HttpRequest, registries: Readonly<Record<string, FakeRegistry>>) {
  if (url.host === source && url.pathname.includes('/blobs/'))
    registries[source]?.tags.set('acme/web:rc', other.top.digest)
  if (url.host === target && method === 'PUT' && url.pathname.endsWith('/1.2.3'))
    registries[target]?.tags.set('acme/release:stable', other.top.digest)
}

type Promoted = Awaited<ReturnType<typeof promoteOnce>>

/** Lists what must never be, whatever went wrong. */
function wrongs({ section, error, received, registry }: Promoted): string[] {
  const found: string[] = []
  const held = (tag: string) => registry.tags.get(`acme/release:${tag}`)
  const right = next.top.digest
  for (const tag of immutable)
    if (![undefined, right].includes(held(tag) as never)) found.push(`${tag} is ${held(tag)}`)
  for (const tag of floating)
    if (![old.top.digest, right, tag === 'stable' && other.top.digest].includes(held(tag) as never))
      found.push(`${tag} is ${held(tag)}`)
  const moved = floating.filter(tag => held(tag) === right)
  if (moved.length > 0 && immutable.some(tag => held(tag) !== right))
    found.push(`${moved} moved before the immutable tags`)
  if (held('latest') === right && moved.length < floating.length) found.push('latest moved before the others')
  if ([...immutable, ...floating].some(tag => held(tag) === right)) found.push(...holes(registry))
  for (const { host, authorization } of received)
    if (!belongs(host, authorization)) found.push(`${host} got ${authorization}`)
  if (section?.status === 'passed' && [...immutable, ...floating].some(tag => held(tag) !== right))
    found.push('passed too early')
  const words = error === undefined ? (section?.reason ?? '') : explain(error)
  const failed = error !== undefined || section?.status === 'failed'
  if (failed && !/(?:source|target)\.example/.test(words)) found.push(`no side: ${words}`)
  if (failed && !/(?:GET|HEAD|PUT|POST) https:|gave|stored|calls itself|announced|immutable/.test(words))
    found.push(`no request: ${words}`)
  if (/unexpected error|source-word|target-word|token-\d/.test(words)) found.push(`words: ${words}`)
  return found
}

/** Lists what the destination lacks of an image that a tag names. */
function holes(registry: FakeRegistry): string[] {
  const blobs = next.children.flatMap(child => {
    const manifest = parseManifest(child)
    return manifest.kind === 'image' ? blobsOf(manifest).map(({ digest }) => digest) : []
  })
  return [
    ...next.children
      .filter(({ digest }) => !registry.manifests.has(`acme/release@${digest}`))
      .map(child => child.digest),
    ...blobs.filter(digest => !registry.blobs.has(`acme/release@${digest}`)),
  ].map(digest => `${digest} is missing at the destination`)
}

function belongs(host: string, authorization: string): boolean {
  const registry = host.replace(/^auth\./, '')
  const [username, password] = auths[registry] ?? []
  if (authorization.startsWith('Bearer ')) return host === registry
  return authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

describe('whatever goes wrong', () => {
  test('in 1,000 promotions no tag is wrong, none moves too early, no secret leaves its host, every failure is explained', async () => {
    const found: string[] = []
    const counts = { passed: 0, failed: 0, thrown: 0 }
    const played = new Set<Fault>()
    for (let seedNumber = 1; seedNumber <= 1000; seedNumber++) {
      const result = await promoteOnce({ seedNumber, rate: [0.02, 0.1, 0.3][seedNumber % 3] ?? 0 })
      found.push(...wrongs(result).map(wrong => `${seedNumber}: ${wrong}`))
      counts[
        result.error !== undefined ? 'thrown' : result.section?.status === 'passed' ? 'passed' : 'failed'
      ]++
      for (const { played: kinds } of result.faulty.values())
        for (const kind of kinds.keys()) played.add(kind)
    }
    expect(found).toEqual([])
    expect(played).toEqual(new Set(faults))
    expect(counts.passed).toBeGreaterThan(200)
    expect(counts.thrown + counts.failed).toBeGreaterThan(200)
  }, 120_000)
})
