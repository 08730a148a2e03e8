import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { fileOf } from '../files/write.ts'
import { type Digest, parseReference } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { writeLayout } from '../store/layout/write-layout.ts'
import type { BuildRequest } from './request.ts'

interface Image {
  readonly digest: Digest
  readonly source: ImageSource
}

/** Writes the archives that the outputs name: each holds the image that is proven, by its digest, and no other build of it. */
export async function writeOutputs(
  { digest, source }: Image,
  { outputs, references = [] }: Pick<BuildRequest, 'outputs' | 'references'>,
  tools: Tools,
): Promise<void> {
  const archives = outputs.flatMap(item => (item.kind === 'archive' ? [item] : []))
  if (archives.length === 0) return
  const reader = openImage(source, openTransport(tools))
  const root = await reader.manifest(digest)
  const names = references.map(reference => ({ tag: parseReference(reference).tag ?? 'latest', reference }))
  for (const { dest, folder } of archives) {
    const path = await fileOf(tools.host.workspace, dest)
    const compressed = !folder && /\.(?:tar\.gz|tgz)$/.test(dest)
    const written = compressed ? `${path}.tar` : path
    await writeLayout({ reader, root, referrers: [], artifacts: [], names, path: written, archive: !folder })
    if (compressed) await compress(written, path)
    tools.log.info(`written: ${dest} with ${digest}`)
  }
}

async function compress(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`
  try {
    await pipeline(
      createReadStream(from),
      createGzip({ level: 1 }),
      createWriteStream(partial, { flags: 'wx' }),
    )
    await rename(partial, to)
  } finally {
    await rm(partial, { force: true })
    await rm(from, { force: true })
  }
}
