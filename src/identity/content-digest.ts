import { createHash } from 'node:crypto'
import { lstat, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openRegular } from '../files/read.ts'
import type { Digest } from '../image/reference.ts'
import type { KeptEntry } from './kept.ts'

/** Files that are read at the same time. */
const atOnce = 16

/** Bytes up to which a file is read at once: a stream takes ten times as long for one of a few lines. */
const small = 1024 * 1024

/** A file and its size. */
export interface SizedFile {
  readonly path: string
  readonly bytes: number
}

/**
 * Digests what the builder gets of a folder: paths, modes, contents and links of what is kept, not its times and owners,
 * which change no image. Two folders with one digest give the builder the same.
 */
export async function contentDigest(
  folder: string,
  entries: readonly KeptEntry[],
  measured: (file: SizedFile) => void = () => {},
): Promise<Digest> {
  const sorted = entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
  const hash = createHash('sha256').update('kept-context 1\n')
  for (let at = 0; at < sorted.length; at += atOnce) {
    const lines = await Promise.all(sorted.slice(at, at + atOnce).map(entry => line(folder, entry, measured)))
    for (const each of lines) hash.update(each)
  }
  return `sha256:${hash.digest('hex')}`
}

/** Writes one entry so that no two lists of entries read the same: a name cannot hold a NUL. */
async function line(
  folder: string,
  { path, kind }: KeptEntry,
  measured: (file: SizedFile) => void,
): Promise<string> {
  const full = join(folder, path)
  const { mode, size } = await lstat(full)
  if (kind === 'file') measured({ path, bytes: size })
  const held = kind === 'file' ? await fileDigest(full, size) : kind === 'link' ? await readlink(full) : ''
  // The mode of a link is the system's.
  return [kind, kind === 'link' ? '' : (mode & 0o7777).toString(8), path, held, '\n'].join('\0')
}

async function fileDigest(path: string, size: number): Promise<string> {
  const hash = createHash('sha256')
  const file = await openRegular(path)
  if (size > small) await pipeline(file.createReadStream(), hash)
  else
    await file
      .readFile()
      .then(bytes => hash.update(bytes))
      .finally(() => file.close())
  return hash.digest('hex')
}
