import { readdirSync, readFileSync, statfsSync } from 'node:fs'
import { type Resources, tooMuch } from './resources.ts'

/** What a process and its descendants use at the moment. */
interface Usage {
  readonly pids: readonly number[]
  /** Bytes that are not a copy of a file. */
  readonly memory: number
  /** Processes and threads. */
  readonly processes: number
}

/**
 * Says whether a process and its descendants exceed their resources, as the end of a sentence. Linux limits the memory
 * of one process, and that of many only where the account may make control groups, which few may.
 */
export function excess(pid: number, resources: Resources): string | undefined {
  const { pids, memory, processes } = usageOf(pid)
  // The process outside that waits for the sandbox is among them, so this many is one more than are allowed inside.
  if (processes > resources.processes) return tooMuch.processes(resources)
  if (memory <= resources.memory) return undefined
  const temporary = temporaryOf(pids, resources)
  return memory + temporary > resources.memory + resources.temporary ? tooMuch.memory(resources) : undefined
}

/** Returns whether this system tells the children of a process. */
export function canMeasure(): boolean {
  return read(`/proc/${process.pid}/task/${process.pid}/children`) !== undefined
}

function usageOf(pid: number): Usage {
  const pids = new Set([pid])
  let [memory, processes] = [0, 0]
  // It grows while it is read: a process that is orphaned gets the first one of the sandbox as its parent, and counts once.
  for (const one of pids) {
    const status = read(`/proc/${one}/status`)
    if (status === undefined) continue
    memory += 1024 * (field(status, 'RssAnon') + field(status, 'RssShmem') + field(status, 'VmSwap'))
    processes += field(status, 'Threads')
    for (const thread of list(`/proc/${one}/task`))
      for (const child of (read(`/proc/${one}/task/${thread}/children`) ?? '').split(' '))
        if (child !== '') pids.add(Number(child))
  }
  return { pids: [...pids], memory, processes }
}

/** Bytes in the temporary folder, which the first process that has the file system of the sandbox shows. */
function temporaryOf(pids: readonly number[], { temporary }: Resources): number {
  for (const pid of pids.toReversed()) {
    try {
      const { bsize, blocks, bfree } = statfsSync(`/proc/${pid}/root/tmp`)
      if (Math.abs(bsize * blocks - temporary) < bsize) return bsize * (blocks - bfree)
    } catch {
      // It has ended meanwhile.
    }
  }
  return temporary
}

function field(status: string, name: string): number {
  const from = status.indexOf(`\n${name}:`)
  return from < 0 ? 0 : Number.parseInt(status.slice(from + name.length + 2), 10)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
