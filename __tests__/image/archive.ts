import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { type Listing, readLayer } from '../../src/image/layer.ts'

/** What a test puts into an archive. */
export interface Item {
  readonly name: string | Buffer
  readonly flag?: string
  readonly body?: string | Buffer
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly link?: string
  readonly prefix?: string
  /** What stands in the size field instead of the body's length. */
  readonly sizeField?: Buffer
  readonly magic?: 'ustar' | 'gnu' | 'none'
  readonly mtime?: number
}

/** Writes one header and body, by hand, according to the specification. */
export function item(given: Item): Buffer {
  const body = Buffer.from(given.body ?? '')
  const header = Buffer.alloc(512)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  Buffer.from(given.name).copy(header, 0, 0, 100)
  header.write(octal(given.mode ?? 0o644, 8), 100)
  header.write(octal(given.uid ?? 0, 8), 108)
  header.write(octal(given.gid ?? 0, 8), 116)
  if (given.sizeField) given.sizeField.copy(header, 124)
  else header.write(octal(body.length, 12), 124)
  header.write(octal(given.mtime ?? 0, 12), 136)
  header.write(given.flag ?? '0', 156, 'latin1')
  header.write(given.link ?? '', 157)
  if (given.magic === 'gnu') header.write('ustar  \0', 257, 'latin1')
  else if (given.magic !== 'none') header.write('ustar\x0000', 257, 'latin1')
  header.write(given.prefix ?? '', 345)
  header.write('        ', 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}

/** Writes PAX records for the next entry, or with the flag `g` for all that follow. */
export function pax(records: Record<string, string>, flag = 'x'): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    let length = rest + String(rest).length
    if (String(length).length !== String(rest).length) length = rest + String(length).length
    return `${length} ${key}=${value}\n`
  })
  return item({ name: 'PaxHeaders/x', flag, body: lines.join('') })
}

export function archive(...parts: readonly (Item | Buffer)[]): Buffer {
  const bytes = parts.map(part => (Buffer.isBuffer(part) ? part : item(part)))
  return Buffer.concat([...bytes, Buffer.alloc(1024)])
}

/** Reads an archive as a gzip layer. */
export function layer(...parts: readonly (Item | Buffer)[]): Promise<Listing> {
  return readLayer(Readable.from([gzipSync(archive(...parts))]))
}
