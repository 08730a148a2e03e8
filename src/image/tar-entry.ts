import { type PaxRecords, paxAttributes, paxNumber } from './pax.ts'
import { type EntryType, entryType, type TarHeader } from './tar-header.ts'

/** One entry of a layer. */
export interface TarEntry {
  /** Without leading `/` or `./` and without trailing `/`; the root is the empty text. */
  readonly path: string
  readonly type: EntryType
  /** Bytes of a file; 0 for everything else. */
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Target of a symbolic link unchanged, of a hard link as a path like `path`. */
  readonly link: string
  /** `major:minor` of a device. */
  readonly device: string
  /** Extended attributes as one text. */
  readonly attributes: string
  /** SHA-256 of a file's content in hex. */
  readonly digest: string
  /** Milliseconds since 1970, whole seconds; there where times are asked for. */
  readonly modified?: number
}

/** The headers that precede an entry: PAX records, and the long names of GNU tar. */
export interface Meta {
  readonly records: PaxRecords
  readonly path?: string
  readonly link?: string
}

/** An entry with the bytes that it takes in the archive. */
export type Described = Omit<TarEntry, 'digest'> & { readonly stored: number }

/** Returns whether headers are pending for the next entry. */
export function isPending({ records, path, link }: Meta): boolean {
  return records.size > 0 || path !== undefined || link !== undefined
}

/** Combines a header with the headers before it. */
export function describe(found: TarHeader, meta: Meta, globals: PaxRecords): Described {
  const records = globals.size === 0 ? meta.records : new Map([...globals, ...meta.records])
  const name = records.get('GNU.sparse.name') || records.get('path') || meta.path || found.name
  const type = entryType(found.flag, name)
  const hasBody = type === 'file' || type === 'other'
  const stored = hasBody ? (paxNumber(records, 'size') ?? found.size) : 0
  const link = records.get('linkpath') || meta.link || found.linkName
  return {
    path: cleanPath(name),
    type,
    size: type === 'file' ? (paxNumber(records, 'GNU.sparse.realsize') ?? found.realSize ?? stored) : 0,
    mode: found.mode,
    uid: paxNumber(records, 'uid') ?? found.uid,
    gid: paxNumber(records, 'gid') ?? found.gid,
    link: type === 'hardlink' ? cleanPath(link) : type === 'symlink' ? link : '',
    device: found.device,
    attributes: paxAttributes(records),
    stored,
    ...(found.modified !== undefined && { modified: found.modified }),
  }
}

/** Normalizes `./a/b`, `/a/b` and `a//b/` to `a/b`; `..` never leads above the root. */
function cleanPath(name: string): string {
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(name)) return name
  const parts: string[] = []
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
