import { describe, expect, test } from '@jest/globals'
import { refusesAnonymousPush } from '../../src/registry/anonymous-push.ts'
import { RegistryError } from '../../src/registry/error.ts'

const url = (host: string) => new URL(`https://${host}/v2/acme/web/blobs/uploads/`)
const denied = (message: string) => [{ code: 'DENIED', message: `permission_denied: ${message}` }]
const line = 'add `packages: write` under `permissions:` of the job, beside `contents: read`'
const access = 'give this repository the role Write in the settings of the package (Manage Actions access)'

describe('what to do about a push that was refused', () => {
  const asked = { registry: 'ghcr.io', push: true }
  test.each([
    [
      'by ghcr.io, for want of the permission',
      {
        host: 'ghcr.io',
        status: 403,
        login: true,
        faults: denied('installation not allowed to Create organization package'),
      },
      `The token of the job may not do this: ${line}. Where it is there, ${access}.`,
    ],
    [
      'by ghcr.io, because the package was made by another',
      { host: 'ghcr.io', status: 403, login: true, faults: denied('write_package') },
      `The package does not let this token in: ${access}, and ${line}.`,
    ],
    [
      'by ghcr.io, without words',
      { host: 'ghcr.io', status: 403, login: true },
      `The token of the job may not do this: ${line}. Where it is there, ${access}.`,
    ],
    [
      'by the token server of ghcr.io',
      { host: 'ghcr.io', status: 403, login: true, method: 'GET', asked },
      `The token of the job may not do this: ${line}. Where it is there, ${access}.`,
    ],
    [
      'by the registry of an Enterprise Server',
      { host: 'containers.github.acme.example', status: 403, login: true, faults: denied('write_package') },
      `The package does not let this token in: ${access}, and ${line}.`,
    ],
    [
      'by ghcr.io, because nobody has logged in',
      { host: 'ghcr.io', status: 403, login: false },
      'Log in to ghcr.io first: give the inputs `registry: ghcr.io`, `username` and `password` (from a secret), or run `docker login ghcr.io` before.',
    ],
    [
      'by Docker Hub, because nobody has logged in',
      { host: 'registry-1.docker.io', status: 401, login: false },
      'Log in to docker.io first: give the inputs `username` and `password` (from a secret), or run `docker login` before.',
    ],
    [
      'by the token server of Docker Hub, because the password is wrong',
      { host: 'auth.docker.io', status: 401, login: true, asked: { registry: 'docker.io', push: true } },
      'The login for docker.io was not accepted: check its user name, its password, and whether it has expired.',
    ],
    [
      'by a registry that has a login without the right',
      { host: 'registry.example', status: 403, login: true },
      'The login is valid but not authorized for this: check its permissions for the repository, and that the repository exists.',
    ],
  ])('%s', (_, { host, ...failure }, hint) => {
    expect(new RegistryError({ method: 'POST', url: url(host), ...failure }).hint).toBe(hint)
  })

  test('and to a lookup that was refused: one line that is right for reading and for pushing', () => {
    const error = new RegistryError({ method: 'HEAD', url: url('ghcr.io'), status: 403, login: true })
    expect(error.hint).toContain(`${line} (\`packages: read\` where the job only reads)`)
  })
})

describe('a push without a login', () => {
  test.each([
    ['docker.io', true],
    ['ghcr.io', true],
    ['quay.io', true],
    ['acme.azurecr.io', true],
    ['europe-docker.pkg.dev', true],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', true],
    ['containers.acme.ghe.com', true],
    ['127.0.0.1:5000', false],
    ['localhost:5000', false],
    ['registry.example', false],
    ['ttl.sh', false],
    ['notquay.io', false],
    ['quay.io:8443', false],
    ['evilazurecr.io', false],
  ])('at %s is sure to be refused: %s', (registry, refused) => {
    expect(refusesAnonymousPush(registry)).toBe(refused)
  })
})
