import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { describe, UserError } from '../../errors.ts'
import type { Tools } from '../../stage.ts'
import { fileAtCommit } from './at-commit.ts'
import type { Entry } from './entry.ts'
import { parseIgnoreFile } from './ignore-file.ts'
import { type Suppression, weigh } from './weigh.ts'

/** Which ignore file, and what of it counts. */
export interface WantedSuppressions {
  readonly trivyIgnorefile?: string | undefined
  readonly trustHeadSuppressions: boolean
  readonly suppressionRequire: readonly ('statement' | 'expiry')[]
  readonly suppressionNotice: number
  /** On a pull request the commit that it is compared with; its entries count. */
  readonly baseCommit?: string | undefined
}

/** The entries of the ignore file with what each may do, and what people should know. */
export interface Suppressions {
  readonly entries: readonly Suppression[]
  readonly warnings: readonly string[]
}

const longest = 1024 * 1024

/** Reads the ignore file that is named and weighs its entries. @throws UserError when it cannot be read. */
export async function findSuppressions(wanted: WantedSuppressions, tools: Tools): Promise<Suppressions> {
  const { trivyIgnorefile: named } = wanted
  if (named === undefined) return { entries: [], warnings: [] }
  const { workspace } = tools.host
  const file = resolve(workspace, named)
  const head = await parseIgnoreFile(await readBounded(file), named)
  const path = relative(workspace, file)
  const ofCheckout = !path.startsWith('..') && !isAbsolute(path)
  const restricted = tools.host.facts.pullRequest !== undefined && !wanted.trustHeadSuppressions && ofCheckout
  const { base, warnings } = restricted ? await entriesOfBase(path, wanted, tools) : { warnings: [] }
  const { suppressionRequire: require, suppressionNotice: notice } = wanted
  return { entries: weigh({ head, base, require, notice, now: tools.now() }), warnings }
}

async function entriesOfBase(
  path: string,
  { baseCommit: commit }: WantedSuppressions,
  { exec, host, signal }: Tools,
): Promise<{ base: Entry[]; warnings: string[] }> {
  const unknown = (why: string) => ({
    base: [],
    warnings: [
      `the ignore file ${path} of the base branch is not known (${why}), so none of its entries counts: check out with fetch-depth: 2, or set trust-head-suppressions`,
    ],
  })
  if (commit === undefined) return unknown('the commit is not known')
  try {
    const found = await fileAtCommit({ folder: host.workspace, path, commit }, exec, signal)
    if ('content' in found) return { base: await parseIgnoreFile(found.content, path), warnings: [] }
    return found.missing === 'file'
      ? { base: [], warnings: [] }
      : unknown(`commit ${commit.slice(0, 7)} is not in this clone`)
  } catch (error) {
    signal.throwIfAborted()
    return unknown(describe(error))
  }
}

async function readBounded(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > longest) throw new Error(`it has ${size} bytes`)
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UserError(`"trivy-ignorefile" names ${file}, which cannot be read: ${describe(cause)}`, {
      hint: 'Name a .trivyignore or .trivyignore.yaml of the checkout.',
      cause,
    })
  }
}
