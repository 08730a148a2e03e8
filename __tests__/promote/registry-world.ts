import { descriptorOf, manifestTypes } from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { headManifest, putManifest } from '../../src/registry/manifests.ts'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Transport } from '../../src/registry/transport.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { attach } from '../../src/store/artifact.ts'
import { readSubject } from '../../src/store/subject.ts'
import { type FaultProxy, startProxy } from '../fault-proxy/proxy.ts'
import type { ProxyLogin } from '../fault-proxy/tokens.ts'
import { startInMemory, startRegistry } from '../own-registry.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { type FaultWorld, floating, type Held, immutable } from './fault-checks.ts'
import { recordOf } from './records.ts'

/** A real registry behind a proxy at which things go wrong. */
export interface World extends AsyncDisposable {
  readonly name: string
  readonly proxy: FaultProxy
  /** The registry itself, without login or faults. */
  readonly behind: string
  readonly login?: ProxyLogin
}

const login = (kind: ProxyLogin['kind'], name: string) =>
  ({ kind, username: `user-of-${name}`, password: `word-of-${name}` }) as const

/** Starts the registries: four programs, and two more ways of theirs by which others are known. */
export async function startWorlds(): Promise<readonly World[]> {
  const referrers = () => startInMemory({ referrers: true })
  return Promise.all([
    world('distribution-2.8', () => startRegistry(), { login: login('basic', 'two') }),
    world('distribution-3.1', () => startRegistry(undefined, 'BUILDONCE_TEST_REGISTRY_3_BIN'), {
      login: login('bearer', 'three'),
    }),
    world('in-memory', () => startInMemory({ referrers: false }), {}),
    world('in-memory-with-referrers', referrers, { login: login('bearer', 'memory') }),
    world('as-zot', referrers, { login: login('basic', 'zot'), manyTags: 'zot' }),
    world('as-olareg', referrers, { login: login('bearer', 'olareg'), manyTags: 'olareg' }),
  ])
}

async function world(
  name: string,
  start: () => Promise<{ readonly host: string; stop(): Promise<void> }>,
  options: Omit<Parameters<typeof startProxy>[0], 'upstream'>,
): Promise<World> {
  const { host, stop } = await start()
  const proxy = await startProxy({ upstream: host, ...options })
  return {
    ...{ name, proxy, behind: host },
    ...(options.login && { login: options.login }),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]()
      await stop()
    },
  }
}

/** The images are made once: what differs between the promotions is what goes wrong. */
export const [old, other] = [makeImage({ layers: 1 }), makeImage({ layers: 1 })]
export const next: MadeImage = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], layers: 1 })

/** Source and destination of one promotion, each of them a repository of its own. */
export interface Pair {
  readonly source: World
  readonly target: World
  /** Number of the promotion. */
  readonly n: number
}

const direct = anonymousTransport()

export const from = ({ source, target, n }: Pair): Repository =>
  source === target && n % 2 === 0
    ? to({ source, target, n })
    : { registry: source.proxy.host, repository: `acme/web-${n}` }
export const to = ({ target, n }: Pair): Repository => ({
  registry: target.proxy.host,
  repository: `acme/release-${n}`,
})

const behind = (at: Repository, registry: string): Repository => ({ ...at, registry })

/** Fills both repositories without a fault: the image with what refers to it, and what tags name before. */
export async function fill(
  pair: Pair,
  { proven, taken }: { readonly proven: boolean; readonly taken: boolean },
): Promise<void> {
  const [home, place] = [behind(from(pair), pair.source.behind), behind(to(pair), pair.target.behind)]
  await seed(direct, place, old, [...floating, ...(taken ? immutable.slice(0, 1) : [])])
  await seed(direct, place, other)
  await seed(direct, home, next, ['rc'])
  await attach(direct, home, {
    subject: descriptorOf(next.children[0] ?? next.root),
    artifactType: 'application/vnd.example.sbom',
    document: { bytes: Buffer.from('{}'), mediaType: 'application/json' },
    annotations: {},
  })
  await seed(direct, home, signature, [signatureTag])
  if (proven)
    await attachEvidence(direct, home, { subject: descriptorOf(next.root), record: await evidence(home) })
}

const signature = makeImage({ layers: 1 })
const signatureTag = `${fallbackTag(next.root.digest)}.sig`

let made: Promise<Run> | undefined
function evidence(home: Repository): Promise<Run> {
  made ??= readSubject(`${home.registry}/${home.repository}@${next.root.digest}`, direct).then(subject =>
    recordOf(subject, { commit: 'a'.repeat(40) }),
  )
  return made
}

/** Moves tags at the worst moments: the source's after it was looked up, a floating one when the first tag is written. */
export function somebodyElse(pair: Pair, transport: Transport = direct) {
  const place = behind(to(pair), pair.target.behind)
  const home = behind(from(pair), pair.source.behind)
  let [readOnce, wroteOnce] = [false, false]
  return {
    async source({ path }: { readonly path: string }) {
      if (readOnce || !path.includes('/blobs/sha256')) return
      readOnce = true
      if (pair.source !== pair.target) {
        await seed(transport, home, other)
        await putManifest(transport, home, other.root, { name: 'rc' })
      }
    },
    async target({ method, path }: { readonly method: string; readonly path: string }) {
      const first = method === 'PUT' && (path.endsWith('/1.2.3') || path.includes('?tag=1.2.3'))
      if (wroteOnce || !first) return
      wroteOnce = true
      await putManifest(transport, place, other.root, { name: 'stable' })
    },
  }
}

/** Reads what the destination has, from the registry itself. */
export async function heldAt(pair: Pair): Promise<Held> {
  const place = to(pair)
  const api = `http://${pair.target.behind}/v2/${place.repository}`
  const tags = new Map<string, string>()
  const there = new Set<string>()
  const ask = async (path: string) => {
    const response = await fetch(`${api}/${path}`, { headers: { accept: manifestTypes.join(', ') } })
    const bytes = Buffer.from(await response.arrayBuffer())
    return response.status === 200 ? bytes : undefined
  }
  const hash = async (bytes: Buffer) =>
    `sha256:${Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')}`
  await Promise.all([
    ...[...immutable, ...floating].map(async tag => {
      const bytes = await ask(`manifests/${tag}`)
      if (bytes) tags.set(`${place.repository}:${tag}`, await hash(bytes))
    }),
    ...next.children.map(async ({ digest }) => {
      const bytes = await ask(`manifests/${digest}`)
      if (bytes && (await hash(bytes)) === digest) there.add(`${place.repository}@${digest}`)
    }),
    ...[...next.blobs.keys()].map(async digest => {
      const bytes = await ask(`blobs/${digest}`)
      if (bytes && (await hash(bytes)) === digest) there.add(`${place.repository}@${digest}`)
    }),
  ])
  return { tags, manifests: there, blobs: there }
}

/** Lists what refers to the image and is not at the destination. */
export async function referrersMissing(pair: Pair): Promise<string[]> {
  const [home, place] = [behind(from(pair), pair.source.behind), behind(to(pair), pair.target.behind)]
  const nodes = [next.root, ...next.children].map(({ digest }) => digest)
  const listed = async (at: Repository, digest: Digest) =>
    (await listReferrers(anonymousTransport(), at, digest)).map(each => each.digest)
  const missing = await Promise.all(
    nodes.map(async digest => {
      const held = new Set(await listed(place, digest))
      return (await listed(home, digest)).filter(each => !held.has(each))
    }),
  )
  const signed = await headManifest(direct, place, signatureTag)
  return [...missing.flat(), ...(signed?.digest === signature.root.digest ? [] : [signatureTag])]
}

/** Tells what a promotion between two registries may do, and what not. */
export function checksOf(pair: Pair): FaultWorld {
  return {
    ...{ old, next, other },
    repository: to(pair).repository,
    places: new RegExp(
      [pair.source, pair.target].map(({ proxy }) => proxy.host.replaceAll('.', '\\.')).join('|'),
    ),
    secrets: /word-of-|token-\d/,
    belongs: (host, authorization) =>
      [pair.source, pair.target].some(({ proxy, login }) => {
        if (login === undefined) return false
        const { username, password } = login
        const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
        if (login.kind === 'basic') return host === proxy.host && authorization === basic
        return host === proxy.host
          ? authorization.startsWith('Bearer ') && authorization.endsWith(`-for-${host}`)
          : host === proxy.realm && authorization === basic
      }),
  }
}
