import type { BuiltFrom, DeclaredInputs } from '../stage/record/built-from.ts'

/** How the inputs of two builds of one commit differ, by the names of the inputs. */
export interface Difference {
  /** Inputs that make another image of it. */
  readonly decisive: readonly string[]
  /** Inputs that may change with every run: dates, numbers, names of branches. */
  readonly others: readonly string[]
}

/**
 * Compares what a build is asked for with what an image was built by. The bytes of the Dockerfile count where `content` says
 * so: a release has not run the steps before a build that may write it.
 */
export function compareInputs(
  now: DeclaredInputs,
  then: DeclaredInputs,
  { content }: { readonly content: boolean },
): Difference {
  const other = (name: keyof DeclaredInputs) => now[name] !== then[name]
  return {
    decisive: [
      ...(other('context') ? ['context'] : []),
      ...(other('file') || (content && other('dockerfile')) ? ['file'] : []),
      ...(other('target') ? ['target'] : []),
      ...differing(now.buildContexts, then.buildContexts).map(name => `build-contexts (${name})`),
    ],
    others: [
      ...differing(now.buildArgs, then.buildArgs).map(name => `build-args (${name})`),
      ...differing(now.labels, then.labels).map(key => `labels (${key})`),
      ...(now.secrets.join() === then.secrets.join() ? [] : ['secrets']),
      ...differing(now.options, then.options),
    ],
  }
}

/** Returns whether a build was one of a commit: its own, or the one that names it as a submodule. A short commit will do. */
export function isBuildOf(
  { commit, pinnedBy }: Pick<BuiltFrom, 'commit' | 'pinnedBy'>,
  named: string,
): boolean {
  return named !== '' && [commit, pinnedBy].some(own => own?.startsWith(named.toLowerCase()) === true)
}

function differing(now: Readonly<Record<string, string>>, then: Readonly<Record<string, string>>): string[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  return names.filter(name => now[name] !== then[name]).sort()
}
