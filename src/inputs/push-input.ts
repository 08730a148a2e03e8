import { choice } from './readers.ts'
import { input } from './table.ts'

/** The word of the user on writing to registries. */
export const pushInput = input(choice('auto', 'always', 'never'), {
  description:
    'Whether anything is written to a registry. `auto` writes where the CI says that this is a push, a Git tag, a schedule or a manual start and its commit is checked out, and never on a pull request; elsewhere the image is proven and not published. `always` publishes anywhere.',
  default: 'auto',
})

/** What the user says about writing. */
export interface Wish {
  readonly push: 'auto' | 'always' | 'never'
  /** The image and its destinations are named in this very call, so it is meant to write; a pull request still does not. */
  readonly consent?: boolean
}

/** What the facts of a run say about writing. */
export interface Permission {
  readonly writing: { readonly allowed: true } | { readonly allowed: false; readonly reason: string }
  readonly pullRequest?: object | undefined
}

/** Returns why this run writes nothing to a registry; nothing where it writes. Every stage asks here. */
export function whyNotWritten(
  { push, consent = false }: Wish,
  { writing, pullRequest }: Permission,
): string | undefined {
  if (push === 'never') return 'push is never'
  if (push === 'always' || writing.allowed || (consent && pullRequest === undefined)) return undefined
  return `${writing.reason}; push: always publishes it`
}
