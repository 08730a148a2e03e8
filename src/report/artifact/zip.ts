import { strToU8, zipSync } from 'fflate'

/** The first day that ZIP knows: an archive says nothing of when it was made. */
const firstDay = new Date(1980, 0, 1)

/** Packs small texts into a ZIP archive, the same bytes for the same files. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: firstDay })
}
