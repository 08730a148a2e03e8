import { UserError } from '../messages/errors.ts'

export const blockSize = 512

/** The type of an entry. */
export type EntryType =
  | 'file'
  | 'directory'
  | 'symlink'
  | 'hardlink'
  | 'character'
  | 'block'
  | 'fifo'
  | 'other'

/** The fields of one header block, before PAX records and long names are applied. */
export interface TarHeader {
  readonly name: string
  readonly flag: string
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly linkName: string
  readonly device: string
  /** Further blocks of a sparse map follow (old GNU format). */
  readonly extended: boolean
  /** The size a sparse file has when it is unpacked (old GNU format). */
  readonly realSize: number | undefined
  /** Milliseconds since 1970, whole seconds; read where times are asked for. */
  readonly modified?: number
}

/**
 * Reads a header block, or nothing where it is a block of zeros.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 *
 * @throws UserError when the checksum is not that of the block.
 */
export function parseHeader(block: Buffer, at: number): TarHeader | undefined {
  const sum = checksum(block)
  if (sum === 256 && isZero(block)) return undefined
  if (sum !== number(block, 148, 8))
    throw new UserError(`the layer is not a tar archive: bad header at byte ${at}`)
  const flag = String.fromCharCode(block[156] ?? 0)
  const gnu = block.toString('latin1', 257, 265) === 'ustar  \0'
  const prefix = !gnu && block.toString('latin1', 257, 262) === 'ustar' ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    flag,
    size: number(block, 124, 12),
    mode: number(block, 100, 8) & 0o7777,
    uid: number(block, 108, 8),
    gid: number(block, 116, 8),
    linkName: flag === '1' || flag === '2' ? text(block, 157, 100) : '',
    device: flag === '3' || flag === '4' ? `${number(block, 329, 8)}:${number(block, 337, 8)}` : '',
    extended: flag === 'S' && block[482] === 1,
    realSize: flag === 'S' ? number(block, 483, 12) : undefined,
  }
}

/** Reads when an entry was modified, in milliseconds since 1970. */
export function modifiedAt(block: Buffer): number {
  return Number.parseInt(block.toString('latin1', 136, 147), 8) * 1000
}

/** Returns the type of a type flag; directories of old archives have the flag of a file and a `/` at the end. */
export function entryType(flag: string, name: string): EntryType {
  if (flag === '0' || flag === '\0') return name.endsWith('/') ? 'directory' : 'file'
  return types[flag] ?? 'other'
}

/** Decodes a text of a header; bytes that are not UTF-8 are written as `\xNN`, so that different names stay different. */
export function decode(bytes: Buffer): string {
  const decoded = bytes.toString('utf8')
  if (!decoded.includes('\ufffd') || bytes.equals(Buffer.from(decoded))) return decoded
  return Array.from(bytes, byte =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('')
}

const types: Readonly<Record<string, EntryType>> = {
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
  '7': 'file',
  S: 'file',
}

function text(block: Buffer, start: number, length: number): string {
  const end = block.indexOf(0, start)
  return decode(block.subarray(start, end === -1 || end > start + length ? start + length : end))
}

/** Reads an octal number, or a base-256 one, which GNU tar writes for larger values. */
function number(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0
  let value = 0
  if ((first & 0x80) !== 0) {
    value = (first & 0x40) === 0 ? first & 0x3f : Number.NaN
    for (let at = start + 1; at < start + length; at++) value = value * 256 + (block[at] ?? 0)
    if (!Number.isSafeInteger(value))
      throw new UserError('the layer has a tar entry with an impossible number')
    return value
  }
  for (let at = start; at < start + length; at++) {
    const digit = (block[at] ?? 0) - 48
    if (digit >= 0 && digit < 8) value = value * 8 + digit
    else if (value !== 0 || block[at] === 0) break
  }
  return value
}

/** Sums the block with its checksum field as spaces. */
function checksum(block: Buffer): number {
  let sum = 256
  for (let at = 0; at < 148; at++) sum += block[at] as number
  for (let at = 156; at < blockSize; at++) sum += block[at] as number
  return sum
}

function isZero(block: Buffer): boolean {
  for (let at = 0; at < blockSize; at++) if (block[at] !== 0) return false
  return true
}
