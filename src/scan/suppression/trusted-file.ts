import { resolve } from 'node:path'
import { pathInCheckout } from '../../files/place.ts'
import { readGiven } from '../../files/read.ts'
import { describe, UserError } from '../../messages/errors.ts'
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

/**
 * Reads the version of a file that counts as a whole: on a pull request that of the base branch.
 *
 * @throws UserError when the file of the checkout counts and cannot be read.
 */
export async function trustedFile(
  wanted: WantedFile,
  tools: Tools,
): Promise<{ readonly content: string } | { readonly unused: string }> {
  const ofBase = await baseFile(wanted, tools)
  if (ofBase === undefined) return { content: await headFile(wanted, tools) }
  return 'content' in ofBase ? ofBase : { unused: ofBase.absent ?? 'it does not exist there' }
}

/** Reads a file from the checkout. @throws UserError when it cannot be read. */
export async function headFile({ path, input }: WantedFile, { host }: Pick<Tools, 'host'>): Promise<string> {
  try {
    return await readGiven(host.workspace, path, longest)
  } catch (cause) {
    throw new UserError(
      `"${input}" names ${resolve(host.workspace, path)}, which cannot be read: ${describe(cause)}`,
      { hint: 'Name a file of the checkout.', cause },
    )
  }
}

/** Reads a file from the base branch; nothing where the file of the checkout counts. */
export async function baseFile(
  { path: named, trustHeadSuppressions, baseCommit: commit }: WantedFile,
  { exec, host, signal }: Tools,
): Promise<OfBase | undefined> {
  if (host.facts.pullRequest === undefined || trustHeadSuppressions) return undefined
  const path = await pathInCheckout(host.workspace, named)
  // A pull request cannot change what is not of the checkout.
  if (path === undefined) return undefined
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
