import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** What a run of the bundle took. */
export interface Taken {
  readonly ms: number
  /** The most memory the process had, in MiB. */
  readonly memory: number
}

/** Promotes with the bundle as a program of its own: the start of Node and of the command line included. */
export function runBundle(
  bundle: string,
  {
    source,
    target,
    tags,
    referrers = 'none',
  }: {
    readonly source: string
    readonly target: string
    readonly tags: readonly string[]
    readonly referrers?: 'all' | 'none'
  },
): Taken {
  const folder = temporaryFolder('bundled-promote')
  // Not maxRSS: it begins with the size of the process that started this one.
  const script =
    "import fs from 'node:fs';process.on('exit', () => console.error(fs.readFileSync('/proc/self/status', 'utf8')))"
  const began = performance.now()
  const ended = spawnSync(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(script)}`],
      ...[join(bundle, 'cli.js'), 'promote', '--require=none', `--referrers=${referrers}`, '--attach=none'],
      ...[`--image=${source}`, `--tags=${tags.join(',')}`, `--to=${target}`],
      `--run-file=${join(folder, 'run.json')}`,
    ],
    { encoding: 'utf8' },
  )
  const ms = performance.now() - began
  rmSync(folder, { recursive: true })
  if (ended.status !== 0) throw new Error(ended.stdout + ended.stderr)
  return { ms, memory: Number(/VmHWM:\s+(\d+)/.exec(ended.stderr)?.[1]) / 1024 }
}
