import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { fileOf } from '../files/write.ts'
import { type Digest, parseReference } from '../image/reference.ts'
import type { ImageSource, SubjectPlatform } from '../image/subject.ts'
import { firstOf, plural } from '../image/units.ts'
import { describe, UserError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { writeLayout } from '../store/layout/write-layout.ts'
import { explainFullDisk, tellsOfFullDisk } from './full-disk.ts'
import type { BuildRequest } from './request.ts'

interface Image {
  readonly digest: Digest
  readonly source: ImageSource
  readonly platforms: readonly Pick<SubjectPlatform, 'size'>[]
}

/** Writes the archives that the outputs name: each holds the image that is proven, by its digest, and no other build of it. */
export async function writeOutputs(
  { digest, source, platforms }: Image,
  { outputs, references = [] }: Pick<BuildRequest, 'outputs' | 'references'>,
  tools: Tools,
): Promise<void> {
  const archives = outputs.flatMap(item => (item.kind === 'archive' ? [item] : []))
  if (archives.length === 0) return
  const reader = openImage(source, openTransport(tools))
  const root = await reader.manifest(digest)
  const size = platforms.reduce((sum, platform) => sum + platform.size, 0)
  const names = references.map(reference => ({ tag: parseReference(reference).tag ?? 'latest', reference }))
  for (const { dest, folder } of archives) {
    const path = await fileOf(tools.host.workspace, dest)
    const compressed = !folder && /\.(?:tar\.gz|tgz)$/.test(dest)
    const written = compressed ? `${path}.tar` : path
    try {
      const elsewhere = await writeLayout({
        reader,
        root,
        referrers: [],
        artifacts: [],
        names,
        path: written,
        archive: !folder,
      })
      if (elsewhere.length > 0)
        tools.log.warning(
          `${dest} is without ${plural(elsewhere.length, 'layer')} that may not be distributed and must come from elsewhere: ${firstOf(elsewhere, 10).join(', ')}`,
        )
      if (compressed) await compress(written, path)
    } catch (cause) {
      throw await notWritten(dest, { cause, place: dirname(path), size }, tools)
    }
    tools.log.info(`written: ${dest} with ${digest}`)
  }
}

/** Tells of a full disk which one it is; anything else stays as it is. */
async function notWritten(
  dest: string,
  { cause, ...disk }: { cause: unknown; place: string; size: number },
  tools: Tools,
): Promise<unknown> {
  const text = describe(cause)
  if (!tellsOfFullDisk(text)) return cause
  return new UserError(`${dest} could not be written: no space is left on its disk`, {
    hint: await explainFullDisk({ text, ...disk }, tools),
    cause,
  })
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
