import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Action } from '../../../src/registry/auth/credentials.ts'
import { createKeychain } from '../../../src/registry/auth/keychain.ts'
import { createExec } from '../../../src/system/exec.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

let home = ''
beforeEach(async () => {
  home = temporaryFolder()
})

const auth = (user: string, password: string) => ({
  auth: Buffer.from(`${user}:${password}`).toString('base64'),
})
const basic = (username: string, password: string) => ({ kind: 'basic', username, password })

async function write(path: string, value: unknown) {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), typeof value === 'string' ? value : JSON.stringify(value))
}

async function helper(name: string, script: string) {
  await write(`bin/docker-credential-${name}`, `#!/bin/sh\nread server\n${script}\n`)
  await chmod(join(home, `bin/docker-credential-${name}`), 0o755)
}

function find(
  reference: string,
  { actions = ['pull'] as readonly Action[], ...env }: Record<string, unknown> = {},
) {
  const path = `${join(home, 'bin')}:${process.env.PATH}`
  const all: Record<string, string> = { HOME: home, PATH: path, ...(env as Record<string, string>) }
  const [registry = '', ...rest] = reference.split('/')
  const keychain = createKeychain({ exec: createExec(all), variable: name => all[name] })
  return keychain({ registry, repository: rest.join('/') }, actions as readonly Action[])
}

describe("Docker's config", () => {
  test.each(['ghcr.io', 'https://ghcr.io', 'https://ghcr.io/v1/', 'https://ghcr.io/v2/'])(
    'is matched by the key %s',
    async key => {
      await write('.docker/config.json', { auths: { [key]: auth('alice', 'a:b') } })
      expect(await find('ghcr.io/acme/web')).toEqual(basic('alice', 'a:b'))
    },
  )

  test.each(['evil-ghcr.io', 'ghcr.io.evil.example', 'ghcr.io:8443', 'https://evil.example/ghcr.io'])(
    'never gives the credentials of ghcr.io to %s',
    async other => {
      await write('.docker/config.json', { auths: { 'ghcr.io': auth('alice', 'secret') } })
      expect(await find(`${other.replace('https://', '')}/web`)).toBeUndefined()
    },
  )

  test.each([
    'http://ghcr.io/v1/',
    'http://ghcr.io',
    'ghcr.io/',
    'ghcr.io/v2/',
    'https://ghcr.io/acme',
    'http://ghcr.io/acme/web',
    'ghcr.io/v1/',
    'https://GHCR.io/v1/',
  ])('is matched by the host of the key %s, as in docker', async key => {
    await write('.docker/config.json', {
      auths: { 'ghcr.example': auth('no', '1'), [key]: auth('alice', 'a') },
    })
    expect(await find('ghcr.io/acme/web')).toEqual(basic('alice', 'a'))
  })

  test('is matched by the exact key first', async () => {
    await write('.docker/config.json', {
      auths: { 'http://ghcr.io/v1/': auth('old', '1'), 'ghcr.io': auth('new', '2') },
    })
    expect(await find('ghcr.io/acme/web')).toEqual(basic('new', '2'))
  })

  test('may have a token without a user', async () => {
    await write('.docker/config.json', { auths: { 'ghcr.io': auth('', 'token') } })
    expect(await find('ghcr.io/acme/web')).toEqual(basic('', 'token'))
    await write('.docker/config.json', {
      auths: { 'ghcr.io': { auth: Buffer.from('nothing').toString('base64') } },
    })
    await expect(find('ghcr.io/acme/web')).rejects.toThrow('does not contain user:password in base64')
  })

  test('is preceded by DOCKER_AUTH_CONFIG, for what that names', async () => {
    await write('.docker/config.json', {
      auths: { 'ghcr.io': auth('file', '1'), 'quay.io': auth('file', '2') },
    })
    const DOCKER_AUTH_CONFIG = JSON.stringify({ auths: { 'https://ghcr.io/': auth('env', '3') } })
    expect(await find('ghcr.io/acme/web', { DOCKER_AUTH_CONFIG })).toEqual(basic('env', '3'))
    expect(await find('quay.io/acme/web', { DOCKER_AUTH_CONFIG })).toEqual(basic('file', '2'))
    expect(await find('quay.io/acme/web', { DOCKER_AUTH_CONFIG: '' })).toEqual(basic('file', '2'))
    const broken = find('ghcr.io/acme/web', { DOCKER_AUTH_CONFIG: '{ secret' })
    await expect(broken).rejects.toThrow('the credentials in DOCKER_AUTH_CONFIG are not JSON')
  })

  test('files Docker Hub under its old address', async () => {
    await write('.docker/config.json', { auths: { 'https://index.docker.io/v1/': auth('bob', 'hub') } })
    expect(await find('docker.io/library/alpine')).toEqual(basic('bob', 'hub'))
  })

  test('is looked for in DOCKER_CONFIG', async () => {
    await write('other/config.json', { auths: { 'ghcr.io': { identitytoken: 'refresh' } } })
    expect(await find('ghcr.io/a/b', { DOCKER_CONFIG: join(home, 'other') })).toEqual({
      kind: 'identity',
      token: 'refresh',
    })
  })

  test('names helpers, whose own wins over the common store', async () => {
    await helper('gcr', `echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"for $server\\"}"`)
    await helper('store', 'echo "{\\"Username\\":\\"carol\\",\\"Secret\\":\\"stored\\"}"')
    await write('.docker/config.json', {
      credsStore: 'store',
      credHelpers: { 'gcr.io': 'gcr' },
      auths: { 'ghcr.io': {} },
    })
    expect(await find('gcr.io/a/b')).toEqual({ kind: 'identity', token: 'for gcr.io' })
    expect(await find('ghcr.io/a/b')).toEqual(basic('carol', 'stored'))
  })

  test('a helper that knows nothing means anonymous, one that breaks is an error with its words', async () => {
    await helper('store', 'echo "credentials not found in native keychain"; exit 1')
    await write('.docker/config.json', { credsStore: 'store' })
    expect(await find('ghcr.io/a/b')).toBeUndefined()
    await helper('broken', 'echo "the keychain is locked"; exit 2')
    await write('.docker/config.json', { credsStore: 'broken' })
    await expect(find('ghcr.io/a/b')).rejects.toThrow(
      'the credential helper "broken" failed for ghcr.io: it exited with 2: the keychain is locked',
    )
  })

  test('a helper name that is a path is refused', async () => {
    await write('.docker/config.json', { credsStore: '../../tmp/evil' })
    await expect(find('ghcr.io/a/b')).rejects.toThrow('its name is not a valid program name')
  })

  test('that is broken is an error that does not quote it', async () => {
    await write('.docker/config.json', '{ "auths": { "ghcr.io": secret')
    await expect(find('ghcr.io/a/b')).rejects.toThrow(/^the credentials file .* is not JSON$/)
  })
})

describe("containers' auth.json", () => {
  test('gives the longest namespace that fits whole path components', async () => {
    await write('.config/containers/auth.json', {
      auths: {
        'quay.io': auth('host', '1'),
        'quay.io/acme': auth('acme', '2'),
        'quay.io/acme/web': auth('web', '3'),
      },
    })
    expect(await find('quay.io/acme/web')).toEqual(basic('web', '3'))
    expect(await find('quay.io/acme/webserver')).toEqual(basic('acme', '2'))
    expect(await find('quay.io/other/web')).toEqual(basic('host', '1'))
  })

  test('has no key with a namespace for the whole host', async () => {
    await write('.config/containers/auth.json', { auths: { 'quay.io/acme': auth('acme', '2') } })
    expect(await find('quay.io/other/web')).toBeUndefined()
  })

  test('comes after the Docker config', async () => {
    await write('auth.json', { auths: { 'ghcr.io': auth('podman', '1') } })
    expect(await find('ghcr.io/a/b', { REGISTRY_AUTH_FILE: join(home, 'auth.json') })).toEqual(
      basic('podman', '1'),
    )
    await write('.docker/config.json', { auths: { 'ghcr.io': auth('docker', '2') } })
    expect(await find('ghcr.io/a/b', { REGISTRY_AUTH_FILE: join(home, 'auth.json') })).toEqual(
      basic('docker', '2'),
    )
  })
})

describe('scoped credentials', () => {
  const scoped = (folder: string, user: string) =>
    write(`.docker/buildx/config/${folder}/config.json`, { auths: { 'ghcr.io': auth(user, 'x') } })

  test('of a repository beat those of the host, and both beat the common config', async () => {
    await write('.docker/config.json', { auths: { 'ghcr.io': auth('common', 'x') } })
    await scoped('ghcr.io', 'host')
    await scoped('ghcr.io/acme/web', 'repository')
    expect(await find('ghcr.io/acme/web')).toEqual(basic('repository', 'x'))
    expect(await find('ghcr.io/acme/other')).toEqual(basic('host', 'x'))
    expect(await find('ghcr.io/acme/web', { BUILDX_CONFIG: home })).toEqual(basic('common', 'x'))
  })

  test('for actions are used when all of them are asked for, the longer list first', async () => {
    await scoped('ghcr.io@push,pull', 'writer')
    await scoped('ghcr.io@pull', 'reader')
    expect(await find('ghcr.io/acme/web')).toEqual(basic('reader', 'x'))
    expect(await find('ghcr.io/acme/web', { actions: ['pull', 'push'] })).toEqual(basic('writer', 'x'))
  })
})
