import type { ProvenImage } from '../build/request.ts'
import { UserError } from '../errors.ts'
import { findProven, type Proven } from '../promote/evidence/proven.ts'
import { connect } from '../registry/connect.ts'
import { RegistryError } from '../registry/error.ts'
import type { Tools } from '../stage.ts'

/** What decides whether this commit's image is looked for. */
export interface Search {
  /** The first repository of the image. */
  readonly image: string | undefined
  readonly onExisting: 'reuse' | 'build'
  readonly onMissing: 'build' | 'fail'
  readonly require: readonly ('scan' | 'smoke')[]
  readonly maxAge: number
  readonly push: 'auto' | 'always' | 'never'
}

/**
 * Finds the image that the registry holds for this commit: then nothing is built. On a release it is what is released; on
 * a run that is repeated it keeps the digest that was proven, where another build would give another one.
 *
 * @throws UserError on a release without a proven image when `onMissing` is `fail`.
 */
export async function findExisting(search: Search, tools: Tools): Promise<ProvenImage | undefined> {
  const { facts } = tools.host
  const { image } = search
  if (image === undefined || search.onExisting === 'build' || search.push === 'never' || facts.pullRequest)
    return undefined
  const release = facts.gitTag !== undefined
  const found = await lookUp({ ...search, image }, tools).catch((error: unknown) => {
    // Before a first push a registry may deny that the repository exists; a release must know.
    if (release || !(error instanceof RegistryError)) throw error
    tools.log.info(`the registry does not tell whether this commit's image exists: ${error.message}`)
    return undefined
  })
  if (found === undefined) return undefined
  if (found.status === 'proven') {
    const reason = `the image of this commit is in the registry and proven (${found.tag})`
    return { ...found.subject, reason, checked: true }
  }
  if (release && search.onMissing === 'fail') throw new UserError(found.reason, { hint: found.hint })
  if (release) tools.log.info(`${found.reason}; it is made now, because on-missing is build`)
  if (found.status === 'missing') return undefined
  return {
    ...found.subject,
    reason: `the image of this commit is in the registry (${found.tag}); what is not proven is checked again`,
  }
}

function lookUp({ image, require, maxAge }: Search & { image: string }, tools: Tools): Promise<Proven> {
  const { headCommit: commit } = tools.host.facts
  return findProven({ image, commit, require, maxAge, now: tools.now() }, connect(tools))
}
