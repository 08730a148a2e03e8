import { describe, expect, test } from '@jest/globals'
import { catches, stopFault } from '../../src/smoke/behavior/stop.ts'
import { writtenFolders } from '../../src/smoke/behavior/written-folders.ts'
import { choosePlatforms } from '../../src/smoke/choose-platforms.ts'
import { originOf, publishAddress } from '../../src/smoke/container/container-address.ts'
import { parseContainerState } from '../../src/smoke/container/container-state.ts'
import { parseEvent } from '../../src/smoke/container/event-stream.ts'
import { parseSockets } from '../../src/smoke/container/listening.ts'
import { formatLog, parseLogLine } from '../../src/smoke/container/log-follower.ts'
import { peakFiles } from '../../src/smoke/container/memory.ts'
import { insideUser } from '../../src/smoke/container/process-user.ts'
import { descendants, parseProcess } from '../../src/smoke/container/processes.ts'
import { isNative } from '../../src/smoke/engine/engine-facts.ts'
import { parseEngineImage } from '../../src/smoke/engine/image-config.ts'
import { quotable } from '../../src/smoke/quotable.ts'

const digest = `sha256:${'a'.repeat(64)}` as const

describe('what the engine says', () => {
  test('an event has the time of the daemon, with fractions of a millisecond', () => {
    const line = `{"Action":"die","Actor":{"Attributes":{"name":"c1","exitCode":"3","execDuration":"1"}},"timeNano":1795246289391138383}`
    expect(parseEvent(line, 5)).toEqual({
      container: 'c1',
      action: 'die',
      at: expect.closeTo(1795246289391.138, 1),
      exitCode: 3,
      seenAt: 5,
    })
    expect(parseEvent('error: connection lost', 5)).toBeUndefined()
  })

  test('a container without HEALTHCHECK has no health', () => {
    const state = {
      Status: 'running',
      OOMKilled: false,
      ExitCode: 0,
      Error: '',
      Pid: 9,
      StartedAt: '2026-11-21T07:31:28.088474221Z',
      FinishedAt: '0001-01-01T00:00:00Z',
    }
    const ports = { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '32770' }], '81/tcp': null }
    const text = JSON.stringify({
      Id: 'c',
      State: state,
      NetworkSettings: { Ports: ports, Networks: { bridge: { IPAddress: '172.17.0.2' } } },
    })
    const parsed = parseContainerState(text)
    expect(parsed).not.toHaveProperty('health')
    expect(parsed.published).toEqual(new Map([[80, { host: '127.0.0.1', port: 32770 }]]))
    expect(parsed.addresses).toEqual({ bridge: '172.17.0.2' })
    expect(parsed.startedAt).toBe(Date.parse('2026-11-21T07:31:28.088Z'))
  })

  test.each([
    [['NONE'], undefined],
    [undefined, undefined],
    [
      ['CMD', 'true'],
      ['CMD', 'true'],
    ],
  ])('the healthcheck %j is %j', (Test, expected) => {
    expect(
      parseEngineImage({ Id: 'sha256:1', Config: { Healthcheck: Test && { Test } } }).healthcheck,
    ).toEqual(expected)
  })

  test('only TCP ports are asked over HTTP', () => {
    const ExposedPorts = { '53/udp': {}, '8080/tcp': {} }
    expect(parseEngineImage({ Id: 'sha256:1', Config: { ExposedPorts } }).exposedPorts).toEqual([8080])
  })
})

describe('what the kernel says', () => {
  test('listening sockets, those of the loopback interface marked, without the name server of the engine', () => {
    const row = (local: string, state = '0A') => `   0: ${local} 00000000:0000 ${state} 00000000:00000000`
    const table = [
      '  sl  local_address rem_address st',
      row('00000000:1F90'),
      row('0100007F:0BB8'),
      row('0B00007F:A5C1'),
      row('00000000:0050', '01'),
    ]
    const table6 = [
      '  sl  local_address',
      row('00000000000000000000000000000000:01BB'),
      row('00000000000000000000000001000000:2382'),
      row('0000000000000000FFFF00000100007F:2383'),
    ]
    expect(parseSockets(table.join('\n'))).toEqual([
      { port: 8080, address: '0.0.0.0', loopbackOnly: false },
      { port: 3000, address: '127.0.0.1', loopbackOnly: true },
    ])
    expect(parseSockets(table6.join('\n'))).toEqual([
      { port: 443, address: '[::]', loopbackOnly: false },
      { port: 9090, address: '[::1]', loopbackOnly: true },
      { port: 9091, address: '127.0.0.1', loopbackOnly: true },
    ])
  })

  test.each([
    [
      '12:memory:/docker/abc\n1:name=systemd:/docker/abc',
      ['/sys/fs/cgroup/memory/docker/abc/memory.max_usage_in_bytes'],
    ],
    [
      '0::/system.slice/docker-abc.scope',
      [
        '/sys/fs/cgroup/system.slice/docker-abc.scope/memory.peak',
        '/sys/fs/cgroup/unified/system.slice/docker-abc.scope/memory.peak',
      ],
    ],
    ['0::/', []],
    ['', []],
  ])('the peak of %j is in %j', (groups, files) => {
    expect(peakFiles(groups)).toEqual(files)
  })

  test('processes below process 1, whatever their names contain', () => {
    const all = ['7 (sh) S 1 0', '8 (a) b) Z 7 0', '9 (x) R 8 0', '10 (y) S 2 0', ''].map(parseProcess)
    expect(
      descendants(
        7,
        all.filter(each => each !== undefined),
      ),
    ).toEqual([
      { pid: 7, parent: 1, name: 'sh', defunct: false },
      { pid: 8, parent: 7, name: 'a) b', defunct: true },
      { pid: 9, parent: 8, name: 'x', defunct: false },
    ])
  })

  test.each([
    ['SigCgt:\t0000000000004000', '0', true],
    ['SigCgt:\t0000000000000000', 'hrtimer_nanosleep', false],
    ['SigBlk:\t0000000000000000\nSigIgn:\t0000000000004000\nSigCgt:\t0000000000000000', 'do_wait', false],
    // It blocks it and reads it from a descriptor.
    ['SigBlk:\tfffffffe7ffbfeff\nSigIgn:\t0000000000000000\nSigCgt:\t0000000000000000', 'do_poll', true],
    // tini, which waits for it: until then it is not blocked.
    ['SigBlk:\t000000007ffbbeff\nSigCgt:\t0000000000000000', 'do_sigtimedwait.isra.0', true],
    // Where it waits is not shown, or it runs.
    ['SigBlk:\t0000000000000000\nSigCgt:\t0000000000000000', '0', undefined],
    ['SigBlk:\t0000000000000000\nSigCgt:\t0000000000000000', '', undefined],
    ['Name:\tsh', 'do_wait', undefined],
  ])('%j, waiting in %j: SIGTERM is received: %s', (status, waitsIn, expected) => {
    expect(catches(status, 15, waitsIn)).toBe(expected)
  })

  test.each([
    ['0 0 4294967295', 1000, 1000],
    ['0 100000 65536', 100000, 0],
    ['0 100000 65536', 165532, 65532],
    ['0 1000 1\n1 100000 65536', 1000, 0],
  ])('in the user namespace %j the user %i is %i', (map, outside, inside) => {
    expect(insideUser(`Uid:\t${outside}\t${outside}\t${outside}\t${outside}\n`, map)).toBe(inside)
  })
})

describe('logs', () => {
  test('a line loses its time, escape sequences and control characters', () => {
    expect(parseLogLine('2026-11-21T07:31:28.088474221Z \u001b[31mred\u001b[0m\u0007 text')).toEqual({
      at: Date.parse('2026-11-21T07:31:28.088Z'),
      text: 'red text',
    })
  })

  test('the tail has seconds since the start, in order, and as many lines as fit', () => {
    const lines = [
      { at: 3000, text: 'b' },
      { at: 1500, text: 'a' },
    ]
    expect(formatLog(lines, 1000)).toBe('0.5 s  a\n2.0 s  b')
    expect(formatLog(lines, 1000, 10)).toBe('2.0 s  b')
  })

  test('what is quoted is one line, and no command of the runner', () => {
    expect(quotable('a\n::error::b ##[set-output name=x]y', text => text)).toBe(
      'a ::error::b ## [set-output name=x]y',
    )
  })
})

describe('decisions', () => {
  test.each([
    [['A /tmp/x', 'C /tmp'], ['/tmp']],
    [['C /var', 'C /var/lib', 'A /var/lib/app', 'A /var/lib/app/db'], ['/var/lib']],
    [['C /etc', 'C /etc/passwd'], ['/etc']],
    [['A /lock'], []],
    [['C /tmp'], ['/tmp']],
    [
      ['C /run', 'D /run/old', 'C /var', 'A /var/x', 'C /var/y', 'A /var/y/z'],
      ['/run', '/var'],
    ],
  ])('%j was written in %j', (lines, folders) => {
    expect(writtenFolders(lines)).toEqual(folders)
  })

  const both = ['linux/arm64', 'linux/amd64'].map(platform => ({ platform, digest, size: 1 }))
  const subject = { digest, source: { kind: 'layout', path: '/x' }, platforms: both } as const
  const here = { nativePlatform: 'linux/amd64', emulates: () => false }

  test('the native platform comes first, and what cannot run here is named', () => {
    const names = (choice: ReturnType<typeof choosePlatforms>) => choice.run.map(({ platform }) => platform)
    expect(names(choosePlatforms(subject, ['all'], { ...here, emulates: () => undefined }))).toEqual([
      'linux/amd64',
      'linux/arm64',
    ])
    expect(choosePlatforms(subject, ['all'], here).notRun).toEqual([
      { platform: 'linux/arm64', reason: 'this machine has no emulator for it' },
    ])
    expect(() => choosePlatforms(subject, ['linux/arm64'], here)).toThrow(/linux\/arm64 cannot run here/)
    expect(() => choosePlatforms(subject, ['linux/s390x'], here)).toThrow(
      /does not have the platform linux\/s390x: it has linux\/arm64, linux\/amd64/,
    )
  })

  test('platforms are asked for by what they mean, and of two images for one the engine runs the first', () => {
    const all = { ...here, emulates: () => undefined }
    const other = `sha256:${'2'.repeat(64)}` as const
    const windows = ['10.0.17763.1', '10.0.20348.1'].map(version => `windows(${version})/amd64`)
    const many = [...both, ...windows.map(platform => ({ platform, digest, size: 1 }))]
    const names = (asked: string[]) =>
      choosePlatforms({ ...subject, platforms: many }, asked, all).run.map(({ platform }) => platform)
    expect(names(['linux/arm64/v8'])).toEqual(['linux/arm64'])
    expect(names(['windows/amd64'])).toEqual(windows)
    expect(names(['windows(10.0.20348)/amd64'])).toEqual([windows[1]])
    const twice = [...both, { platform: 'linux/amd64', digest: other, size: 1 }]
    const { run, notRun } = choosePlatforms({ ...subject, platforms: twice }, ['all'], all)
    expect(run.map(each => each.digest)).toEqual([digest, digest])
    expect(notRun).toEqual([
      { platform: 'linux/amd64', reason: `${other} is the second image for it, and engines run the first` },
    ])
  })

  test.each([
    ['linux/amd64', true],
    ['linux/amd64/v3', true],
    ['linux/386', true],
    ['linux/arm64', false],
    ['windows/amd64', false],
  ])('%s is native to linux/amd64: %s', (platform, native) => {
    expect(isNative(platform, 'linux/amd64')).toBe(native)
  })

  const state = {
    published: new Map([[80, { host: '127.0.0.1', port: 32770 }]]),
    addresses: { bridge: '172.17.0.2' },
  } as never
  test.each([
    ['a local engine', undefined, false, undefined, '127.0.0.1:32770'],
    ['a socket', 'unix:///run/docker.sock', false, undefined, '127.0.0.1:32770'],
    ['an engine on another machine', 'tcp://docker:2376', false, undefined, 'docker:32770'],
    ['the network of the host', undefined, false, 'host', '127.0.0.1:80'],
    ['a job in a container', 'unix:///run/docker.sock', true, undefined, '172.17.0.2:80'],
  ])('with %s the port is reached', (_, dockerHost, insideContainer, network, origin) => {
    expect(originOf(state, 80, { dockerHost, insideContainer, network })).toBe(origin)
  })

  test('ports are published at the loopback interface, but for an engine on another machine', () => {
    expect(publishAddress({ dockerHost: undefined, insideContainer: false })).toBe('127.0.0.1')
    expect(publishAddress({ dockerHost: 'tcp://docker:2376', insideContainer: false })).toBe('0.0.0.0')
  })

  test.each([
    [{ seconds: 0.2, exitCode: 0, killed: false, unhandled: false }, undefined],
    [{ seconds: 0.2, exitCode: 143, killed: false, unhandled: false }, undefined],
    [
      { seconds: 0.2, exitCode: 1, killed: false, unhandled: false },
      /exited with code 1 after SIGTERM; a clean stop exits with 0 or 143/,
    ],
    [
      { seconds: 10, exitCode: 137, killed: true, unhandled: false },
      /did not stop within 10\.0 s.*exec form/,
    ],
    [{ seconds: 1, exitCode: 137, killed: true, unhandled: true }, /no handler for SIGTERM/],
  ])('a stop %j: %s', (stopped, fault) => {
    const said = stopFault(stopped, 'SIGTERM', ['/bin/sh', '-c', 'app'])
    if (fault === undefined) expect(said).toBeUndefined()
    else expect(said).toMatch(fault)
  })
})
