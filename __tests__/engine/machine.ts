import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** A machine in a folder, on which `docker` and Buildx are what a test makes of them. */
export function machine() {
  const folder = temporaryFolder('machine')
  const at = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    return join(folder, path)
  }
  /** Writes the head of a program for this processor, or for another, which is as large as docker's client. */
  const program = (path: string, { size = 16 * 1024 * 1024, machine = -1 } = {}) => {
    const head = Buffer.alloc(20)
    const node = openSync(process.execPath, 'r')
    readSync(node, head)
    closeSync(node)
    if (machine >= 0) head.writeUInt16LE(machine, 18)
    const file = openSync(at(path), 'w', 0o755)
    writeSync(file, head)
    ftruncateSync(file, size)
    closeSync(file)
    return join(folder, path)
  }
  const script = (path: string, text = 'printf "%s|" "$@"') => {
    writeFileSync(at(path), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, path), 0o755)
    return join(folder, path)
  }
  const settings = (value: unknown) =>
    writeFileSync(at('config/config.json'), typeof value === 'string' ? value : JSON.stringify(value))
  const env: Record<string, string> = { PATH: join(folder, 'bin'), DOCKER_CONFIG: join(folder, 'config') }
  return { folder, at, program, script, settings, env }
}
