import type { Repository } from '../../image/reference.ts'
import type { Action } from './credentials.ts'

/** A right in a repository of one registry. */
export interface Scope {
  readonly repository: string
  readonly actions: readonly Action[]
  /** The registry's own words for it, where it named other ones than the path of its request. */
  readonly words?: string
}

/** Returns the scope that a request needs. */
export function scopeOf({ repository }: Repository, actions: readonly Action[]): Scope {
  return { repository, actions }
}

/** Formats a scope for the token server. https://distribution.github.io/distribution/spec/auth/scope/ */
export function formatScope({ repository, actions, words }: Scope): string {
  return words ?? `repository:${repository}:${actions.join(',')}`
}

/** Merges scopes, one for each repository, those with write access first: some servers honour only the first. */
export function joinScopes(scopes: readonly Scope[]): Scope[] {
  const joined = new Map<string, Set<Action>>()
  for (const { repository, actions } of scopes) {
    joined.set(repository, (joined.get(repository) ?? new Set()).union(new Set(actions)))
  }
  return [...joined]
    .map(([repository, actions]) => ({
      repository,
      actions: (['pull', 'push'] as const).filter(a => actions.has(a)),
    }))
    .sort((a, b) => b.actions.length - a.actions.length)
}

/** Returns whether requested rights include another. */
export function covers(scopes: readonly Scope[], need: Scope): boolean {
  return scopes.some(
    scope =>
      scope.repository === need.repository && need.actions.every(action => scope.actions.includes(action)),
  )
}
