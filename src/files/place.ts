import { lstat, readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'
import { UserError } from '../messages/errors.ts'

/** As many links as Linux follows in one path. */
const mostLinks = 40

/**
 * Gives the real path of a file or folder that an input names; a relative path begins at the checkout. Links that lie in
 * the checkout are never followed: whoever wrote the commit would choose where they lead. Links outside of it belong to the
 * machine and are followed. What does not exist yet is given below the real path of what does.
 *
 * @throws UserError naming the link.
 */
export async function placeOf(workspace: string, given: string): Promise<string> {
  const checkout = await realpath(workspace).catch(() => resolve(workspace))
  let links = 0
  const follow = async (path: string): Promise<string> => {
    const { root } = parse(path)
    const parts = path.slice(root.length).split(sep).filter(Boolean)
    let real = root
    for (const [at, part] of parts.entries()) {
      const next = join(real, part)
      const kind = await kindOf(next)
      if (kind === undefined) return join(real, parts.slice(at).join(sep))
      if (kind === 'link') {
        if (isWithin(checkout, real)) throw linkError(given, relative(checkout, next))
        if (++links > mostLinks) throw new UserError(`${given} leads through more than ${mostLinks} links`)
        real = await follow(resolve(real, await readlink(next)))
      } else real = next
    }
    return real
  }
  return follow(resolve(workspace, given))
}

/** Tells whether a path is a folder or lies below it; both are real paths. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** Gives the path below the checkout of what an input names; nothing where that lies elsewhere. Links of the checkout stay names. */
export async function pathInCheckout(workspace: string, given: string): Promise<string | undefined> {
  const full = resolve(workspace, given)
  const folders = new Set([resolve(workspace), await realpath(workspace).catch(() => workspace)])
  for (const folder of folders) if (isWithin(folder, full)) return relative(folder, full)
  // Its folder may have another name too, by way of a link of the machine.
  const parent = await realpath(dirname(full)).catch(() => undefined)
  const real = parent && join(parent, basename(full))
  const folder = real && [...folders].find(each => isWithin(each, real))
  return real && folder && relative(folder, real)
}

function linkError(given: string, link: string): UserError {
  return new UserError(
    `${given} leads through ${link}, which is a link, and links of the checkout are not followed`,
    {
      hint: `Put the file or folder itself at ${link}, or name the place where it lies.`,
    },
  )
}

async function kindOf(path: string): Promise<'link' | 'other' | undefined> {
  try {
    return (await lstat(path)).isSymbolicLink() ? 'link' : 'other'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
