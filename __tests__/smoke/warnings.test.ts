import { describe, expect, test } from '@jest/globals'
import { unreachable } from '../../src/smoke/warnings/port-warnings.ts'
import {
  defunctWarnings,
  hasSupervisor,
  supervisedWarnings,
} from '../../src/smoke/warnings/process-warnings.ts'

describe('warnings about a running container', () => {
  const bound = (port: number, address: string) => ({
    port,
    address,
    loopbackOnly: /^(127|\[::1)/.test(address),
  })

  test('exposed ports are told from those that are reached', () => {
    const listening = [bound(80, '0.0.0.0'), bound(81, '127.0.0.1'), bound(81, '[::1]'), bound(9000, '[::]')]
    expect(unreachable([80, 81, 82], listening)).toEqual([
      'the image exposes port 81, which is listened on at 127.0.0.1 and [::1] only: it cannot be reached from outside the container',
      'the image exposes port 82, and nothing listens on it: it listens on 9000',
    ])
    expect(unreachable([80], [])).toEqual(['the image exposes port 80, and nothing listens on it'])
  })

  test.each([
    [
      '2026-11-27 INFO gave up: web entered FATAL state, too many start retries too quickly',
      'supervisord has given up on the program web (FATAL)',
    ],
    [
      'INFO exited: web (exit status 1; not expected)',
      'supervisord had to restart the program web: exit status 1',
    ],
    [
      "INFO spawnerr: can't find command '/app/web'",
      "supervisord could not start a program: can't find command '/app/web'",
    ],
    [
      's6-rc: warning: unable to start service web: command exited 1',
      's6: unable to start service web: command exited 1',
    ],
    [
      's6-supervise web (child): fatal: unable to exec run: No such file or directory',
      's6-supervise web (child): fatal: unable to exec run: No such file or directory',
    ],
    [
      'runsv web: fatal: unable to start ./run: file does not exist',
      'runsv web: fatal: unable to start ./run: file does not exist',
    ],
  ])('%s', (line, said) => {
    expect(supervisedWarnings(['starting', line])).toEqual([`${said}: the container runs on without it`])
  })

  test('a program is named once, by what was said of it last, and not when it ended as expected', () => {
    const lines = ['exited: web (exit status 1; not expected)', 'gave up: web entered FATAL state']
    expect(supervisedWarnings([...lines, 'exited: job (exit status 0; expected)'])).toHaveLength(1)
    expect(hasSupervisor([{ name: 'sh' }, { name: 's6-svscan' }])).toBe(true)
    expect(hasSupervisor([{ name: 'sh' }])).toBe(false)
  })

  const process = (pid: number, parent: number, name: string, defunct: boolean) => ({
    pid,
    parent,
    name,
    defunct,
  })

  test('processes that have ended are counted, with who has to wait for them', () => {
    const first = process(10, 1, 'node', false)
    const orphans = Array.from({ length: 300 }, (_, at) => process(20 + at, 10, 'sh', true))
    expect(defunctWarnings([first, ...orphans])).toEqual([
      expect.stringMatching(
        /^300 processes have ended and are not waited for \(sh\): process 1 \(node\) .*tini/,
      ),
    ])
    const worker = process(11, 10, 'worker', false)
    const own = orphans.map(each => ({ ...each, parent: 11 }))
    expect(defunctWarnings([first, worker, ...own])).toEqual([
      expect.stringMatching(/their parent worker has to wait for them$/),
    ])
    expect(defunctWarnings([first, ...orphans.slice(0, 2)])).toEqual([])
    expect(defunctWarnings([])).toEqual([])
  })
})
