import { statSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the index that Git was told to take as unchanged. */
interface Flagged {
  readonly path: string
  readonly blob: string
  /** A sparse checkout leaves such files out. */
  readonly sparse: boolean
}

/** Runs Git in a checkout; nothing where it fails. */
type Git = (...args: readonly string[]) => Promise<string | undefined>

/**
 * Lists changed files that `git status` passes over, because they are marked `assume-unchanged` or `skip-worktree`.
 */
export async function hiddenChanges(root: string, paths: readonly string[], git: Git): Promise<string[]> {
  const listed = await git('ls-files', '--stage', '-v', '-z', '--', ...paths)
  const flagged = parseFlagged(listed ?? '')
  const there = flagged.filter(({ path }) => isFile(join(root, path)))
  const gone = flagged.filter(file => !file.sparse && !there.includes(file))
  const hashed = there.length === 0 ? '' : await git('hash-object', '--', ...there.map(({ path }) => path))
  const blobs = hashed?.trim().split('\n') ?? []
  const changed = there.filter(({ blob }, at) => blob !== blobs[at])
  return [...gone, ...changed].map(({ path }) => path)
}

/** Reads `git ls-files --stage -v`, where a small letter or an S stands for a mark. */
function parseFlagged(text: string): Flagged[] {
  return text.split('\0').flatMap(line => {
    const [, mark = '', blob = '', path = ''] = /^(\S) \d+ ([0-9a-f]+) \d\t(.*)$/s.exec(line) ?? []
    return /[a-zS]/.test(mark) ? [{ path, blob, sparse: /s/i.test(mark) }] : []
  })
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
