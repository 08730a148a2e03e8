import type { ProvenImage } from '../build/request.ts'
import { UserError } from '../errors.ts'
import type { BuiltFrom } from '../identity/section.ts'
import { describeBuiltFrom, describeChanges } from '../identity/words.ts'
import { findProven, type Proven } from '../promote/evidence/proven.ts'
import type { Trust } from '../promote/evidence/trust.ts'
import { reasonToSkip } from '../promote/request.ts'
import { RegistryError } from '../registry/error.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { takeExisting } from './take-existing.ts'

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
  readonly push: 'auto' | 'always' | 'never'
  readonly trust: Trust
  /** What runs attach: without evidence nothing can tell what an image was built from, and its tag counts alone. */
  readonly attach: readonly string[]
  /** What this run would build from what. */
  readonly builtFrom: BuiltFrom
  /** The platforms that this run needs. */
  readonly platforms: readonly string[]
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
  if (image === undefined || search.onExisting === 'build') return undefined
  if (reasonToSkip({ push: search.push, dryRun: false }, facts) !== undefined) return undefined
  const release = facts.gitTag !== undefined
  if (search.builtFrom.dirty && !release) {
    tools.log.info(`no image is looked for: ${describeChanges(search.builtFrom.changes)}`)
    return undefined
  }
  if (search.commitTags.length === 0) {
    const reason =
      'no rule of `tags` names the commit (type=sha), so its image cannot be found in the registry'
    if (release && search.onMissing === 'fail')
      throw new UserError(reason, { hint: 'Add the line `type=sha,format=long`.' })
    tools.log.info(reason)
    return undefined
  }
  const found = await lookUp({ ...search, image }, tools).catch((error: unknown) => {
    // Before a first push a registry may deny that the repository exists; a release must know.
    if (release || !(error instanceof RegistryError)) throw error
    tools.log.info(`the registry does not tell whether this commit's image exists: ${error.message}`)
    return undefined
  })
  if (found === undefined) return undefined
  if (found.status === 'proven') {
    const reason = `the image of this commit is in the registry and proven (${found.tag})${from(found)}`
    return { ...takeExisting(found, { ...search, image }, tools), reason, checked: true }
  }
  if (found.status === 'foreign' || (release && search.onMissing === 'fail'))
    throw new UserError(found.reason, { hint: found.hint })
  if (found.status === 'missing') {
    if (release) tools.log.info(`${found.reason}; it is made now, because on-missing is build`)
    return undefined
  }
  const reason = `the image of this commit is in the registry (${found.tag})${from(found)}; what is not proven is checked again`
  return { ...takeExisting(found, { ...search, image }, tools), reason }
}

function lookUp(
  { image, commitTags: tags, require, maxAge, trust, attach }: Search & { image: string },
  tools: Tools,
): Promise<Proven> {
  // What is looked for is what would be built: of a pull request the merge, not its head.
  const { commit, pullRequest } = tools.host.facts
  const byTagAlone = !attach.includes('evidence')
  const search = { image, commit, tags, require, maxAge, trust, now: tools.now(), pullRequest, byTagAlone }
  return findProven(search, openTransport(tools))
}

function from({ builtFrom }: { readonly builtFrom?: BuiltFrom }): string {
  return builtFrom === undefined ? '' : `, ${describeBuiltFrom(builtFrom)}`
}
