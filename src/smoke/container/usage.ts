import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import type { SmokedPlatform } from '../../stage/record/smoke.ts'
import { isHere } from './listening.ts'

type Usage = NonNullable<SmokedPlatform['usage']>

/** The folders of a control group, one for each controller; in version 2 they are the same. */
export interface GroupFolders {
  readonly version: 1 | 2
  readonly memory: readonly string[]
  readonly pids: readonly string[]
  readonly cpu: readonly string[]
}

/**
 * Reads what a running container uses, as `docker stats` counts it, from its control group, and what else ran on this machine.
 * `docker stats` itself takes two seconds. Nothing where the group cannot be seen, as on another machine.
 * https://docs.docker.com/reference/cli/docker/container/stats/
 */
export async function usageOf(pid: number, containerId: string): Promise<Usage | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const groups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
  const folders = groupFolders(groups)
  if (folders === undefined) return undefined
  const first = async (all: readonly string[], ...names: readonly string[]) => {
    for (const folder of all)
      for (const name of names) {
        const text = await readFile(`${folder}/${name}`, 'utf8').catch(() => '')
        if (text !== '') return text
      }
    return ''
  }
  const [used, stat, pids, cpu, load] = await Promise.all([
    first(folders.memory, 'memory.current', 'memory.usage_in_bytes'),
    first(folders.memory, 'memory.stat'),
    first(folders.pids, 'pids.current'),
    first(folders.cpu, 'cpu.stat', 'cpuacct.usage'),
    readFile('/proc/loadavg', 'utf8').catch(() => ''),
  ])
  const memory = memoryInUse(used, stat)
  const processes = wholeNumber(pids)
  const cpuSeconds = cpuSecondsOf(cpu)
  const others = await othersBeside(folders.memory, containerId)
  const average = Number.parseFloat(load)
  return {
    by: folders.version === 2 ? 'cgroup v2' : 'cgroup v1',
    ...(memory !== undefined && { memory }),
    ...(processes !== undefined && { processes }),
    ...(cpuSeconds !== undefined && { cpuSeconds }),
    beside: {
      ...(others !== undefined && { containers: others }),
      ...(Number.isFinite(average) && { load: average }),
      cpus: availableParallelism(),
    },
  }
}

/** Finds the folders for the content of `/proc/PID/cgroup` (versions 1 and 2, and both at once). */
export function groupFolders(groups: string): GroupFolders | undefined {
  const lines = groups.split('\n').flatMap(line => {
    const parts = /^\d+:([^:]*):(\/.+)$/.exec(line)
    return parts ? [{ controllers: (parts[1] ?? '').split(','), path: parts[2] ?? '' }] : []
  })
  const old = (controller: string, ...mounts: readonly string[]) =>
    lines
      .filter(({ controllers }) => controllers.includes(controller))
      .flatMap(({ path }) => mounts.map(mount => `/sys/fs/cgroup/${mount}${path}`))
  const memory = old('memory', 'memory')
  if (memory.length > 0)
    return { version: 1, memory, pids: old('pids', 'pids'), cpu: old('cpuacct', 'cpuacct', 'cpu,cpuacct') }
  const unified = lines
    .filter(({ controllers }) => controllers.join('') === '')
    .flatMap(({ path }) => [`/sys/fs/cgroup${path}`, `/sys/fs/cgroup/unified${path}`])
  return unified.length === 0 ? undefined : { version: 2, memory: unified, pids: unified, cpu: unified }
}

/** The memory in use, without the page cache that the kernel takes back first. */
export function memoryInUse(used: string, stat: string): number | undefined {
  const bytes = wholeNumber(used)
  const cache = /^(?:total_)?inactive_file (\d+)$/m
  const total = /^total_inactive_file (\d+)$/m.exec(stat) ?? cache.exec(stat)
  return bytes === undefined ? undefined : Math.max(0, bytes - Number(total?.[1] ?? 0))
}

/** Processor time, of `cpu.stat` in microseconds, of `cpuacct.usage` in nanoseconds. */
export function cpuSecondsOf(text: string): number | undefined {
  const micro = /^usage_usec (\d+)$/m.exec(text)?.[1]
  const nano = wholeNumber(text)
  const seconds = micro === undefined ? (nano === undefined ? undefined : nano / 1e9) : Number(micro) / 1e6
  return seconds === undefined ? undefined : Math.round(seconds * 1000) / 1000
}

/** Counts the other containers that run, by the control groups beside that of this one. */
async function othersBeside(folders: readonly string[], containerId: string): Promise<number | undefined> {
  for (const folder of folders) {
    const names = await readdir(dirname(folder)).catch(() => undefined)
    if (names === undefined || !names.some(name => name.includes(containerId))) continue
    return names.filter(name => /^(?:docker-)?[0-9a-f]{64}(?:\.scope)?$/.test(name)).length - 1
  }
  return undefined
}

function wholeNumber(text: string): number | undefined {
  return /^\d+\s*$/.test(text) ? Number(text) : undefined
}
