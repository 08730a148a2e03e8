import type { Exec } from '../../stage/stage.ts'
import { copyFile } from '../checks/copied-file.ts'

/** What a file of the image is, as far as starting it goes. */
export interface ProgramFile {
  readonly path: string
  readonly kind: 'absent' | 'script' | 'text' | 'elf' | 'folder' | 'other'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Of a script: the program in its first line, without a carriage return. */
  readonly interpreter?: string
  /** Of a dynamically linked program: the loader that it asks for. */
  readonly loader?: string
  /** Its lines end with CR LF. */
  readonly windowsLines: boolean
  /** The text of a script. */
  readonly text?: string
}

/** Reads a file of a container, running or not, without programs of the image; nothing where the engine refuses. */
export async function programFile(
  exec: Exec,
  container: string,
  path: string,
): Promise<ProgramFile | undefined> {
  const copied = await copyFile(exec, container, path)
  if ('error' in copied) return undefined
  if ('absent' in copied) return { path, kind: 'absent', mode: 0, uid: 0, gid: 0, windowsLines: false }
  const { mode, uid, gid, type } = copied.entry
  const own = { path, mode, uid, gid }
  if (type === 'directory') return { ...own, kind: 'folder', windowsLines: false }
  // Programs too large to be read are binaries.
  return { ...own, ...describeProgram(copied.content ?? '\u007fELF') }
}

/** Describes a file by its content. */
export function describeProgram(
  content: string,
): Pick<ProgramFile, 'kind' | 'interpreter' | 'loader' | 'windowsLines' | 'text'> {
  if (content.startsWith('\u007fELF')) {
    const loader = /\0?(\/lib[\w./-]{0,60}\/?ld[\w.-]{1,60}\.so[\w.]{0,10})\0/.exec(
      content.slice(0, 8192),
    )?.[1]
    return { kind: 'elf', windowsLines: false, ...(loader !== undefined && { loader }) }
  }
  if (content.includes('\0')) return { kind: 'other', windowsLines: false }
  const end = content.indexOf('\n')
  const line = end === -1 ? content : content.slice(0, end)
  const windowsLines = line.endsWith('\r')
  const interpreter = /^#!\s*(\S+)(?:[ \t]+([^\s-]\S*))?/.exec(line)
  if (!interpreter) return { kind: 'text', windowsLines, text: content }
  const named = /\/env$/.test(interpreter[1] ?? '') ? (interpreter[2] ?? '') : interpreter[1]
  return { kind: 'script', windowsLines, text: content, ...(named && { interpreter: named }) }
}

const shells = /(?:^|\/)(?:sh|bash|ash|dash|ksh|zsh)$/

/** Returns the path of the file that a command runs: the program, or the script that a shell is given. */
export function scriptOf([program = '', first]: readonly string[], workdir: string): string | undefined {
  const named = shells.test(program) && first !== undefined && !first.startsWith('-') ? first : program
  if (named.startsWith('/')) return named
  return named.includes('/') || named !== program ? `${workdir.replace(/\/$/, '')}/${named}` : undefined
}
