import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'

/**
 * Sends a signal to every direct child of this process. Needed on cancellation: the runner signals only the entry
 * process of a step, never its children.
 */
export async function signalChildren(signal: NodeJS.Signals): Promise<number> {
  const pids = await childrenOf(process.pid)
  for (const pid of pids) send(pid, signal)
  return pids.length
}

/** Kills every direct child at once, without waiting for anything that may hang. */
export function killChildren(): void {
  try {
    for (const task of readdirSync(`/proc/${process.pid}/task`))
      for (const pid of pidsIn(readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8')))
        send(pid, 'SIGKILL')
  } catch {
    // Without /proc none is found.
  }
}

/** Lists direct children through /proc; without /proc (macOS) none is found and they end with their pipes. */
async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(
    tasks.map(task => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap(pidsIn)
}

function pidsIn(list: string): number[] {
  return list.split(' ').filter(Boolean).map(Number)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}
