import { readFile } from 'node:fs/promises'
import { isHere } from './listening.ts'

/** Reads the user id of a process as its container sees it; undefined where the process cannot be seen. */
export async function userOf(pid: number, containerId: string): Promise<number | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const [status, map] = await Promise.all(
    ['status', 'uid_map'].map(file => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  )
  return insideUser(status ?? '', map ?? '')
}

/** Reads the effective user id from `/proc/PID/status` and maps it back through the user namespace. */
export function insideUser(status: string, map: string): number | undefined {
  const outside = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1]
  if (outside === undefined) return undefined
  const uid = Number(outside)
  for (const line of map.split('\n')) {
    const [inside = Number.NaN, start = Number.NaN, count = 0] = line.trim().split(/\s+/).map(Number)
    if (uid >= start && uid < start + count) return inside + uid - start
  }
  return uid
}
