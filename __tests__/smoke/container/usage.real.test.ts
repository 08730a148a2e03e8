import { afterAll, expect, test } from '@jest/globals'
import { usageOf } from '../../../src/smoke/container/usage.ts'
import { base, docker } from '../real.ts'

const names = [`buildonce-test-usage-${process.pid}`, `buildonce-test-beside-${process.pid}`]

afterAll(() => {
  docker(['rm', '--force', ...names])
})

test('memory, processes and processor time are those that docker stats shows', async () => {
  const app = 'head -c 30000000 /dev/zero >/dev/shm/x; sleep 600 & sleep 600 & wait'
  const [name = '', beside = ''] = names
  const id = docker(['run', '-d', '--name', name, base, 'sh', '-c', app])
  docker(['run', '-d', '--name', beside, base, 'sleep', '600'])
  const pid = Number(docker(['inspect', '--format', '{{.State.Pid}}', name]))
  const shown = () => JSON.parse(docker(['stats', '--no-stream', '--format', '{{json .}}', name]))
  let stats = shown()
  while (stats.PIDs !== '3') stats = shown()
  const usage = await usageOf(pid, id)
  expect(usage?.by).toMatch(/^cgroup v[12]$/)
  expect(usage?.processes).toBe(3)
  const [, number = '', unit = ''] = /^([\d.]+)(\w+)/.exec(stats.MemUsage) ?? []
  expect(unit).toBe('MiB')
  expect(Math.abs((usage?.memory ?? 0) / 2 ** 20 - Number(number))).toBeLessThan(2)
  expect(usage?.cpuSeconds).toBeGreaterThan(0)
  expect(usage?.beside.containers).toBeGreaterThanOrEqual(1)
  expect(usage?.beside.cpus).toBeGreaterThanOrEqual(1)
  expect(await usageOf(process.pid, 'f'.repeat(64))).toBeUndefined()
})
