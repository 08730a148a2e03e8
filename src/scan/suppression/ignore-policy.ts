import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../../image/digest.ts'
import type { Digest } from '../../image/reference.ts'
import type { Tools } from '../../stage/stage.ts'
import { trustedFile, type WantedFile } from './trusted-file.ts'

/** The policy that hides findings, as a file of this run. */
export interface IgnorePolicy {
  readonly file?: string
  readonly digest?: Digest
  readonly warnings: readonly string[]
}

/** Provides the policy of `ignore-policy`: on a pull request as the base branch has it. */
export async function findIgnorePolicy(
  wanted: Omit<WantedFile, 'path' | 'input'> & {
    readonly ignorePolicy?: string | undefined
    readonly work: string
  },
  tools: Tools,
): Promise<IgnorePolicy> {
  const { ignorePolicy: path, work } = wanted
  if (path === undefined) return { warnings: [] }
  const found = await trustedFile({ ...wanted, path, input: 'ignore-policy' }, tools)
  if ('unused' in found)
    return { warnings: [`the policy ${path} of the base branch is not used: ${found.unused}`] }
  const file = join(work, 'policy.rego')
  await writeFile(file, found.content, { mode: 0o644 })
  return { file, digest: digestOf(Buffer.from(found.content)), warnings: [] }
}
