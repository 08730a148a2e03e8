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
  const whole = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g
  const between = text.replace(whole, '').split(/\r?\n/)
  if (between.some(line => line.trim() !== '' && !line.trim().startsWith('#'))) return []
  return [...text.matchAll(whole)].map(match => ({ label: match[1] ?? '', text: match[0] }))
}
