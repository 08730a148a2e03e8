import { UserError } from '../../messages/errors.ts'
import type { FileCheck } from './checks.ts'

/** Letters that Go writes before the permissions: `urwxr-xr-x` is what `ls` writes as `-rwsr-xr-x`. */
const specials: Readonly<Record<string, number>> = { u: 0o4000, g: 0o2000, t: 0o1000 }

/**
 * Reads a mode as `ls` writes it (`-rwxr-x---`), or as Go does, on whose words container-structure-test insists.
 * https://pkg.go.dev/io/fs#FileMode.String
 */
export function symbolicMode(text: string): Required<Pick<FileCheck, 'mode'>> & Pick<FileCheck, 'type'> {
  const parts = /^([-dugt]*)([r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])$/.exec(text)
  if (parts === null)
    throw new UserError(`"${text}" is not a mode like -rw-r--r--`, {
      hint: 'Write the type, `-` for a file or `d` for a folder, and the nine letters of the permissions.',
    })
  const [, before = '', bits = ''] = parts
  const permissions = [...bits].reduce((mode, bit) => mode * 2 + (/[-ST]/.test(bit) ? 0 : 1), 0)
  const set = [/[sS]/.test(bits[2] ?? ''), /[sS]/.test(bits[5] ?? ''), /[tT]/.test(bits[8] ?? '')]
  const own = set.reduce((mode, isSet, index) => mode | (isSet ? 0o4000 >> index : 0), permissions)
  const mode = [...before].reduce((all, letter) => all | (specials[letter] ?? 0), own)
  return { mode, ...(before !== '' && { type: before.includes('d') ? 'folder' : 'file' }) }
}
