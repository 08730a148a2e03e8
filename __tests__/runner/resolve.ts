import { join } from 'node:path'

/** Says where the step that writes `uses` comes from: a repository at a ref, or the user's checkout. */
export type Origin =
  | { readonly kind: 'repository'; readonly repository: string; readonly ref: string; readonly root: string }
  | { readonly kind: 'checkout' }

/** A resolved action: its folder, and the origin its own steps resolve `$/` against. */
export type Action = { readonly directory: string; readonly origin: Origin; readonly path: string }

/** Knows the trees a job can take actions from. */
export type Sources = {
  readonly workspace: string
  /** Remote actions: `owner/repo@ref` to the root folder of that repository. */
  readonly actions: Readonly<Record<string, string>>
  /** The workflow's own repository at its commit, as GitHub has it: not the checkout. */
  readonly committed?: { readonly repository: string; readonly sha: string; readonly root: string }
}

/** Resolves a `uses` as the runner does; throws its "Expected format" error for what is none of the three forms. */
export function resolveUses(uses: string, from: Origin, sources: Sources): Action {
  if (uses.startsWith('./') || uses.startsWith('.\\'))
    return { directory: join(sources.workspace, uses), origin: { kind: 'checkout' }, path: uses }
  const own = /^\$\/+(.*)$/.exec(uses)
  if (own) {
    if (own[1] === '') throw unexpectedFormat(uses)
    return inRepository(from.kind === 'repository' ? from : committedTree(uses, sources), own[1] ?? '')
  }
  if (uses.startsWith('docker://')) throw new Error(`the runner model does not run Docker actions: ${uses}`)
  const [name = '', ref = '', ...more] = uses.split('@')
  const [owner, repository, ...path] = name.split('/')
  if (!owner || !repository || !ref || more.length > 0 || owner.startsWith('.') || owner === '$')
    throw unexpectedFormat(uses)
  const root = sources.actions[`${owner}/${repository}@${ref}`]
  if (root === undefined)
    throw new Error(`Unable to resolve action \`${uses}\`, unable to find version \`${ref}\``)
  return inRepository({ kind: 'repository', repository: `${owner}/${repository}`, ref, root }, path.join('/'))
}

function inRepository(origin: Origin & { kind: 'repository' }, path: string): Action {
  return { directory: join(origin.root, path), origin, path }
}

function committedTree(uses: string, { committed }: Sources): Origin & { kind: 'repository' } {
  if (committed === undefined)
    throw new Error(
      `"${uses}" is fetched from GitHub at the workflow's commit: give the job a committed tree`,
    )
  return { kind: 'repository', repository: committed.repository, ref: committed.sha, root: committed.root }
}

function unexpectedFormat(uses: string): Error {
  return new Error(`Expected format {org}/{repo}[/path]@ref. Actual '${uses}'`)
}
