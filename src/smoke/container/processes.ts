import { readdir, readFile } from 'node:fs/promises'
import { isHere } from './listening.ts'

/** A process of a container, as the kernel of this machine lists it. */
export interface ContainerProcess {
  readonly pid: number
  readonly parent: number
  readonly name: string
  /** It has ended, and its parent has not asked for its exit code. */
  readonly defunct: boolean
}

/**
 * Lists the processes of a container, its process 1 first, without programs of the image. Undefined where the engine's
 * processes are not on this machine.
 */
export async function containerProcesses(
  pid: number,
  containerId: string,
): Promise<ContainerProcess[] | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const all = await Promise.all(
    names.map(async name => parseProcess(await readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''))),
  )
  return descendants(
    pid,
    all.filter(each => each !== undefined),
  )
}

/** Reads `/proc/PID/stat`: the name is in parentheses, and may contain any character. */
export function parseProcess(stat: string): ContainerProcess | undefined {
  const end = stat.lastIndexOf(')')
  const start = stat.indexOf('(')
  if (start === -1 || end < start) return undefined
  const [state = '', parent = ''] = stat.slice(end + 2).split(' ')
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(parent),
    name: stat.slice(start + 1, end),
    defunct: state === 'Z' || state === 'X',
  }
}

/** Returns a process and everything below it. */
export function descendants(pid: number, all: readonly ContainerProcess[]): ContainerProcess[] {
  const children = Map.groupBy(all, each => each.parent)
  const found = all.filter(each => each.pid === pid)
  for (const each of found) for (const child of children.get(each.pid) ?? []) found.push(child)
  return found
}
