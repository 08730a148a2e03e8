import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest } from '../../image/reference.ts'
import { digestOf } from '../../registry/digest.ts'
import type { Tools } from '../../stage/stage.ts'
import { baseFile, headFile, type WantedFile } from './trusted-file.ts'

/** VEX documents as files of this run that every account may read, and the warnings. */
export interface VexDocuments {
  readonly files: readonly string[]
  readonly warnings: readonly string[]
  /** The digests of the documents. */
  readonly digests: readonly Digest[]
}

/** Provides the VEX documents that count: on a pull request those of the base branch. */
export async function findVex(
  wanted: Omit<WantedFile, 'path' | 'input'> & {
    readonly trivyVex: readonly string[]
    readonly work: string
  },
  tools: Tools,
): Promise<VexDocuments> {
  const files: string[] = []
  const digests: Digest[] = []
  const warnings: string[] = []
  for (const path of wanted.trivyVex) {
    const file = { ...wanted, path, input: 'trivy-vex' }
    const ofBase = await baseFile(file, tools)
    if (ofBase && 'absent' in ofBase) {
      const why = ofBase.absent ?? 'it does not exist there'
      warnings.push(`the VEX document ${path} of the base branch is not used: ${why}`)
      continue
    }
    const written = join(wanted.work, `vex-${files.length}.json`)
    const content = ofBase?.content ?? (await headFile(file, tools))
    await writeFile(written, content, { mode: 0o644 })
    files.push(written)
    digests.push(digestOf(Buffer.from(content)))
  }
  return { files, warnings, digests }
}
