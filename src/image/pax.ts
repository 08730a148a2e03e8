import { UserError } from '../messages/errors.ts'
import { decode } from './tar-header.ts'

/** The records of a PAX header by key. */
export type PaxRecords = ReadonlyMap<string, string>

/**
 * Reads PAX records, each `length key=value\n`. An empty value cancels a global record.
 *
 * @throws UserError when a length is wrong.
 */
export function parsePax(body: Buffer): PaxRecords {
  const records = new Map<string, string>()
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at)
    const length = space === -1 ? Number.NaN : Number(body.toString('latin1', at, space))
    const end = at + length
    if (!Number.isInteger(length) || end > body.length || end <= space || body[end - 1] !== 0x0a)
      throw new UserError('the layer has a PAX record with a wrong length')
    const equals = body.indexOf(0x3d, space)
    if (equals === -1 || equals >= end) throw new UserError('the layer has a PAX record without "="')
    records.set(body.toString('utf8', space + 1, equals), decode(body.subarray(equals + 1, end - 1)))
    at = end
  }
  return records
}

const keys = new Set(['path', 'linkpath', 'size', 'uid', 'gid', 'GNU.sparse.name', 'GNU.sparse.realsize'])

/** Tells whether anything of a record counts: names, sizes, owners and attributes do, times and comments do not. */
export function isRead(key: string): boolean {
  return keys.has(key) || isAttribute(key)
}

function isAttribute(key: string): boolean {
  return key.startsWith('SCHILY.xattr.') || key.startsWith('LIBARCHIVE.xattr.')
}

/** Reads a number of a PAX record, for example `size`. */
export function paxNumber(records: PaxRecords, key: string): number | undefined {
  const value = records.get(key)
  if (value === undefined || value === '') return undefined
  if (!/^\d{1,15}$/.test(value)) throw new UserError(`the layer has a PAX record ${key} that is not a number`)
  return Number(value)
}

/** Joins the extended attributes (capabilities, ACLs) to one text that is equal when they are. */
export function paxAttributes(records: PaxRecords): string {
  return [...records]
    .filter(([key]) => isAttribute(key))
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n')
}
