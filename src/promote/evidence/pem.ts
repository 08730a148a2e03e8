/** One block of a PEM text. */
export interface PemBlock {
  /** Its label, for example `PRIVATE KEY`. */
  readonly label: string
  /** The block with its first and last line. */
  readonly text: string
}

/**
 * Reads the text of an input as PEM. Its base64 is accepted too, where a text of several lines cannot be stored, as in
 * a masked variable of GitLab.
 */
export function pemText(given: string): string {
  const text = given.trim()
  if (text.includes('-----BEGIN') || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return text
  const decoded = Buffer.from(text, 'base64').toString('utf8').trim()
  return decoded.startsWith('-----BEGIN') ? decoded : text
}

/** Finds the blocks of a PEM text; text between them must be blank or a comment (`#`), else there are none. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  const between: string[] = []
  let at = 0
  for (const { index, 0: first, 1: label = '' } of text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,64})-----/g)) {
    if (index < at) continue
    const last = `-----END ${label}-----`
    const end = text.indexOf(last, index + first.length + 1)
    // What begins and does not end is none of the blocks, and no comment either.
    if (end === -1) return []
    between.push(text.slice(at, index))
    at = end + last.length
    blocks.push({ label, text: text.slice(index, at) })
  }
  const others = [...between, text.slice(at)].flatMap(part => part.split(/\r?\n/))
  return others.every(line => line.trim() === '' || line.trim().startsWith('#')) ? blocks : []
}
