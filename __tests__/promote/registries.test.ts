import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { type Credentials, secretsOf } from '../../src/registry/auth/credentials.ts'
import { listReferrers } from '../../src/registry/referrers.ts'
import { attach } from '../../src/store/artifact.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeOptions, fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { withTokens } from '../fakes/registry-auth.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeClock, fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

/** How a hosted registry is known to behave. */
interface Habits {
  readonly registry: string
  /** Where its API is, when that is another host. */
  readonly api?: string
  /** Its token server; without one it takes Basic. */
  readonly realm?: string
  readonly service?: string
  readonly credentials: Credentials
  /** Which of several scopes its token server understands, when it is not all. */
  readonly misread?: 'first' | 'last'
  /** Where it has its blobs. */
  readonly storage?: string
  readonly options: FakeOptions
}

const basic = (username: string) => ({ kind: 'basic', username, password: `word-of-${username}` }) as const
/** A registry that keeps the tag `live` where it is. */
const keeps = (status: 400 | 409 | 412, evenSame = false) => ({ pattern: /^live$/, status, evenSame })
const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'

const registries: Readonly<Record<string, Habits>> = {
  'GHCR, without a referrers API': {
    registry: 'ghcr.io',
    realm: 'https://ghcr.io/token',
    service: 'ghcr.io',
    credentials: basic('octocat'),
    options: { referrers: 'no' },
  },
  'GHCR, which sends referrers elsewhere': {
    registry: 'ghcr.io',
    realm: 'https://ghcr.io/token',
    service: 'ghcr.io',
    credentials: basic('octocat'),
    options: { referrers: 'redirect', mount: 'session' },
  },
  'Docker Hub, with its API and its realm at other hosts': {
    registry: 'docker.io',
    api: 'registry-1.docker.io',
    realm: 'https://auth.docker.io/token',
    service: 'registry.docker.io',
    credentials: basic('acme'),
    storage: 'https://production.cloudflare.docker.com',
    options: { referrers: 'no', immutable: keeps(400) },
  },
  'ECR, with Basic, without mounts, with blobs in S3 and tags that even the same digest may not take': {
    registry: ecr,
    credentials: basic('AWS'),
    storage: 'https://prod-eu-west-1-starport.s3.eu-west-1.amazonaws.com',
    options: { mount: 'session', immutable: keeps(400, true) },
  },
  'Artifact Registry, with an access token as password': {
    registry: 'europe-docker.pkg.dev',
    realm: 'https://europe-docker.pkg.dev/v2/token',
    service: 'europe-docker.pkg.dev',
    credentials: basic('oauth2accesstoken'),
    options: { immutable: keeps(400) },
  },
  'ACR, with a refresh token': {
    registry: 'acme.azurecr.io',
    realm: 'https://acme.azurecr.io/oauth2/token',
    service: 'acme.azurecr.io',
    credentials: { kind: 'identity', token: 'word-of-refresh' },
    storage: 'https://weumanaged.blob.core.windows.net',
    options: { immutable: keeps(409) },
  },
  'Quay, which says 202 for what it has taken': {
    registry: 'quay.io',
    realm: 'https://quay.io/v2/auth',
    service: 'quay.io',
    credentials: basic('acme+robot'),
    options: { taken: 202, immutable: keeps(409) },
  },
  'GitLab, whose token server misreads two scopes (the first)': {
    registry: 'registry.gitlab.example',
    realm: 'https://gitlab.example/jwt/auth',
    service: 'container_registry',
    credentials: basic('gitlab-ci-token'),
    misread: 'first',
    options: { referrers: 'no', immutable: keeps(400) },
  },
  'GitLab, whose token server misreads two scopes (the last)': {
    registry: 'registry.gitlab.example',
    realm: 'https://gitlab.example/jwt/auth',
    service: 'container_registry',
    credentials: basic('gitlab-ci-token'),
    misread: 'last',
    options: { referrers: 'no' },
  },
  'Harbor, with a robot and a rule for tags': {
    registry: 'harbor.example',
    realm: 'https://harbor.example/service/token',
    service: 'harbor-registry',
    credentials: basic('robot$ci'),
    options: { immutable: keeps(412) },
  },
}

const [from, to] = [
  { registry: 'seed.example', repository: 'acme/web' },
  { registry: 'seed.example', repository: 'acme/release' },
]

/** Simulates a registry with a new image in one repository and an old one under `stable` and `live` in another. */
async function play({
  registry,
  api = registry,
  realm,
  service,
  credentials,
  misread,
  storage,
  options,
}: Habits) {
  const clock = fakeClock()
  const fake = fakeRegistry({ ...options, ...(storage && { blobsAt: new URL(storage).origin }) })
  const behind = fakeTransport(fake.http)
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
  const old = makeImage()
  await seed(behind, from, image)
  await seed(behind, to, old, ['stable', 'live'])
  const sbom = await attach(behind, from, {
    subject: descriptorOf(image.root),
    artifactType: 'application/vnd.example.sbom',
    document: { bytes: Buffer.from('{}'), mediaType: 'application/json' },
    annotations: {},
  })
  const [secret = ''] = secretsOf(credentials)
  const script = {
    registry: api,
    realm: realm ?? '',
    username: credentials.kind === 'basic' ? credentials.username : '',
    password: secret,
    ...(misread && { misread }),
    challenges: [`Bearer realm="REALM",service="${service}",scope="repository:x:pull"`],
    now: clock.now,
  }
  const guarded = realm === undefined ? withBasic(fake.http, script) : withTokens(fake.http, script)
  fake.requests.length = 0
  const promote = (tags: string) =>
    promoteThrough(
      fakeTransport(guarded.http, { credentials, clock }),
      requestFor({
        image: `${registry}/${from.repository}@${image.root.digest}`,
        to: `${registry}/${to.repository}`,
        floating: 'always',
        tags,
      }),
      toolsFor({ http: guarded.http, now: clock.now }),
    )
  return { fake, behind, image, old, sbom, promote, ...guarded, homes: homesOf(api, realm) }
}

function withBasic(
  http: Http,
  { registry, username, password }: Record<'registry' | 'username' | 'password', string>,
) {
  const received: { host: string; authorization: string }[] = []
  const proof = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const guarded: Http = async request => {
    const { url, headers = {} } = request
    if (headers.authorization) received.push({ host: url.host, authorization: headers.authorization })
    if (url.host !== registry || headers.authorization === proof) return http(request)
    return respond({
      ...fault(401, 'UNAUTHORIZED'),
      headers: { 'www-authenticate': `Basic realm="${registry}"` },
    })
  }
  return { http: guarded, received, tokenRequests: [] as string[] }
}

function homesOf(api: string, realm: string | undefined): string[] {
  return [api, ...(realm === undefined ? [] : [new URL(realm).host])]
}

describe.each(Object.entries(registries))('at %s', (_, habits) => {
  test('an image moves to another repository with what refers to it, by one login, and again without a write', async () => {
    const { fake, behind, image, sbom, promote, received, tokenRequests, homes } = await play(habits)
    expect(await promote('1.0.0, stable')).toMatchObject({ outcome: 'promoted', warnings: [] })
    for (const tag of ['1.0.0', 'stable'])
      expect(fake.tags.get(`${to.repository}:${tag}`)).toBe(image.root.digest)
    expect((await listReferrers(behind, to, image.root.digest)).map(({ digest }) => digest)).toEqual([sbom])
    if (habits.misread === undefined) expect(tokenRequests).toHaveLength(habits.realm === undefined ? 0 : 1)
    // One token that did not hold what it promised, then one for each repository.
    else expect(tokenRequests.length).toBeLessThanOrEqual(3)
    expect(received.filter(({ host }) => !homes.includes(host))).toEqual([])

    fake.requests.length = 0
    expect(await promote('1.0.0, stable')).toMatchObject({ status: 'passed', outcome: 'unchanged' })
    expect(fake.requests.filter(line => /^(?:PUT|POST|PATCH|DELETE) /.test(line))).toEqual([])
  })

  if (habits.options.immutable !== undefined)
    test('a tag that the registry keeps is told as such, and nothing after it moves', async () => {
      const { fake, old, promote } = await play(habits)
      const refused = await promote('live, latest')
      expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
      expect(refused.reason).toContain(`names ${old.root.digest}, and the registry does not allow it to move`)
      expect(fake.tags.has(`${to.repository}:latest`)).toBe(false)
    })
})
