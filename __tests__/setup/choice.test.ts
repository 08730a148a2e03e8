import { describe, expect, test } from '@jest/globals'
import { chooseBuilder, type Wish } from '../../src/setup/choice.ts'
import type { Engine } from '../../src/setup/engine.ts'

const wish: Wish = { builder: undefined, driver: 'auto', endpoint: undefined, tailored: false }
const engine: Engine = {
  context: 'default',
  buildx: '0.36.1',
  server: { version: '29.4.2', imageStore: 'containerd', platform: 'linux/amd64' },
}
const classic: Engine = {
  ...engine,
  server: { version: '28.0.4', imageStore: 'classic', platform: 'linux/amd64' },
}
const old: Engine = {
  ...engine,
  server: { version: '25.0.5', imageStore: 'containerd', platform: 'linux/amd64' },
}
const down: Engine = {
  context: 'default',
  buildx: '0.36.1',
  serverError: 'Cannot connect to the Docker daemon',
}

describe('the builder', () => {
  test('is the engine itself where its image store is containerd', () => {
    expect(chooseBuilder(wish, engine)).toEqual({ kind: 'engine', name: 'default' })
  })

  test('of a Docker context is called like the context', () => {
    expect(chooseBuilder(wish, { ...engine, context: 'work' })).toEqual({ kind: 'engine', name: 'work' })
  })

  test.each([
    ['the classic image store', wish, classic, 'docker-container', /classic/],
    ['an engine too old for several exporters', wish, old, 'docker-container', /25\.0\.5/],
    ['options for a builder', { ...wish, tailored: true }, engine, 'docker-container', /options/],
    [
      'a driver that was asked for',
      { ...wish, driver: 'docker-container' },
      engine,
      'docker-container',
      /requested/,
    ],
    [
      'a remote BuildKit, even without an engine',
      { ...wish, driver: 'remote', endpoint: 'tcp://b:1' },
      down,
      'remote',
      /requested/,
    ],
    ['a cluster, even without an engine', { ...wish, driver: 'kubernetes' }, down, 'kubernetes', /requested/],
  ] as const)('is made for %s', (_, asked, found, driver, because) => {
    expect(chooseBuilder(asked, found)).toEqual({
      kind: 'create',
      driver,
      because: expect.stringMatching(because),
    })
  })

  test('that is named is taken, whatever the engine is', () => {
    expect(chooseBuilder({ ...wish, builder: 'fleet' }, down)).toEqual({ kind: 'named', name: 'fleet' })
  })
})

describe('what cannot work is said with what to do', () => {
  test.each([
    ['no engine', wish, down, /does not answer: Cannot connect/, /systemctl start docker/],
    ['no buildx', wish, { ...engine, buildx: undefined }, /has no buildx/, /docker-buildx-plugin/],
    ['an old buildx', wish, { ...engine, buildx: '0.11.2' }, /buildx 0\.11\.2 is too old/, /Update/],
    [
      'the docker driver on the classic store',
      { ...wish, driver: 'docker' },
      classic,
      /classic/,
      /Remove `driver`/,
    ],
    [
      'a remote driver without its address',
      { ...wish, driver: 'remote' },
      engine,
      /needs the address/,
      /endpoint/,
    ],
  ] as const)('%s', (_, asked, found, message, hint) => {
    expect(() => chooseBuilder(asked, found)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }),
    )
  })
})
