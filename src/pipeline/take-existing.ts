import type { ProvenImage } from '../build/request.ts'
import { compareInputs } from '../identity/compare.ts'
import { matchesPlatform } from '../image/platform.ts'
import type { Subject } from '../image/subject.ts'
import { UserError } from '../messages/errors.ts'
import type { Proven } from '../promote/evidence/proven.ts'
import type { EvidenceRecord } from '../promote/evidence/statement.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Facts, Tools } from '../stage/stage.ts'

type Found = Extract<Proven, { readonly subject: Subject }>

/** What this run would build. */
interface Wanted {
  /** The repository. */
  readonly image: string
  readonly builtFrom: BuiltFrom
  readonly platforms: readonly string[]
}

/**
 * Takes an image that another run built, where it is the one that this run would build: not by its bytes, but by what it
 * is asked for.
 *
 * @throws UserError naming the inputs by which it is another one.
 */
export function takeExisting(
  { record, builtFrom, subject, tag }: Found,
  { image, builtFrom: now, platforms }: Wanted,
  { host: { facts }, log }: Tools,
): ProvenImage {
  assertOtherRun(record, tag, facts)
  if (builtFrom === undefined) {
    const warning = `${image}:${tag} is taken by its name alone: no evidence says what it was built from (attach)`
    log.warning(warning)
    return { ...subject, warnings: [warning] }
  }
  const { decisive, others } = compareInputs(now.inputs, builtFrom.inputs, {
    content: facts.gitTag === undefined,
  })
  const missing = platforms.filter(
    wanted => !subject.platforms.some(has => matchesPlatform(wanted, has.platform)),
  )
  const differing = [
    ...decisive,
    ...(missing.length > 0 ? [`platforms (without ${missing.join(', ')})`] : []),
  ]
  if (differing.length > 0)
    throw new UserError(
      `${image}:${tag} is another image of this commit: it was built with other ${differing.join(', ')}`,
      {
        hint: 'Give this build tags of its own with `flavor: suffix=-…`. `on-existing: build` needs them, too: the tag of a commit never moves.',
      },
    )
  const warnings =
    others.length === 0
      ? []
      : [`${image}:${tag} is taken as it was built, with other ${others.join(', ')} than this run gives`]
  for (const warning of warnings) log.warning(warning)
  return { ...subject, builtFrom, warnings }
}

/**
 * Two builds of one run that share the commit's tag are two images under one name: the second must not take the first.
 * Only GitHub counts attempts; elsewhere a job that runs again looks the same.
 */
function assertOtherRun(record: EvidenceRecord | undefined, tag: string, { ci, runId, attempt }: Facts) {
  const { event } = (record ?? {}) as { event?: { runId?: unknown; attempt?: unknown } }
  if (ci !== 'github' || event?.runId !== runId || event.attempt !== attempt) return
  throw new UserError(`the tag ${tag} was pushed by this very run: two of its builds would share it`, {
    hint: 'Give each build of the workflow its own `image`, or its own tags with `flavor: suffix=-…`.',
  })
}
