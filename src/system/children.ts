import { readdirSync, readFileSync } from 'node:fs'

/**
 * Sends a signal to every direct child of this process. Needed on cancellation: the runner signals only the entry
 * process of a step, never its children. It waits for nothing that may hang.
 */
export function signalChildren(signal: NodeJS.Signals): void {
  for (const pid of childrenOf(process.pid)) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Lists direct children through /proc; without /proc (macOS) none is found and they end with their pipes. */
function childrenOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`
  const lists = orNothing(() => readdirSync(tasks)).map(task =>
    orNothing(() => readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ')),
  )
  return lists.flat().filter(Boolean).map(Number)
}

/** A thread may have ended meanwhile. */
function orNothing(read: () => string[]): string[] {
  try {
    return read()
  } catch {
    return []
  }
}
