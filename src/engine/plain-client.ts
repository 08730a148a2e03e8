import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, delimiter, isAbsolute, join } from 'node:path'
import { type ClientSettings, dockerFolder, readClientSettings, type Variable } from './client-settings.ts'

/** docker's client on this machine, where it is known what it does. */
export interface PlainClient {
  readonly file: string
  /** The folder with its settings, and with plugins. */
  readonly folder: string
  readonly settings: ClientSettings
}

/**
 * Bytes that docker's client has at least; it has three times as many and more. A compiled program that sets something and
 * starts the client has less.
 */
const smallest = 8 * 1024 * 1024

/**
 * Finds docker's client. Nothing where it cannot be told from the outside what it does: where `docker` is a script, a small
 * program or a link to another one, or where its settings are unusual. It has to be started then.
 */
export function plainClient(variable: Variable): PlainClient | undefined {
  if (process.platform !== 'linux') return undefined
  const file = findOnPath('docker', variable('PATH') ?? '')
  if (file === undefined || !isClient(file)) return undefined
  const folder = dockerFolder(variable)
  if (!isAbsolute(folder)) return undefined
  const settings = readClientSettings(folder)
  return settings && { file, folder, settings }
}

/** Finds a program; nothing where a folder comes first that depends on where the program is started. */
function findOnPath(name: string, path: string): string | undefined {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) return undefined
    const file = join(folder, name)
    if (isExecutable(file)) return file
  }
  return undefined
}

function isClient(file: string): boolean {
  try {
    return basename(realpathSync(file)) === 'docker' && statSync(file).size >= smallest && isProgram(file)
  } catch {
    return false
  }
}

/** Returns whether this is a file that may be executed. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Returns whether a file is a compiled program for the processor of this process, and no script.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html
 */
export function isProgram(path: string): boolean {
  try {
    const [own, other] = [start(process.execPath), start(path)]
    const isSame = (from: number, to: number) => own.subarray(from, to).equals(other.subarray(from, to))
    // Mark, class and order of bytes; then the machine, behind the type.
    return isSame(0, 6) && isSame(18, 20)
  } catch {
    return false
  }
}

function start(path: string): Buffer {
  const bytes = Buffer.alloc(20)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes)
  } finally {
    closeSync(file)
  }
  return bytes
}
