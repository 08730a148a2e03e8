import { describe, expect, test } from '@jest/globals'
import { githubJobLogin, gitlabJobLogin } from '../../src/hosts/job-login.ts'

describe('the token of a GitHub job belongs to the registry of its own server', () => {
  test.each([
    ['https://github.com', 'ghcr.io'],
    ['https://github.com/', 'ghcr.io'],
    ['https://github.example.com', 'containers.github.example.com'],
    ['https://acme.ghe.com', 'containers.acme.ghe.com'],
    ['https://github.com.evil.example', 'containers.github.com.evil.example'],
    ['https://github.com:8443', 'containers.github.com:8443'],
    ['http://github.com', undefined],
    ['github.com', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %s: %s', (server, registry) => {
    const login = githubJobLogin({ GITHUB_SERVER_URL: server, GITHUB_ACTOR: 'mona' }, 'ghs_token')
    expect(login?.registry).toBe(registry)
    if (registry) expect(login).toMatchObject({ username: 'mona', password: 'ghs_token' })
  })

  test('and is none where the job was given no token, or nobody started it', () => {
    const server = { GITHUB_SERVER_URL: 'https://github.com' }
    expect(githubJobLogin({ ...server, GITHUB_ACTOR: 'mona' }, undefined)).not.toHaveProperty('password')
    expect(githubJobLogin(server, 'ghs_token')).toBeUndefined()
  })
})

describe('the login of a GitLab job', () => {
  const registry = { CI_REGISTRY: 'registry.gitlab.example:5050' }

  test('is for the registry of its server, with its port', () => {
    const env = { ...registry, CI_REGISTRY_USER: 'gitlab-ci-token', CI_REGISTRY_PASSWORD: 'glcbt-64_x' }
    expect(gitlabJobLogin(env)).toMatchObject({
      registry: 'registry.gitlab.example:5050',
      username: 'gitlab-ci-token',
      password: 'glcbt-64_x',
    })
  })

  test('is none where the server has no registry, and has no password where the job was given none', () => {
    expect(gitlabJobLogin({ CI_REGISTRY_USER: 'u', CI_REGISTRY_PASSWORD: 'p' })).toBeUndefined()
    expect(gitlabJobLogin(registry)).not.toHaveProperty('password')
  })
})
