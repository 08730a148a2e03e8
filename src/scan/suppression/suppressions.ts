import type { Digest } from '../../image/reference.ts'
import { describe } from '../../messages/errors.ts'
import { digestOf } from '../../registry/digest.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Entry } from './entry.ts'
import { parseIgnoreFile } from './ignore-file.ts'
import { type Suppression, suppressionState } from './suppression-state.ts'
import { baseFile, headFile, type OfBase } from './trusted-file.ts'

/** The ignore file, and the rules for its entries. */
export interface WantedSuppressions {
  readonly trivyIgnorefile?: string | undefined
  readonly trustHeadSuppressions: boolean
  readonly suppressionRequire: readonly ('statement' | 'expiry')[]
  readonly suppressionNotice: number
  /** On a pull request the commit that it is compared with; its entries count. */
  readonly baseCommit?: string | undefined
}

/** The entries of the ignore file with their states, and the warnings. */
export interface Suppressions {
  readonly entries: readonly Suppression[]
  readonly warnings: readonly string[]
  /** Digest of the ignore file, where one is named. */
  readonly digest?: Digest
}

/** Reads the ignore file and determines the state of its entries. @throws UserError when it cannot be read. */
export async function findSuppressions(wanted: WantedSuppressions, tools: Tools): Promise<Suppressions> {
  const { trivyIgnorefile: path } = wanted
  if (path === undefined) return { entries: [], warnings: [] }
  const file = { ...wanted, path, input: 'trivy-ignorefile' }
  const content = await headFile(file, tools)
  const head = await parseIgnoreFile(content, path)
  const { base, warnings } = await entriesOfBase(path, await baseFile(file, tools))
  const { suppressionRequire: require, suppressionNotice: notice } = wanted
  const entries = suppressionState({ head, base, require, notice, now: tools.now() })
  return { entries, warnings, digest: digestOf(Buffer.from(content)) }
}

async function entriesOfBase(
  path: string,
  found: OfBase | undefined,
): Promise<{ base?: Entry[]; warnings: string[] }> {
  if (found === undefined) return { warnings: [] }
  const unknown = (why: string) => ({
    base: [],
    warnings: [
      `the ignore file ${path} of the base branch is not known, so none of its entries counts: ${why}`,
    ],
  })
  if ('absent' in found)
    return found.absent === undefined ? { base: [], warnings: [] } : unknown(found.absent)
  return parseIgnoreFile(found.content, path).then(
    base => ({ base, warnings: [] }),
    (error: unknown) => unknown(describe(error)),
  )
}
