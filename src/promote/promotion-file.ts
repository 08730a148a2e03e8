import * as v from 'valibot'
import { readGiven } from '../files/read.ts'
import { formatReference, parseReference, type Repository } from '../image/reference.ts'
import { describe, InputError, UserError } from '../messages/errors.ts'
import { type PromotedTag, promotedTag } from '../stage/record/promote.ts'

/** The part of a record that a rollback reads: of a complete run, or only its promote section. */
const recorded = v.object({ promote: v.object({ tags: v.array(promotedTag) }) })

/** Reads the tags of a recorded promotion; `given` is the path as the user wrote it. */
export async function readPromotion(given: string, workspace: string): Promise<readonly PromotedTag[]> {
  const fail = (why: string, cause?: unknown) =>
    new InputError([{ input: 'rollback', message: `${given} is not the record of a promotion: ${why}` }], {
      hint: 'Set it to the record file (run.json) of the run whose promotion is to be undone.',
      cause,
    })
  let value: unknown
  try {
    value = JSON.parse(await readGiven(workspace, given, 64 * 1024 * 1024))
  } catch (cause) {
    throw fail(describe(cause), cause)
  }
  const parsed = v.safeParse(recorded, value)
  if (parsed.success) return parsed.output.promote.tags
  const [issue] = parsed.issues
  const promote = (value as { promote?: unknown } | null)?.promote
  throw fail(
    promote === undefined
      ? 'it has no section of a promotion'
      : `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`,
  )
}

/** Returns the target of a recorded tag. */
export function targetOf({ reference }: PromotedTag): { at: Repository; tag: string } {
  const { registry, repository, tag } = parseReference(reference)
  if (tag === undefined)
    throw new UserError(`the record names ${formatReference({ registry, repository })} without a tag`)
  return { at: { registry, repository }, tag }
}
