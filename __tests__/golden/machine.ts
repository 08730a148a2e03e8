import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** The commit that is built. */
export const commit = '9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3'

/** Returns the environment of a machine that has Git only, in the workspace of a known commit. */
export function machine(
  folder: string,
): Readonly<Record<'PATH' | 'HOME' | 'TMPDIR', string>> & Readonly<Record<string, string>> {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(bin, 'git'))
  return {
    PATH: bin,
    HOME: folder,
    TMPDIR: folder,
    BUILDONCE_COMMIT: commit,
    BUILDONCE_REF: 'refs/heads/main',
    BUILDONCE_PROJECT: 'acme/web',
  }
}

/** Writes inputs as flags. */
export function flags(inputs: Readonly<Record<string, string>>): string[] {
  return Object.entries(inputs).map(([name, value]) => `--${name}=${value}`)
}
