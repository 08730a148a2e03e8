import { basename, join } from 'node:path'
import { readRegular } from '../files/read.ts'
import { digestOf } from '../image/digest.ts'
import { descriptorOf } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../stage/record/run.ts'
import { attach } from '../store/artifact.ts'
import { openStore } from '../store/open-store.ts'
import type { Source } from './source.ts'

/** The bills of materials to attach, and their destinations. */
export interface SbomInput {
  readonly request: { readonly evidence?: Run }
  readonly source: Source
  readonly repositories: readonly Repository[]
}

/** The artifact type of each form, by which tools find it among the referrers, and the field that says it is one. */
const types = {
  cyclonedx: { mediaType: 'application/vnd.cyclonedx+json', field: 'bomFormat' },
  spdx: { mediaType: 'application/spdx+json', field: 'spdxVersion' },
} as const

/** Bytes; that of an image with some thousand packages has a few megabytes. */
const longest = 64 * 1024 * 1024

/**
 * Attaches the bills of materials that the scan of this run has written, each to the digest of its platform. Returns warnings:
 * without them the image is promoted all the same.
 */
export async function attachSboms(input: SbomInput, transport: Transport): Promise<string[]> {
  const { request, source, repositories } = input
  const { scan } = request.evidence ?? {}
  if (repositories.length === 0) return []
  const listed = scan?.digest === source.digest ? scan.platforms.filter(({ sbom }) => sbom !== undefined) : []
  if (listed.length === 0)
    return [
      'no bill of materials was attached: this run has made none of this image; set scan-sbom, and promote in the same job',
    ]
  const store = openStore(source.source, transport)
  const warnings = await Promise.all(
    listed.map(async ({ platform, digest, sbom }) => {
      try {
        const { mediaType, field } = types[sbom?.format ?? 'cyclonedx']
        const bytes = await readSbom(join(scan?.reports ?? '', sbom?.file ?? ''), { field, ...sbom })
        const subject = descriptorOf(await store.reader.manifest(digest))
        const document = { bytes, mediaType }
        for (const at of repositories)
          await attach(transport, at, { subject, artifactType: mediaType, document, annotations: {} })
        return []
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        const where = repositories.map(formatReference).join(', ')
        return [`the bill of materials of ${platform} could not be attached to ${where}: ${describe(error)}`]
      }
    }),
  )
  return warnings.flat()
}

/** Reads a file that the record names, and makes sure that it is that bill of materials and nothing else of this machine. */
async function readSbom(
  path: string,
  { field, file = '', digest }: { readonly field: string; readonly file?: string; readonly digest?: string },
): Promise<Buffer> {
  if (file === '' || basename(file) !== file)
    throw new UserError(`the record names it ${file}, which is no file name`)
  const bytes = await readRegular(path, longest).catch((cause: unknown) => {
    throw new UserError(`${path} cannot be read: ${describe(cause)}`, { cause })
  })
  if (digestOf(bytes) !== digest) throw new UserError(`${path} is not the file that the scan has written`)
  if (!isJsonWith(bytes, field)) throw new UserError(`${path} is no bill of materials`)
  return bytes
}

function isJsonWith(bytes: Buffer, field: string): boolean {
  try {
    return typeof JSON.parse(bytes.toString('utf8'))?.[field] === 'string'
  } catch {
    return false
  }
}
