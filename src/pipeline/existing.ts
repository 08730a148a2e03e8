import type { ProvenImage } from '../build/request.ts'
import { UserError } from '../errors.ts'
import { findProven, type Proven } from '../promote/evidence/proven.ts'
import type { EvidenceRecord } from '../promote/evidence/statement.ts'
import type { Trust } from '../promote/evidence/trust.ts'
import { RegistryError } from '../registry/error.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Facts, Tools } from '../stage/stage.ts'

/** What decides whether this commit's image is looked for. */
export interface Search {
  /** The first repository of the image. */
  readonly image: string | undefined
  /** The tags of this run that name its commit: a variant with a prefix or suffix has its own. */
  readonly commitTags: readonly string[]
  readonly onExisting: 'reuse' | 'build'
  readonly onMissing: 'build' | 'fail'
  readonly require: readonly ('scan' | 'smoke')[]
  readonly maxAge: number
  /** A run that publishes nothing takes nothing either: it proves what it has. */
  readonly writes: boolean
  readonly trust: Trust
}

/**
 * Finds the image that the registry holds for this commit: then nothing is built. On a release it is what is released; on
 * a run that is repeated it keeps the digest that was proven, where another build would give another one.
 *
 * @throws UserError on a release without a proven image when `onMissing` is `fail`, and wherever the commit's tag names an
 *   image that nobody who is trusted speaks for: it would not be ours, and a new one could not have the tag.
 */
export async function findExisting(search: Search, tools: Tools): Promise<ProvenImage | undefined> {
  const { facts } = tools.host
  const { image } = search
  if (image === undefined || search.onExisting === 'build' || !search.writes) return undefined
  const release = facts.gitTag !== undefined
  if (search.commitTags.length === 0) {
    const reason =
      'no rule of `tags` names the commit (type=sha), so its image cannot be found in the registry'
    if (release && search.onMissing === 'fail')
      throw new UserError(reason, { hint: 'Add the line `type=sha,format=long`.' })
    tools.log.info(reason)
    return undefined
  }
  const { headCommit: commit } = facts
  if (commit === undefined) {
    tools.log.info(`no image is looked for: ${facts.noCommit}`)
    return undefined
  }
  const found = await lookUp({ ...search, image, commit }, tools).catch((error: unknown) => {
    // Before a first push a registry may deny that the repository exists; a release must know.
    if (release || !(error instanceof RegistryError)) throw error
    tools.log.info(`the registry does not tell whether this commit's image exists: ${error.message}`)
    return undefined
  })
  if (found === undefined) return undefined
  if (found.status === 'proven') {
    assertOtherRun(found.record, found.tag, facts)
    const reason = `the image of this commit is in the registry and proven (${found.tag})`
    return { ...found.subject, reason, checked: true }
  }
  if (found.status === 'foreign' || (release && search.onMissing === 'fail'))
    throw new UserError(found.reason, { hint: found.hint })
  if (found.status === 'missing') {
    if (release) tools.log.info(`${found.reason}; it is made now, because on-missing is build`)
    return undefined
  }
  return {
    ...found.subject,
    reason: `the image of this commit is in the registry (${found.tag}); what is not proven is checked again`,
  }
}

/**
 * Two builds of one run that share the commit's tag are two images under one name: the second must not take the first.
 * Only GitHub and Buildkite count attempts; elsewhere a job that runs again looks the same.
 */
function assertOtherRun(record: EvidenceRecord | undefined, tag: string, { ci, runId, attempt }: Facts) {
  const { event } = (record ?? {}) as { event?: { runId?: unknown; attempt?: unknown } }
  if (!['github', 'buildkite'].includes(ci) || event?.runId !== runId || event.attempt !== attempt) return
  throw new UserError(`the tag ${tag} was pushed by this very run: two of its builds would share it`, {
    hint: 'Give each build of the workflow its own `image`, or its own tags with `flavor: suffix=-…`.',
  })
}

function lookUp(
  { image, commit, commitTags: tags, require, maxAge, trust }: Search & { image: string; commit: string },
  tools: Tools,
): Promise<Proven> {
  const search = { image, commit, tags, require, maxAge, trust, now: tools.now() }
  return findProven(search, openTransport(tools))
}
