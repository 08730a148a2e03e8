import { type Commit, reachCommit, readAtCommit } from '../../files/commit.ts'
import type { Exec } from '../../stage/stage.ts'

/** What a commit holds under a path, or why it is not known. */
export type FileAtCommit = { readonly content: string } | { readonly missing: 'file' | 'commit' }

/**
 * Reads a file as it is in a commit. A shallow clone fetches the commit from its remote, as far as the credentials of
 * the checkout allow.
 */
export async function fileAtCommit(
  { path, ...at }: Commit & { readonly path: string },
  exec: Exec,
  signal: AbortSignal,
): Promise<FileAtCommit> {
  if (!(await reachCommit(at, exec, signal))) return { missing: 'commit' }
  const content = await readAtCommit(at, path, exec)
  return content === undefined ? { missing: 'file' } : { content }
}
