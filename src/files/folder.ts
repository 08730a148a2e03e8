import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are not there. Node's own way of this tries without end where the system answers
 * that it knows no such folder, as `/proc` does, and then a signal cannot end the process either.
 */
export async function makeFolder(
  path: string,
  { mode = 0o777 }: { readonly mode?: number } = {},
): Promise<void> {
  const missing: string[] = []
  for (let at = path; ; at = dirname(at)) {
    const refusal = await mkdir(at, { mode }).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error,
    )
    if (refusal === undefined || (await isFolder(at))) break
    if (refusal.code !== 'ENOENT' || at === dirname(at)) throw refusal
    missing.push(at)
  }
  for (const at of missing.reverse())
    await mkdir(at, { mode }).catch(async error => {
      if (!(await isFolder(at))) throw error
    })
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}
