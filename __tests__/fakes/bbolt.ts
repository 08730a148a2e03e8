/** A bucket of a bbolt file: names to values or to further buckets. */
export interface Bucket {
  readonly [name: string]: string | Bucket
}

const pageSize = 4096
const headerSize = 16
const leafFlag = 0x02
const metaFlag = 0x04
const freelistFlag = 0x10
const bucketElement = 1

/**
 * Writes a bbolt database (https://github.com/etcd-io/bbolt, file format 2) that holds the given buckets: every bucket
 * is one leaf, stretched over overflow pages where it is long, so there are no branch pages.
 */
export function bboltFile(root: Bucket): Buffer {
  const pages: Buffer[] = []
  const place = (leaf: Buffer): bigint => {
    const id = BigInt(3 + pages.reduce((sum, page) => sum + page.length / pageSize, 0))
    const padded = Buffer.alloc(Math.ceil(leaf.length / pageSize) * pageSize)
    leaf.copy(padded)
    padded.writeBigUInt64LE(id, 0)
    padded.writeUInt32LE(padded.length / pageSize - 1, 12)
    pages.push(padded)
    return id
  }
  const rootPage = place(leafOf(root, place))
  const end = BigInt(3 + pages.reduce((sum, page) => sum + page.length / pageSize, 0))
  return Buffer.concat([metaPage(0n, rootPage, end), metaPage(1n, rootPage, end), freelistPage(), ...pages])
}

function leafOf(bucket: Bucket, place: (leaf: Buffer) => bigint): Buffer {
  const entries = Object.entries(bucket)
    .map(([name, value]) => ({
      key: Buffer.from(name),
      flags: typeof value === 'string' ? 0 : bucketElement,
      value: typeof value === 'string' ? Buffer.from(value) : bucketValue(place(leafOf(value, place))),
    }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
  const header = Buffer.alloc(headerSize)
  header.writeUInt16LE(leafFlag, 8)
  header.writeUInt16LE(entries.length, 10)
  const elements = Buffer.alloc(entries.length * 16)
  let data = elements.length
  for (const [index, { key, value, flags }] of entries.entries()) {
    elements.writeUInt32LE(flags, index * 16)
    elements.writeUInt32LE(data - index * 16, index * 16 + 4)
    elements.writeUInt32LE(key.length, index * 16 + 8)
    elements.writeUInt32LE(value.length, index * 16 + 12)
    data += key.length + value.length
  }
  return Buffer.concat([header, elements, ...entries.flatMap(({ key, value }) => [key, value])])
}

/** Root page and sequence of a bucket that has a page of its own. */
function bucketValue(page: bigint): Buffer {
  const value = Buffer.alloc(16)
  value.writeBigUInt64LE(page, 0)
  return value
}

function metaPage(id: bigint, root: bigint, end: bigint): Buffer {
  const page = Buffer.alloc(pageSize)
  page.writeBigUInt64LE(id, 0)
  page.writeUInt16LE(metaFlag, 8)
  const meta = page.subarray(headerSize)
  meta.writeUInt32LE(0xed0cdaed, 0)
  meta.writeUInt32LE(2, 4)
  meta.writeUInt32LE(pageSize, 8)
  meta.writeBigUInt64LE(root, 16)
  meta.writeBigUInt64LE(2n, 32)
  meta.writeBigUInt64LE(end, 40)
  meta.writeBigUInt64LE(id, 48)
  meta.writeBigUInt64LE(fnv1a(meta.subarray(0, 56)), 56)
  return page
}

function freelistPage(): Buffer {
  const page = Buffer.alloc(pageSize)
  page.writeBigUInt64LE(2n, 0)
  page.writeUInt16LE(freelistFlag, 8)
  return page
}

function fnv1a(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash
}
