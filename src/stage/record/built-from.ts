import * as v from 'valibot'
import { amount, digestText, shortText } from './section.ts'

/** A Git commit, whole: 40 hex digits, or 64 in a repository with SHA-256. */
const commitText = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

/** Four hex digits of a digest: they show that a value is another one, and cannot tell which it was. */
const checkText = v.picklist(['hidden', 'unset', ''] as const)
const check = v.union([checkText, v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/))])

/** What the inputs of a build were, by digests alone. */
const declaredInputs = v.object({
  /** Of the path in the checkout, or of the address. */
  context: digestText,
  /** Of the path of the Dockerfile in the checkout. */
  file: digestText,
  /** Of the bytes of the Dockerfile, where it is a file of this machine. */
  dockerfile: v.optional(digestText),
  target: digestText,
  platforms: digestText,
  /** By name: of the path or the address. */
  buildContexts: v.pipe(v.record(shortText, digestText), v.maxEntries(1000)),
  /** By name; `hidden` where the name or the value looks like a secret. */
  buildArgs: v.pipe(v.record(shortText, check), v.maxEntries(1000)),
  /** By key: those that the workflow gives. */
  labels: v.pipe(v.record(shortText, check), v.maxEntries(1000)),
  /** The ids of secrets and SSH keys; never a value, nor a digest of one. */
  secrets: v.pipe(v.array(shortText), v.maxLength(1000)),
  /** Other inputs that shape the image, by name. */
  options: v.pipe(v.record(shortText, check), v.maxEntries(1000)),
})

/** What an image was built from. */
export const builtFrom = v.object({
  /** The commit of the checkout that holds the context; absent where none is known. */
  commit: v.optional(commitText),
  /** The commit of the checkout around it, where the context is a submodule at exactly the commit that this one names. */
  pinnedBy: v.optional(commitText),
  /** False where no checkout could be asked, and the commit is the one that the event names. */
  verified: v.boolean(),
  /** What started the run: `push`, `pull_request`, `merge_group` … */
  event: shortText,
  ref: shortText,
  /** A pull request, with its number where that is known. */
  pullRequest: v.optional(v.object({ number: v.optional(amount) })),
  /** What of the Dockerfile and of the context, as the builder got it, is otherwise in the commit. */
  changes: v.optional(
    v.object({
      count: amount,
      /** How many of them are files that Git tracks. */
      tracked: amount,
      /** The first three. */
      names: v.pipe(v.array(shortText), v.maxLength(3)),
    }),
  ),
  /** Tracked files were changed on a developer's machine, or Git does not tell there: the image has no right to the name of the commit. */
  dirty: v.optional(v.boolean()),
  /** Of the names, modes, contents and links that the builder got, of the context (`context`) and of named ones that are folders. */
  contents: v.optional(v.pipe(v.record(shortText, digestText), v.maxEntries(1000))),
  inputs: declaredInputs,
})
export type BuiltFrom = v.InferOutput<typeof builtFrom>
export type DeclaredInputs = BuiltFrom['inputs']
