import { lstatSync } from 'node:fs'
import { join } from 'node:path'

/** An entry of the index that `git status` may pass over. */
interface Passed {
  readonly path: string
  readonly blob: string
  readonly kind: 'file' | 'link' | 'submodule'
}

/** Runs Git in a checkout; nothing where it fails. */
type Git = (args: readonly string[], stdin?: string) => Promise<string | undefined>

/**
 * Lists what is otherwise in the commit and `git status` passes over: changed files that are marked `assume-unchanged` or
 * `skip-worktree`, files that a sparse checkout leaves out, submodules that are not checked out.
 */
export async function hiddenChanges(root: string, paths: readonly string[], git: Git): Promise<string[]> {
  const listed = await git(['ls-files', '--stage', '-v', '-z', '--', ...paths])
  const passed = parsePassed(listed ?? '')
  const gone = passed.filter(({ path, kind }) => !isThere(join(root, path), kind))
  const files = passed.filter(entry => entry.kind === 'file' && !gone.includes(entry))
  const changed = await otherContents(files, git)
  return [...gone, ...changed].map(({ path }) => path)
}

/** Asks Git for the blobs of files. A sparse checkout may mark more files than fit into the arguments of a process. */
async function otherContents(files: readonly Passed[], git: Git): Promise<readonly Passed[]> {
  if (files.length === 0) return []
  const paths = files.map(({ path }) => `${quoted(path)}\n`).join('')
  const blobs = (await git(['hash-object', '--stdin-paths'], paths))?.trim().split('\n') ?? []
  return files.filter(({ blob }, at) => blob !== blobs[at])
}

/** Writes a path as Git reads it from a line: in quotes where it has a line end, or would be taken for quoted. */
function quoted(path: string): string {
  if (!path.startsWith('"') && !path.includes('\n')) return path
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
}

/** Reads `git ls-files --stage -v`, where a small letter or an S stands for a mark. */
function parsePassed(text: string): Passed[] {
  return text.split('\0').flatMap(line => {
    const [, mark = '', mode = '', blob = '', path = ''] =
      /^(\S) (\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(line) ?? []
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file'
    return /[a-zS]/.test(mark) || kind === 'submodule' ? [{ path, blob, kind }] : []
  })
}

function isThere(path: string, kind: Passed['kind']): boolean {
  try {
    if (kind === 'submodule') return lstatSync(join(path, '.git')) !== undefined
    const found = lstatSync(path)
    return kind === 'link' ? found.isSymbolicLink() : found.isFile()
  } catch {
    return false
  }
}
