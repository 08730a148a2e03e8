import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../../image/digest.ts'
import type { Digest } from '../../image/reference.ts'
import type { Tools } from '../../stage/stage.ts'
import { trustedFile, type WantedFile } from './trusted-file.ts'
import { statementsIn, type VexStatement } from './vex-statements.ts'

/** VEX documents as files of this run that every account may read, and the warnings. */
export interface VexDocuments {
  readonly files: readonly string[]
  readonly warnings: readonly string[]
  /** The digests of the documents. */
  readonly digests: readonly Digest[]
  /** What they say does not apply. */
  readonly statements: readonly VexStatement[]
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
  const statements: VexStatement[] = []
  const warnings: string[] = []
  for (const path of wanted.trivyVex) {
    const file = { ...wanted, path, input: 'trivy-vex' }
    const found = await trustedFile(file, tools)
    if ('unused' in found) {
      warnings.push(`the VEX document ${path} of the base branch is not used: ${found.unused}`)
      continue
    }
    const written = join(wanted.work, `vex-${files.length}.json`)
    const { content } = found
    await writeFile(written, content, { mode: 0o644 })
    files.push(written)
    digests.push(digestOf(Buffer.from(content)))
    for (const statement of statementsIn(content, path)) statements.push(statement)
  }
  return { files, warnings, digests, statements }
}
