import { readFile } from 'node:fs/promises'
import { isHere } from './listening.ts'

/**
 * Reads the peak memory usage of a running container, in bytes, from its control group (page cache counts too).
 * Nothing where the group cannot be seen: another machine, or a kernel without `memory.peak` (before 5.19).
 */
export async function peakMemory(pid: number, containerId: string): Promise<number | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const groups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
  for (const path of peakFiles(groups)) {
    const value = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
    if (value > 0) return value
  }
  return undefined
}

/** Returns the files that contain the peak, for the content of `/proc/PID/cgroup` (versions 1 and 2). */
export function peakFiles(groups: string): string[] {
  return groups
    .split('\n')
    .map(line => /^\d+:([^:]*):(.+)$/.exec(line))
    .flatMap(parts => {
      const [, controllers = '', path = ''] = parts ?? []
      if (path === '' || path === '/') return []
      if (controllers === '')
        return [`/sys/fs/cgroup${path}/memory.peak`, `/sys/fs/cgroup/unified${path}/memory.peak`]
      if (controllers.split(',').includes('memory'))
        return [`/sys/fs/cgroup/memory${path}/memory.max_usage_in_bytes`]
      return []
    })
}
