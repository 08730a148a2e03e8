import { existsSync } from 'node:fs'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { machineOf } from '../image/platform.ts'
import { isHere } from './container/listening.ts'

const folder = '/proc/sys/fs/binfmt_misc'

/** The names under which the emulator of an architecture may be registered in the kernel. */
const emulators: Readonly<Record<string, readonly string[]>> = {
  amd64: ['x86_64'],
  arm64: ['aarch64'],
  386: ['i386'],
  loong64: ['loongarch64'],
}

/** Returns whether the kernel of this machine runs programs of a platform through an emulator; nothing where that is not visible. */
export function emulatesHere(platform: string): boolean | undefined {
  if (!existsSync(`${folder}/status`)) return undefined
  const arch = machineOf(platform).split('/')[1] ?? ''
  return (emulators[arch] ?? [arch]).some(
    name => existsSync(`${folder}/qemu-${name}`) || existsSync(`${folder}/${name}`),
  )
}

/**
 * Returns whether a process of a container runs without an emulator. In an image of a foreign platform that means that it contains programs for this
 * machine; nothing where that is not visible.
 */
export async function runsNatively(pid: number, containerId: string): Promise<boolean | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const names = await readdir(folder).catch(() => [])
  const rules = await Promise.all(names.map(name => readFile(`${folder}/${name}`, 'utf8').catch(() => '')))
  const interpreters = rules.flatMap(rule => /^interpreter (.+)$/m.exec(rule)?.[1] ?? [])
  const program = await readlink(`/proc/${pid}/exe`).catch(() => undefined)
  if (interpreters.length === 0 || program === undefined) return undefined
  return !interpreters.map(basename).includes(basename(program))
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
