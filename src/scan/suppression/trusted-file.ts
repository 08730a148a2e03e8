import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { describe, UserError } from '../../errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { fileAtCommit } from './at-commit.ts'

/** A file that can hide findings, and which version of it counts. */
export interface WantedFile {
  readonly path: string
  /** The input that names it. */
  readonly input: string
  readonly trustHeadSuppressions: boolean
  /** On a pull request the commit that it is compared with. */
  readonly baseCommit?: string | undefined
}

/** A file as the base branch of a pull request has it; `absent` with a reason where that is not known. */
export type OfBase = { readonly content: string } | { readonly absent: string | undefined }

const longest = 4 * 1024 * 1024

/** Reads a file from the checkout. @throws UserError when it cannot be read. */
export async function headFile({ path, input }: WantedFile, { host }: Pick<Tools, 'host'>): Promise<string> {
  const file = resolve(host.workspace, path)
  try {
    const { size } = await stat(file)
    if (size > longest) throw new Error(`it has ${size} bytes`)
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UserError(`"${input}" names ${file}, which cannot be read: ${describe(cause)}`, {
      hint: 'Name a file of the checkout.',
      cause,
    })
  }
}

/** Reads a file from the base branch; nothing where the file of the checkout counts. */
export async function baseFile(
  { path: named, trustHeadSuppressions, baseCommit: commit }: WantedFile,
  { exec, host, signal }: Tools,
): Promise<OfBase | undefined> {
  const path = relative(host.workspace, resolve(host.workspace, named))
  // A pull request cannot change files outside the checkout.
  const ofCheckout = !path.startsWith('..') && !isAbsolute(path)
  if (host.facts.pullRequest === undefined || trustHeadSuppressions || !ofCheckout) return undefined
  const help = 'check out with fetch-depth: 2, or set trust-head-suppressions'
  if (commit === undefined) return { absent: `the commit is not known: ${help}` }
  try {
    const found = await fileAtCommit({ folder: host.workspace, path, commit }, exec, signal)
    if ('content' in found) return found
    if (found.missing === 'file') return { absent: undefined }
    return { absent: `commit ${commit.slice(0, 7)} is not in this clone: ${help}` }
  } catch (error) {
    signal.throwIfAborted()
    return { absent: describe(error) }
  }
}
