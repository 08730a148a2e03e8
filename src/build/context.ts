import { join, relative, resolve } from 'node:path'
import { inDefaultContext, isRemoteContext } from '../identity/remote.ts'
import { InputError } from '../messages/errors.ts'
import type { Facts } from '../stage/stage.ts'
import { isForeignFile } from './dockerfile-source.ts'

/**
 * Writes `{{defaultContext}}`, with an optional `:folder`, as the address of the repository at the run's commit.
 *
 * @throws InputError where commit or repository are not known.
 */
export function expandContext(
  context: string,
  facts: Pick<Facts, 'serverUrl' | 'project' | 'commit' | 'noCommit'>,
  input = 'context',
): string {
  const folder = inDefaultContext(context)
  if (folder === undefined) return context
  const missing = [
    ...(facts.commit === undefined ? [facts.noCommit ?? 'the commit is not known'] : []),
    ...(facts.project === '' ? ['the repository is not known. BUILDONCE_PROJECT gives it'] : []),
  ]
  if (missing.length > 0) throw new InputError(missing.map(message => ({ input, message })))
  const below = folder === '' ? '' : `:${folder}`
  return `${projectAddress(facts)}#${facts.commit}${below}`
}

/** Returns the address of the repository of a run. */
export function projectAddress({ serverUrl, project }: Pick<Facts, 'serverUrl' | 'project'>): string {
  return `${serverUrl ?? 'https://github.com'}/${project}.git`
}

/** The contexts of a build. */
interface Contexts {
  readonly context: string
  readonly buildContexts: readonly { readonly name: string; readonly value: string }[]
}

/** Writes the context and the named ones as buildx takes them. @throws InputError where commit or repository are not known. */
export function expandContexts<T extends Contexts>(given: T, facts: Parameters<typeof expandContext>[1]): T {
  return {
    ...given,
    context: expandContext(given.context, facts),
    buildContexts: given.buildContexts.map(({ name, value }) => ({
      name,
      value: expandContext(value, facts, 'build-contexts'),
    })),
  }
}

/** Returns the path of the Dockerfile below the workspace, for annotations; nothing when it is outside. */
export function dockerfilePath(
  file: string | undefined,
  context: string,
  workspace: string,
): string | undefined {
  if (isRemoteContext(context) || isForeignFile(file)) return undefined
  const path = relative(workspace, resolve(workspace, file ?? join(context, 'Dockerfile')))
  return path.startsWith('..') ? undefined : path
}
