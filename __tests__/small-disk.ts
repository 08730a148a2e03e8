import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@jest/globals'
import { temporaryFolder } from './temporary-folder.ts'

/** Whether this machine lets its user mount a file system; a container often does not. */
const canMount = process.getuid?.() === 0 && spawnSync('losetup', ['--find']).status === 0

/** A test that needs a disk of its own; where none can be had, it counts as not run, which the last lines of a run tell. */
export const onSmallDisk = canMount ? test : test.skip

/** A real file system of few bytes, in a file. */
export interface SmallDisk extends Disposable {
  readonly path: string
}

export function smallDisk(megabytes: number): SmallDisk {
  const folder = temporaryFolder('small-disk')
  const [file, path] = [join(folder, 'disk.img'), join(folder, 'disk')]
  mkdirSync(path)
  must('truncate', `--size=${megabytes}M`, file)
  must('mkfs.ext4', '-q', '-F', '-m', '0', file)
  must('mount', '-o', 'loop', file, path)
  return { path, [Symbol.dispose]: () => must('umount', '--lazy', path) }
}

function must(file: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr ?? error}`)
}
