import { digestOf } from '../../image/digest.ts'
import type { Digest } from '../../image/reference.ts'
import { describe } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Entry } from './entry.ts'
import { parseIgnoreFile } from './ignore-file.ts'
import { ordered, type Suppression, suppressionState } from './suppression-state.ts'
import { baseFile, headFile, type OfBase } from './trusted-file.ts'

/** The ignore files, and the rules for their entries. */
export interface WantedSuppressions {
  readonly trivyIgnorefile: readonly string[]
  readonly trustHeadSuppressions: boolean
  readonly suppressionRequire: readonly ('statement' | 'expiry')[]
  readonly suppressionNotice: number
  /** On a pull request the commit that it is compared with; its entries count. */
  readonly baseCommit?: string | undefined
}

/** The entries of the ignore files with their states, and the warnings. */
export interface Suppressions {
  readonly entries: readonly Suppression[]
  readonly warnings: readonly string[]
  /** Digest of the ignore file, or of the digests of several. */
  readonly digest?: Digest
}

/** Reads the ignore files and determines the state of their entries. @throws UserError when one cannot be read. */
export async function findSuppressions(wanted: WantedSuppressions, tools: Tools): Promise<Suppressions> {
  const { suppressionRequire: require, suppressionNotice: notice } = wanted
  const rules = { require, notice, now: tools.now() }
  const files = await Promise.all(wanted.trivyIgnorefile.map(path => readFiles(path, wanted, tools)))
  // An entry that a pull request moves from one file to another is not new.
  const ofCheckout = files.filter(({ base }) => base !== undefined)
  const states = [
    ...suppressionState({
      head: ofCheckout.flatMap(({ head }) => head),
      base: ofCheckout.flatMap(({ base }) => base ?? []),
      ...rules,
    }),
    ...files
      .filter(({ base }) => base === undefined)
      .flatMap(({ head }) => suppressionState({ head, ...rules })),
  ]
  const [first, ...others] = files.map(({ digest }) => digest)
  return {
    entries: ordered(states),
    warnings: files.flatMap(({ warnings }) => warnings),
    ...(first && {
      digest: others.length === 0 ? first : digestOf(Buffer.from([first, ...others].join('\n'))),
    }),
  }
}

/** Reads one ignore file: its entries, and those of the base branch where these are what counts. */
async function readFiles(path: string, wanted: WantedSuppressions, tools: Tools) {
  const file = { ...wanted, path, input: 'trivy-ignorefile' }
  const content = await headFile(file, tools)
  const head = await parseIgnoreFile(content, path)
  const { base, warnings } = await entriesOfBase(path, await baseFile(file, tools))
  return { head, base, warnings, digest: digestOf(Buffer.from(content)) }
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
