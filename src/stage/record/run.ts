import * as v from 'valibot'
import { describe, UserError } from '../../messages/errors.ts'
import { buildSection } from './build.ts'
import { promoteSection } from './promote.ts'
import { scanSection } from './scan.ts'
import { shortText } from './section.ts'
import { setupSection } from './setup.ts'
import { sizeSection } from './size.ts'
import { smokeSection } from './smoke.ts'
import { tagsSection } from './tags.ts'

/** The record: the results of each stage of one run, never inputs and never credentials. */
export const run = v.object({
  version: v.literal(1),
  /** The Git repository, `owner/name`. */
  project: shortText,
  /** Web address of the server that has the project, where it is known. */
  server: v.optional(shortText),
  /** The commit of the run: on a pull request its head. Absent where nothing tells it. */
  commit: v.optional(shortText),
  event: v.object({
    name: shortText,
    ref: shortText,
    pullRequest: v.optional(
      v.object({
        /** Absent where there are signs of a pull request and nothing tells which. */
        number: v.optional(v.number()),
        baseBranch: v.optional(shortText),
        fork: v.boolean(),
      }),
    ),
    actor: v.optional(shortText),
    runUrl: v.optional(shortText),
    runId: shortText,
    attempt: v.number(),
  }),
  setup: v.optional(setupSection),
  tags: v.optional(tagsSection),
  build: v.optional(buildSection),
  size: v.optional(sizeSection),
  scan: v.optional(scanSection),
  smoke: v.optional(smokeSection),
  promote: v.optional(promoteSection),
  /** Stages that could not be run, so that the report mentions them. */
  errors: v.optional(v.array(v.object({ stage: shortText, message: shortText }))),
})
export type Run = v.InferOutput<typeof run>

/**
 * Reads a record from JSON text.
 *
 * @throws UserError when it is not a record of this version, with the path of the first wrong value.
 */
export function parseRun(text: string, origin: string): Run {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new UserError(`the record ${origin} is not JSON: ${describe(cause)}`, { hint: another, cause })
  }
  const parsed = v.safeParse(run, value)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  const given = (value as { version?: unknown } | null)?.version
  const why =
    given === undefined
      ? 'it is not a record of Buildonce'
      : given !== 1
        ? `it is of version ${quoted(JSON.stringify(given))}, and this Buildonce reads version 1`
        : `${quoted(v.getDotPath(issue) ?? 'the whole')}: ${quoted(issue.message)}`
  throw new UserError(`the record ${origin} cannot be read: ${why}`, { hint: another })
}

const another =
  'Name a record that this version of Buildonce wrote (run.json), or remove the file to begin a new one.'

/** The quoted value comes from an untrusted record: it is shortened to one line. */
function quoted(words: string): string {
  const line = words.toWellFormed().replace(/\s+/g, ' ')
  return line.length <= 200 ? line : `${line.slice(0, 199).toWellFormed()}…`
}
