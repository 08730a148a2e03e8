import { describe, expect, test } from '@jest/globals'
import { isAtLeast, parseBuildxVersion, parseEngine, serverOf } from '../../src/setup/engine.ts'

const client = { Context: 'default', Plugins: [{ Name: 'buildx', Version: 'v0.36.1' }] }
const info = (more: object) =>
  JSON.stringify({
    ServerVersion: '29.4.2',
    OSType: 'linux',
    Architecture: 'x86_64',
    ClientInfo: client,
    ...more,
  })

describe('one docker info', () => {
  test('tells engine, image store, platform and buildx', () => {
    const status = [['driver-type', 'io.containerd.snapshotter.v1']]
    expect(parseEngine(info({ DriverStatus: status }))).toEqual({
      context: 'default',
      buildx: '0.36.1',
      server: { version: '29.4.2', imageStore: 'containerd', platform: 'linux/amd64' },
    })
  })

  test.each([
    ['overlay2 is the classic store', { DriverStatus: [['Backing Filesystem', 'extfs']] }, 'classic'],
    ['no status is the classic store', { DriverStatus: null }, 'classic'],
  ])('%s', (_, more, store) => {
    expect(parseEngine(info(more)).server?.imageStore).toBe(store)
  })

  test.each([
    ['aarch64', 'linux/arm64'],
    ['armv7l', 'linux/arm/v7'],
    ['s390x', 'linux/s390x'],
  ])('the kernel says %s, images say %s', (Architecture, platform) => {
    expect(parseEngine(info({ Architecture })).server?.platform).toBe(platform)
  })

  test('an engine that does not answer leaves its reason', () => {
    const engine = parseEngine(info({ ServerVersion: '', ServerErrors: ['Cannot connect'] }))
    expect(engine).toEqual({ context: 'default', buildx: '0.36.1', serverError: 'Cannot connect' })
  })

  test('a client without plugins has no buildx', () => {
    expect(parseEngine(info({ ClientInfo: { Context: 'work', Plugins: [] } })).buildx).toBeUndefined()
  })

  test('anything but JSON is an old docker', () => {
    expect(() => parseEngine('json')).toThrow('did not answer with JSON')
    expect(() => parseEngine('null')).toThrow('did not answer with JSON')
  })
})

test.each([
  ['0.29.1+ds1', '0.14', true],
  ['v0.13.0', '0.14', false],
  ['0.14.0-rc1', '0.14', true],
  ['28.5.2+dfsg4', '26.0', true],
  ['25.0.5', '26.0', false],
  ['1.0.0', '0.14', true],
] as const)('%s is at least %s: %s', (version, wanted, answer) => {
  expect(isAtLeast(version, wanted)).toBe(answer)
})

test.each([
  ['github.com/docker/buildx v0.29.1+ds1 0.29.1+ds1-1', '0.29.1+ds1'],
  ['github.com/docker/buildx 0.14.0 1234567\n', '0.14.0'],
  ['something else', undefined],
])('"%s" is the version %s of buildx', (stdout, version) => {
  expect(parseBuildxVersion(stdout)).toBe(version)
})

test.each([
  ['nothing', {}],
  ['a number as version', { ServerVersion: 28, Architecture: 'x86_64' }],
  ['no platform', { ServerVersion: '28.0.0', OSType: 'linux' }],
  ['a list as platform', { ServerVersion: '28.0.0', Architecture: ['x86_64'] }],
])('an engine that tells %s is not known', (_, answer) => {
  expect(serverOf(answer)).toBeUndefined()
})

test.each([
  ['text'],
  [5],
  [{ 'driver-type': 'io.containerd.snapshotter.v1' }],
  [[null, 'x', ['driver-type']]],
])('the status %j names no image store but the classic one', DriverStatus => {
  const server = serverOf({ ServerVersion: '28.0.0', Architecture: 'x86_64', OSType: 'linux', DriverStatus })
  expect(server).toEqual({ version: '28.0.0', imageStore: 'classic', platform: 'linux/amd64' })
})
