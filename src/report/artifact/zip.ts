import { crc32, deflateRawSync } from 'node:zlib'

/** Version 2.0 reads deflated files; bit 11 says that names are UTF-8; 1980-01-01 is the first day that ZIP knows. */
const [version, utf8, deflated, firstDay] = [20, 0x0800, 8, 0x0021]

/**
 * Packs small files into a ZIP archive, the same bytes for the same files.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const title = Buffer.from(name)
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const sizes = [crc32(content), packed.length, content.length]
    const local = numbers([0x04034b50], [version, utf8, deflated, 0, firstDay], sizes, [title.length, 0])
    directory.push(
      numbers(
        [0x02014b50],
        [version, version, utf8, deflated, 0, firstDay],
        sizes,
        [title.length, 0, 0, 0, 0],
        [0, offset],
      ),
      title,
    )
    bodies.push(local, title, packed)
    offset += local.length + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const count = directory.length / 2
  const end = numbers([0x06054b50], [0, 0, count, count], [central.length, offset], [0])
  return Buffer.concat([...bodies, central, end])
}

/** Writes numbers of four bytes and of two in turns, as ZIP's headers have them. */
function numbers(...groups: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(
    groups.flatMap((group, index) =>
      group.map(value => {
        const bytes = Buffer.alloc(index % 2 === 0 ? 4 : 2)
        if (bytes.length === 4) bytes.writeUInt32LE(value)
        else bytes.writeUInt16LE(value)
        return bytes
      }),
    ),
  )
}
