import { readdir, readFile } from 'node:fs/promises'

/**
 * Sends a signal to every direct child of this process. Each of them was started by us, so this is what remains to be
 * done when we are told to stop: the runner signals only the entry process of a step, never its children.
 */
export async function signalChildren(signal: NodeJS.Signals): Promise<number> {
  const pids = await childrenOf(process.pid)
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended in the meantime.
    }
  }
  return pids.length
}

/** Lists direct children through /proc; where there is no /proc (macOS) nothing is found and they end with their pipes. */
async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(
    tasks.map(task => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap(list => list.split(' ').filter(Boolean).map(Number))
}
