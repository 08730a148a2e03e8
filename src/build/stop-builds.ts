import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Tools } from '../stage/stage.ts'

/**
 * Stops builds that outlived the process that started them, which happens when that one is killed: they are found by
 * the folder in their arguments, whose name is unique. Without /proc none is found.
 */
export async function stopBuilds(folders: readonly string[], tools: Tools): Promise<void> {
  for (const signal of ['-TERM', '-KILL']) {
    const pids = await pidsWith(folders)
    if (pids.length === 0) return
    await tools.exec.run({ file: 'kill', args: [signal, ...pids] })
    for (let tenth = 0; tenth < 30 && (await pidsWith(folders)).length > 0; tenth++) await wait(100)
  }
}

async function pidsWith(folders: readonly string[]): Promise<string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async pid => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return folders.some(folder => line.includes(`${folder}/`)) ? [pid] : []
    }),
  )
  return found.flat()
}
