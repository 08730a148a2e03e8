import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { smoke } from '../../../src/smoke/smoke.ts'
import { shell } from '../images.ts'
import { buildImage, docker, leftovers, removeImages, request, type TestTools, testTools } from '../real.ts'

let tools: TestTools
beforeEach(() => {
  tools = testTools()
})
afterEach(() => {
  expect(leftovers(tools)).toEqual([])
  tools.remove()
})
afterAll(removeImages)

test('an image gets the volume, the memory and the capability that it needs, in every container of the test', async () => {
  const marker = randomBytes(6).toString('hex')
  const needs = [
    '[ "$(hostname)" = db ]',
    'grep -q " /data " /proc/mounts',
    'df -k /dev/shm | grep -q 131072',
    'ip link set lo mtu 1000',
  ]
  const image = `HEALTHCHECK CMD test -f /data/ready\n${shell(
    `trap 'exit 0' TERM; ${needs.join(' && ')} && touch /data/ready /data/${marker}; while :; do sleep 0.1; done`,
  )}`
  const subject = buildImage(image)
  const options = '--volume data:/data\n--shm-size 128m --hostname db\n--cap-add NET_ADMIN'
  const section = await smoke(
    request(subject, {
      'smoke-run-options': options,
      'smoke-require': 'restart, read-only',
      smoke: 'run ip link set lo mtu 1200',
    }),
    tools,
  )
  expect([section.status, section.reason]).toEqual(['passed', undefined])
  expect(section.runOptions).toEqual([
    '--volume data:/data',
    '--shm-size 128m',
    '--hostname db',
    '--cap-add NET_ADMIN',
  ])
  expect(volumesWith(marker)).toEqual([])
  const without = await smoke(request(subject, { 'smoke-timeout': '1s' }), tools)
  expect(without.status).toBe('failed')
  expect(without).not.toHaveProperty('runOptions')
})

/** The volumes of the engine that have a file; other tests have theirs at the same time. */
function volumesWith(file: string): string[] {
  return docker(['volume', 'ls', '-q'])
    .split('\n')
    .filter(name => {
      const { status, stdout } = spawnSync('docker', [
        'volume',
        'inspect',
        '--format',
        '{{.Mountpoint}}',
        name,
      ])
      return status === 0 && existsSync(join(stdout.toString().trim(), file))
    })
}

test('what is refused starts nothing', async () => {
  const subject = buildImage(shell('sleep 9'))
  await expect(smoke(request(subject, { 'smoke-run-options': '--privileged' }), tools)).rejects.toThrow(
    /smoke-run-options: --privileged gives the container every right on this machine/,
  )
  expect(tools.kept).toEqual([])
})
