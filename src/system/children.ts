import { readdir, readFile } from 'node:fs/promises'

/**
 * Sends a signal to every direct child of this process. Needed on cancellation: the runner signals only the entry process of a step, never its
 * children.
 */
export async function signalChildren(signal: NodeJS.Signals): Promise<number> {
  const pids = await childrenOf(process.pid)
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
  return pids.length
}

/** Lists direct children through /proc; without /proc (macOS) none is found and they end with their pipes. */
async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(
    tasks.map(task => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap(list => list.split(' ').filter(Boolean).map(Number))
}
