import { crc32 } from 'node:zlib'

/** Writes a Java archive (a zip, nothing compressed) that names itself as Maven would. */
export function jar({
  group,
  artifact,
  version,
}: {
  group: string
  artifact: string
  version: string
}): Buffer {
  const properties = `groupId=${group}\nartifactId=${artifact}\nversion=${version}\n`
  return zip({
    'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n',
    [`META-INF/maven/${group}/${artifact}/pom.properties`]: properties,
  })
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path)
    const body = Buffer.from(content)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(body), 10)
    shared.writeUInt32LE(body.length, 14)
    shared.writeUInt32LE(body.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, body])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, place, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
