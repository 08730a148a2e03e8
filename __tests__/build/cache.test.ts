import { describe, expect, test } from '@jest/globals'
import { type CacheQuestion, cacheAccess, planCache } from '../../src/build/cache.ts'
import { cacheReference, cacheScope } from '../../src/build/cache-names.ts'
import { serviceAccess } from '../../src/build/cache-service.ts'

const question: CacheQuestion = {
  mode: 'auto',
  from: [],
  to: [],
  driver: 'docker',
  fresh: false,
  subject: {
    image: 'ghcr.io/acme/web',
    project: 'acme/web',
    file: undefined,
    target: undefined,
    platforms: [],
  },
  mayPush: true,
  facts: {
    ci: 'github',
    ref: 'refs/heads/main',
    branch: 'main',
    defaultBranch: 'main',
    writing: { allowed: true },
  },
  service: { read: true, write: true },
  hasFolders: true,
  access: { read: true, write: true },
}
const onBranch = { ...question, facts: { ...question.facts, branch: 'feature/x' } }
const onPull = {
  ...question,
  mayPush: false,
  facts: {
    ...question.facts,
    ref: 'refs/pull/7/merge',
    branch: undefined,
    pullRequest: { number: 7, baseBranch: 'v2', fork: false },
    writing: { allowed: false, reason: 'a pull request' },
  },
}
const max = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true'

describe('where layers come from and go to', () => {
  test.each<[string, CacheQuestion, string[], string[]]>([
    ['turned off', { ...question, mode: 'none' }, [], []],
    [
      'the default branch writes GitHub’s cache',
      question,
      ['type=gha,scope=ghcr.io-acme-web'],
      ['type=gha,scope=ghcr.io-acme-web,mode=max,timeout=3m,ignore-error=true'],
    ],
    ['another branch only reads it', onBranch, ['type=gha,scope=ghcr.io-acme-web'], []],
    ['a pull request only reads it', onPull, ['type=gha,scope=ghcr.io-acme-web'], []],
    [
      'a job that may only read does',
      { ...question, access: { read: true, write: false } },
      ['type=gha,scope=ghcr.io-acme-web'],
      [],
    ],
    [
      'a job that may do nothing does nothing',
      { ...question, access: { read: false, write: false } },
      [],
      [],
    ],
    ['a builder that lives on needs none', { ...question, driver: 'remote' }, [], []],
    [
      'a machine that lives on needs none',
      { ...question, facts: { ...question.facts, ci: 'local' } },
      [],
      [],
    ],
    [
      'without a service or a store there is none',
      { ...question, service: undefined, hasFolders: false },
      [],
      [],
    ],
    [
      'auto never writes to a registry',
      { ...question, service: undefined, hasFolders: false, mayPush: true },
      [],
      [],
    ],
    [
      'a branch with push rights writes the registry',
      { ...onBranch, mode: 'registry' },
      [
        'type=registry,ref=ghcr.io/acme/web:buildcache-feature-x',
        'type=registry,ref=ghcr.io/acme/web:buildcache-main',
      ],
      [`type=registry,ref=ghcr.io/acme/web:buildcache-feature-x,${max}`],
    ],
    [
      'a pull request reads its base, and cannot poison it',
      { ...onPull, mode: 'registry' },
      [
        'type=registry,ref=ghcr.io/acme/web:buildcache-v2',
        'type=registry,ref=ghcr.io/acme/web:buildcache-main',
      ],
      [],
    ],
    [
      'without push rights the registry is read',
      { ...question, mode: 'registry', mayPush: false },
      ['type=registry,ref=ghcr.io/acme/web:buildcache-main'],
      [],
    ],
    [
      'no-cache fetches nothing and stores',
      { ...question, fresh: true },
      [],
      ['type=gha,scope=ghcr.io-acme-web,mode=max,timeout=3m,ignore-error=true'],
    ],
    [
      'what is given is taken, and its export may fail',
      {
        ...question,
        from: ['acme/c'],
        to: ['acme/c', 'type=local,dest=x', 'type=inline', 'type=registry,ref=y,ignore-error=false'],
      },
      ['acme/c'],
      [
        'type=registry,ref=acme/c,ignore-error=true',
        'type=local,dest=x,ignore-error=true',
        'type=inline',
        'type=registry,ref=y,ignore-error=false',
      ],
    ],
    [
      'of what is given a run that may not publish writes nothing that others read',
      {
        ...onPull,
        to: ['acme/c', 'type=registry,ref=y', 'type=s3,bucket=b', 'type=local,dest=x', 'type=gha'],
      },
      [],
      ['type=local,dest=x,ignore-error=true', 'type=gha,ignore-error=true'],
    ],
    [
      'a run about a pull request that has the ref of the default branch writes no cache of that',
      { ...onPull, facts: { ...onPull.facts, ref: 'refs/heads/main' }, to: ['type=gha'] },
      [],
      [],
    ],
    [
      'what is given and not allowed is left out',
      {
        ...question,
        access: { read: false, write: false },
        from: ['type=gha,scope=a', 'acme/c'],
        to: ['type=gha'],
      },
      ['acme/c'],
      [],
    ],
  ])('%s', (_, asked, from, to) => {
    const plan = planCache(asked)
    expect({ from: plan.from, to: plan.to }).toEqual({ from, to })
    expect(plan.reason).not.toBe('')
  })

  test('a host that stores folders gets one where BuildKit cannot reach the service', () => {
    expect(planCache({ ...question, service: undefined }).folder).toEqual({
      read: true,
      write: true,
      scope: 'ghcr.io-acme-web',
    })
    expect(planCache({ ...question, mode: 'local', fresh: true }).folder).toMatchObject({
      read: false,
      write: true,
    })
  })
})

describe('GitHub’s token', () => {
  const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
  const claims = (Permission: number) => ({
    exp: 1,
    ac: JSON.stringify([{ Scope: 'refs/heads/main', Permission }]),
  })
  test.each([
    ['may do both', jwt(claims(3)), { read: true, write: true }],
    ['may only read', jwt(claims(1)), { read: true, write: false }],
    ['has no scopes', jwt({ exp: 1, ac: '[]' }), { read: false, write: false }],
    ['tells nothing of a cache', jwt({ exp: 1 }), undefined],
    ['is none', 'not-a-token', undefined],
    ['is cut', jwt(claims(3)).slice(0, -4), undefined],
  ])('%s', (_, ACTIONS_RUNTIME_TOKEN, access) => {
    const env: Record<string, string> = {
      ACTIONS_RUNTIME_TOKEN,
      ACTIONS_RESULTS_URL: 'x',
      ACTIONS_CACHE_SERVICE_V2: 'True',
    }
    expect(serviceAccess(name => env[name])).toEqual(access)
    expect(serviceAccess(name => (name === 'ACTIONS_RESULTS_URL' ? undefined : env[name]))).toBeUndefined()
  })

  test('that may not write makes the default branch a reader', () => {
    expect(planCache({ ...question, service: { read: true, write: false } }).to).toEqual([])
  })
})

test.each([
  [undefined, true, true],
  ['write', true, true],
  ['read', true, false],
  ['write-only', false, true],
  ['none', false, false],
  ['something new', true, true],
])('ACTIONS_CACHE_MODE %s: read %s, write %s', (mode, read, write) => {
  expect(cacheAccess(mode)).toEqual({ read, write })
})

describe('names', () => {
  const subject = {
    image: 'ghcr.io/acme/web',
    project: 'acme/web',
    file: 'a/Dockerfile',
    target: 'test',
    platforms: ['linux/amd64', 'linux/arm64'],
  }

  test('keep builds apart that would overwrite each other', () => {
    expect(cacheScope(subject)).toBe('ghcr.io-acme-web-a-Dockerfile-test-linux-amd64-linux-arm64')
    expect(cacheReference({ ...subject, line: 'release/1.x' })).toBe(
      'ghcr.io/acme/web:buildcache-release-1.x-a-Dockerfile-test-linux-amd64-linux-arm64',
    )
    expect(
      cacheScope({ ...subject, image: undefined, file: undefined, target: undefined, platforms: [] }),
    ).toBe('acme-web')
  })

  test('that are too long stay valid and apart', () => {
    const [one, other] = ['a', 'b'].map(end => cacheReference({ ...subject, line: 'x'.repeat(200) + end }))
    expect(one?.split(':')[1]).toHaveLength(128)
    expect(one).not.toBe(other)
  })
})
