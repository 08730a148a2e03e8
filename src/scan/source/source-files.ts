import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import { readRegular } from '../../files/read.ts'
import type { Digest } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'

/** The files of a checkout as they are scanned. */
export interface SourceFiles {
  readonly folder: string
  readonly count: number
  /** Over names and contents. */
  readonly digest: Digest
}

/** Bytes; no lock file and no configuration file is longer. */
const longest = 32 * 1024 * 1024
const most = 100_000

/**
 * A comment of this form in a file hides findings of that file, and nothing tells that it did: a file must not have a say about
 * itself. https://trivy.dev/latest/docs/configuration/filtering/
 */
const ignoring = /(trivy|tfsec|cfsec)(?=:ignore)/gi

/**
 * Copies the files that Git tracks into a folder that every account may read, as they are in the checkout. Links are left out,
 * and comments that would hide findings lose their meaning; their lines stay where they are.
 *
 * @throws UserError where the checkout is none of Git.
 */
export async function sourceFiles(
  folder: string,
  { exec, host }: Pick<Tools, 'exec' | 'host'>,
): Promise<SourceFiles> {
  const { workspace } = host
  const listed = await exec.run({
    file: 'git',
    args: ['-C', workspace, 'ls-files', '-z', '--recurse-submodules', '.'],
    env: { LC_ALL: 'C' },
  })
  if (listed.exitCode !== 0)
    throw new UserError(
      `"scan-source" scans the files that Git tracks, and ${workspace} is no checkout of Git`,
      {
        hint: 'Run it after the checkout.',
      },
    )
  const paths = listed.stdout.split('\0').filter(path => path !== '')
  if (paths.length > most)
    throw new UserError(`the checkout has ${paths.length} files, more than the ${most} that are scanned`)
  const hash = createHash('sha256')
  let count = 0
  await makeFolder(folder, { mode: 0o755 })
  for (const path of paths) {
    const bytes = await readRegular(join(workspace, path), longest).catch(() => undefined)
    // A link, a file that was removed since, or one that is too long for anything that is recognised.
    if (bytes === undefined) continue
    const copy = join(folder, path)
    await makeFolder(dirname(copy), { mode: 0o755 })
    await writeFile(copy, withoutIgnores(bytes), { mode: 0o644 })
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
    count++
  }
  return { folder, count, digest: `sha256:${hash.digest('hex')}` }
}

function withoutIgnores(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return text.toLowerCase().includes(':ignore')
    ? Buffer.from(
        text.replace(ignoring, name => '-'.repeat(name.length)),
        'latin1',
      )
    : bytes
}
