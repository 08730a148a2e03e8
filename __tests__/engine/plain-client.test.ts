import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dockerFolder } from '../../src/engine/client-settings.ts'
import { plainClient } from '../../src/engine/plain-client.ts'
import { machine } from './machine.ts'

type Machine = ReturnType<typeof machine>

/** Finds docker's client on a machine that has one, after it was changed. */
function found(change: (here: Machine) => Record<string, string | undefined> | undefined): boolean {
  const here = machine()
  here.program('bin/docker')
  const env: Record<string, string | undefined> = { ...here.env, ...change(here) }
  const client = plainClient(name => env[name])
  expect(client === undefined || client.file.endsWith('/docker')).toBe(true)
  return client !== undefined
}

const nothing = () => undefined

describe('docker is known as its client', () => {
  test.each<[string, (here: Machine) => Record<string, string | undefined> | undefined]>([
    ['without settings', nothing],
    ['with credentials', ({ settings }) => void settings({ auths: {}, credsStore: 'pass' })],
    [
      'with settings that are empty',
      ({ settings }) => void settings({ aliases: {}, cliPluginsExtraDirs: null, HttpHeaders: {} }),
    ],
    [
      'with proxies and settings of plugins, which Buildx reads itself',
      ({ settings }) =>
        void settings({ proxies: { default: { httpProxy: 'http://p' } }, plugins: { buildx: {} } }),
    ],
    [
      'where its settings are a link',
      ({ at, settings, folder }) => {
        settings({})
        symlinkSync(join(folder, 'config'), at('link'))
        return { DOCKER_CONFIG: at('link') }
      },
    ],
    [
      'where it is a link to a program of this name',
      ({ program, at }) => {
        symlinkSync(program('tools/docker'), at('links/docker'))
        return { PATH: at('links') }
      },
    ],
    [
      'behind one that cannot be executed',
      ({ at, env }) => {
        writeFileSync(at('before/docker'), '')
        mkdirSync(at('folder/docker'), { recursive: true })
        return { PATH: `${at('before')}:${at('folder')}:${env.PATH}` }
      },
    ],
    ['before a folder that depends on where one is', ({ env }) => ({ PATH: `${env.PATH}::bin` })],
    ['in the settings of HOME', ({ folder }) => ({ DOCKER_CONFIG: '', HOME: folder })],
  ])('%s', (_, change) => {
    expect(found(change)).toBe(true)
  })
})

describe('docker has to be started', () => {
  test.each<[string, (here: Machine) => Record<string, string | undefined> | undefined]>([
    ['where it is not there', ({ folder }) => ({ PATH: join(folder, 'none') })],
    ['without a PATH', () => ({ PATH: undefined })],
    [
      'where it is a script, which may do more',
      ({ script }) => ({ PATH: join(script('scripts/docker', 'exec sudo docker "$@"'), '..') }),
    ],
    [
      'where it is a link to another program',
      ({ program, at }) => {
        symlinkSync(program('other/podman'), at('links/docker'))
        return { PATH: at('links') }
      },
    ],
    [
      'where it is a link to a script of this name',
      ({ script, at }) => {
        symlinkSync(script('scripts/docker'), at('links/docker'))
        return { PATH: at('links') }
      },
    ],
    [
      'where it is a small program that starts another',
      ({ program, at }) => {
        program('small/docker', { size: 40_000 })
        return { PATH: at('small') }
      },
    ],
    [
      'where it is for another processor',
      ({ program, at }) => {
        program('far/docker', { machine: 22 })
        return { PATH: at('far') }
      },
    ],
    ['where an empty entry of PATH comes first', ({ env }) => ({ PATH: `:${env.PATH}` })],
    ['where a relative entry of PATH comes first', ({ env }) => ({ PATH: `bin:${env.PATH}` })],
    ['where its folder is relative', () => ({ DOCKER_CONFIG: '.docker' })],
    ['where the home of its user is relative', () => ({ DOCKER_CONFIG: undefined, HOME: 'home' })],
    ['with aliases', ({ settings }) => void settings({ aliases: { builder: 'buildx' } })],
    ['with aliases of another type', ({ settings }) => void settings({ aliases: 'buildx' })],
    [
      'with more folders of plugins',
      ({ settings }) => void settings({ cliPluginsExtraDirs: ['/opt/plugins'] }),
    ],
    [
      'with settings in another case',
      ({ settings }) => void settings({ CLIPluginsExtraDirs: ['/opt/plugins'] }),
    ],
    ['with a context in another case', ({ settings }) => void settings({ CurrentContext: 'far' })],
    ['with a context of another type', ({ settings }) => void settings({ currentContext: 5 })],
    ['with headers for the engine', ({ settings }) => void settings({ HttpHeaders: { 'X-Site': 'a' } })],
    ['where its settings are no JSON', ({ settings }) => void settings('{"auths":')],
    ['where its settings are empty', ({ settings }) => void settings('')],
    ['where its settings are no object', ({ settings }) => void settings('null')],
    ['where its settings are a list', ({ settings }) => void settings([])],
    [
      'where its settings are a folder',
      ({ at }) => void mkdirSync(at('config/config.json'), { recursive: true }),
    ],
    [
      'where its folder is a file',
      ({ at }) => {
        writeFileSync(at('config'), '')
        return undefined
      },
    ],
  ])('%s', (_, change) => {
    expect(found(change)).toBe(false)
  })

  test('where it cannot be read', () => {
    const here = machine()
    chmodSync(here.program('bin/docker'), 0o111)
    // The superuser reads everything.
    const isSuperuser = process.getuid?.() === 0
    expect(plainClient(name => here.env[name]) !== undefined).toBe(isSuperuser)
  })

  test('a second name of the same file is as good as the first', () => {
    const { program, at, env } = machine()
    linkSync(program('other/docker'), at('bin/docker'))
    expect(plainClient(name => env[name])).toBeDefined()
  })
})

test('without HOME the settings are those in the home that the machine knows for the user', () => {
  expect(dockerFolder(() => undefined)).toBe(join(userInfo().homedir, '.docker'))
  expect(dockerFolder(name => (name === 'HOME' ? '/h' : undefined))).toBe('/h/.docker')
  expect(dockerFolder(name => (name === 'DOCKER_CONFIG' ? '/c' : '/h'))).toBe('/c')
})
