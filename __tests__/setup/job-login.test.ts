import { describe, expect, test } from '@jest/globals'
import { githubJobLogin, gitlabJobLogin } from '../../src/hosts/job-login.ts'
import { parseRepository } from '../../src/image/reference.ts'
import type { Keychain } from '../../src/registry/auth/credentials.ts'
import { chooseJobLogin, type JobLoginChoice } from '../../src/setup/job-login.ts'

const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_ACTOR: 'mona' }
const branch = { number: 7, baseBranch: 'main', fork: false }
const fork = { ...branch, fork: true }
const nobody: Keychain = async () => undefined

/** The login of the machine, for repositories that begin with a name. */
const machine =
  (name: string): Keychain =>
  async ({ registry, repository }) =>
    `${registry}/${repository}`.startsWith(name)
      ? { kind: 'basic', username: 'ann', password: 'word' }
      : undefined

function choose(images: string, choice: Partial<Omit<JobLoginChoice, 'repositories'>> = {}) {
  return chooseJobLogin({
    repositories: images.split(' ').map(parseRepository),
    given: [],
    job: githubJobLogin(env, 'ghs_token'),
    facts: {},
    pushes: true,
    keychain: nobody,
    ...choice,
  })
}

const made = { registry: 'ghcr.io', username: 'mona', password: 'ghs_token' }

describe('a job logs in by itself', () => {
  test.each([
    ['where its image is at ghcr.io', 'ghcr.io/acme/web', {}],
    ['where one of several images is', 'docker.io/acme/web ghcr.io/acme/web', {}],
    ['beside a login that was given for another registry', 'ghcr.io/acme/web', { given: ['quay.io'] }],
    ['beside a login that the machine has elsewhere', 'ghcr.io/acme/web', { keychain: machine('quay.io/') }],
    [
      'where the machine has a login for another repository only',
      'ghcr.io/acme/web ghcr.io/acme/api',
      { keychain: machine('ghcr.io/acme/api') },
    ],
    [
      'on a pull request of the same repository, to read',
      'ghcr.io/acme/web',
      { facts: { pullRequest: branch } },
    ],
  ])('%s', async (_, images, choice) => {
    expect(await choose(images, choice)).toMatchObject({ login: made })
  })

  test('and says who, where, with what, and what a push needs', async () => {
    expect((await choose('ghcr.io/acme/web'))?.line).toBe(
      'logged in to ghcr.io as mona with the token of this job; to push, the job needs `packages: write` under `permissions:`',
    )
    expect((await choose('ghcr.io/acme/web', { pushes: false }))?.line).toBe(
      'logged in to ghcr.io as mona with the token of this job',
    )
    const gitlab = {
      CI_REGISTRY: 'registry.acme.example',
      CI_REGISTRY_USER: 'bot',
      CI_REGISTRY_PASSWORD: 'p',
    }
    expect(await choose('registry.acme.example/web', { job: gitlabJobLogin(gitlab) })).toEqual({
      login: { registry: 'registry.acme.example', username: 'bot', password: 'p' },
      line: 'logged in to registry.acme.example as bot with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD',
    })
  })
})

describe('a job does not log in by itself', () => {
  test.each([
    ['to Docker Hub', 'docker.io/acme/web'],
    ['to a registry of another name that ends alike', 'evilghcr.io/acme/web'],
    ['to a registry of another name that begins alike', 'ghcr.io.evil.example/acme/web'],
    ['to the same name with a port', 'ghcr.io:443/acme/web'],
    ['to a repository that is named like it', 'quay.io/ghcr.io/web'],
  ])('%s, and says nothing', async (_, images) => {
    expect(await choose(images)).toBeUndefined()
  })

  test('with the token of another server', async () => {
    const job = githubJobLogin({ ...env, GITHUB_SERVER_URL: 'https://github.acme.example' }, 'ghs_token')
    expect(await choose('ghcr.io/acme/web', { job })).toBeUndefined()
    expect(await choose('containers.github.acme.example/acme/web', { job })).toMatchObject({
      login: { registry: 'containers.github.acme.example' },
    })
  })

  test.each([
    ['where a login was given', { given: ['ghcr.io'] }, undefined],
    ['where there is no such host', { job: undefined }, undefined],
    [
      'where the machine has a login',
      { keychain: machine('ghcr.io/') },
      { line: 'uses the login for ghcr.io that this machine has' },
    ],
    [
      'for a pull request from a fork',
      { facts: { pullRequest: fork } },
      {
        line: 'not logged in to ghcr.io: the token of a pull request from a fork may not push; the image is built and checked, but not pushed',
      },
    ],
    [
      'without a token',
      { job: githubJobLogin(env, undefined) },
      { line: 'not logged in to ghcr.io: `github-token` is empty, so only public images can be read' },
    ],
  ])('%s', async (_, choice, expected) => {
    expect(await choose('ghcr.io/acme/web', choice)).toEqual(expected)
  })
})
