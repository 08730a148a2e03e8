/** The first date that ZIP can represent: the archive does not depend on when it was created. */
const firstDay = new Date(1980, 0, 1)

/** Packs small texts into a ZIP archive, the same bytes for the same files. */
export async function zip(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate')
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: firstDay })
}
