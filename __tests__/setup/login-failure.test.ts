import { expect, test } from '@jest/globals'
import { explainLogin } from '../../src/setup/login-failure.ts'

const place = { registry: 'registry.acme.example', username: 'ann', config: '/home/ann/.docker/config.json' }
const daemon = (text: string) =>
  `Error response from daemon: Get "https://registry.acme.example/v2/": ${text}\n`

test.each([
  [
    daemon('dial tcp: lookup registry.acme.example on 10.0.0.2:53: no such host'),
    'the name of the registry cannot be resolved',
    'spelt right',
  ],
  [
    daemon('dial tcp: lookup registry.acme.example: Temporary failure in name resolution'),
    'the name of the registry cannot be resolved',
    'DNS',
  ],
  [
    daemon('dial tcp: lookup registry.acme.example on 10.0.0.2:53: read udp: i/o timeout'),
    'the name of the registry cannot be resolved',
    'DNS',
  ],
  [daemon('dial tcp 10.0.0.9:443: connect: connection refused'), 'cannot be reached', 'firewall'],
  [daemon('dial tcp 10.0.0.9:443: i/o timeout'), 'cannot be reached', 'firewall'],
  [
    daemon('net/http: request canceled while waiting for connection (Client.Timeout exceeded)'),
    'cannot be reached',
    'firewall',
  ],
  [
    daemon('tls: failed to verify certificate: x509: certificate signed by unknown authority'),
    'its TLS certificate is not accepted',
    '/etc/docker/certs.d/registry.acme.example/ca.crt',
  ],
  [daemon('http: server gave HTTP response to HTTPS client'), 'does not speak TLS', 'insecure-registries'],
  [
    'Error saving credentials: open /home/ann/.docker/config.json3617: read-only file system\n',
    'the registry accepted it, and it could not be stored',
    '/home/ann/.docker/config.json must be a file that this user can write',
  ],
  [
    'Error saving credentials: error storing credentials - err: exec: "docker-credential-pass": executable file not found in $PATH, out: ``\n',
    'the credential helper is not installed',
    'docker-credential-pass is named by credsStore or credHelpers in /home/ann/.docker/config.json: install it',
  ],
  [
    'Error saving credentials: error storing credentials - err: exit status 1, out: `pass not initialized`\n',
    'the credential helper did not store the login',
    'credsStore',
  ],
  [daemon('unauthorized: incorrect username or password'), 'the registry refused it', 'Check `registry`'],
  [daemon('denied: access forbidden'), 'the registry refused it', 'Check `registry`'],
  [daemon('toomanyrequests: too many failed login attempts'), 'limits the rate of logins', 'again later'],
  [daemon('received unexpected HTTP status: 503 Service Unavailable'), 'has a fault', 'again later'],
])('%j is explained by its cause', (said, cause, hint) => {
  const explained = explainLogin({ ...place, said })
  expect(explained.message).toContain(`failed: `)
  expect(explained.message).toContain(cause)
  expect(explained.message).toContain(said.trim())
  expect(explained.hint).toContain(hint)
  const refused = cause === 'the registry refused it'
  expect(/username.*password/.test(explained.hint ?? '')).toBe(refused)
})

test('a cause that is not known is given as docker says it, and no advice is made up', () => {
  expect(explainLogin({ ...place, said: 'something new\n' })).toEqual({
    message: 'the login of "ann" at registry.acme.example failed: something new',
    hint: undefined,
  })
})

test.each([
  ['ghcr.io', 'ann', 'packages: write'],
  ['docker.io', 'ann', 'access token'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AKIAIOSFODNN7EXAMPLE', 'AWS_ACCESS_KEY_ID'],
])('a login that %s refuses has the advice for that registry', (registry, username, hint) => {
  const said = daemon('unauthorized: authentication required')
  expect(explainLogin({ ...place, registry, username, said }).hint).toContain(hint)
})
