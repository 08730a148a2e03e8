import type { ProvenImage } from '../build/request.ts'
import { describeBuiltFrom, describeChanges } from '../identity/words.ts'
import { InputError, UserError } from '../messages/errors.ts'
import type { JudgeAgain } from '../promote/evidence/gate.ts'
import { findProven, type Proven } from '../promote/evidence/proven.ts'
import type { Trust } from '../promote/evidence/trust.ts'
import { RegistryError } from '../registry/error.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Tools } from '../stage/stage.ts'
import { takeExisting } from './take-existing.ts'

/** What is wrong with `on-existing: build` on a release that must not build. */
export const notLookedFor =
  'is build, so no image is looked for, and on-missing is fail: this release could never find its own. Leave on-existing at reuse, or set on-missing: build'

/** What determines the search for this commit's image. */
export interface Search {
  /** The first repository of the image. */
  readonly image: string | undefined
  /** The tags of this run that name its commit; a variant with a prefix or suffix has its own. */
  readonly commitTags: readonly string[]
  readonly onExisting: 'reuse' | 'build'
  readonly onMissing: 'build' | 'fail'
  readonly require: readonly ('scan' | 'smoke')[]
  /** What of it this run does not check itself. */
  readonly unchecked?: readonly string[]
  readonly maxAge: number
  /** A run that publishes nothing takes nothing either: it proves what it has. */
  readonly writes: boolean
  readonly trust: Trust
  /** Reads how what was checked is judged by the rules of this run. */
  readonly judging: () => Promise<JudgeAgain>
  /** What runs attach: without evidence nothing can tell what an image was built from, and its tag counts alone. */
  readonly attach: readonly string[]
  /** What this run would build from what. */
  readonly builtFrom: BuiltFrom
  /** The platforms that this run needs. */
  readonly platforms: readonly string[]
}

/**
 * Finds the image of this commit in the registry: then nothing is built. A release promotes this image; a repeated run
 * keeps the tested digest, where another build would produce another one.
 *
 * @throws UserError on a release without an image with evidence when `onMissing` is `fail`, and wherever the commit's
 *   tag names an image without trusted evidence: it may not be ours, and a new one could not have the tag.
 */
export async function findExisting(search: Search, tools: Tools): Promise<ProvenImage | undefined> {
  const { facts } = tools.host
  const { image } = search
  if (image === undefined || !search.writes) return undefined
  const release = facts.gitTag !== undefined
  if (search.onExisting === 'build') {
    if (release && search.onMissing === 'fail')
      throw new InputError([{ input: 'on-existing', message: notLookedFor }])
    return undefined
  }
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
  // What is looked for is what would be built: of a pull request the merge, not its head.
  const { commit } = facts
  if (commit === undefined) {
    tools.log.info(`no image is looked for: ${facts.noCommit}`)
    return undefined
  }
  const found = await lookUp({ ...search, image, commit }, tools).catch((error: unknown) => {
    // Before a first push a registry may deny that the repository exists; a release must know.
    if (release || !(error instanceof RegistryError)) throw error
    tools.log.info(`it cannot be determined whether the registry has this commit's image: ${error.message}`)
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
    const [check] = search.unchecked ?? []
    if (release && check !== undefined)
      throw new UserError(
        `${found.reason}, and this run could not promote what it builds: ${check} is false`,
        {
          hint: `Leave ${check} on, set require without it, or promote an image that an earlier run has checked.`,
        },
      )
    if (release) tools.log.info(`${found.reason}; it is built now, because on-missing is build`)
    return undefined
  }
  const reason = `the image of this commit is in the registry (${found.tag})${from(found)}; checks without evidence are run again`
  return { ...takeExisting(found, { ...search, image }, tools), reason }
}

async function lookUp(
  {
    image,
    commit,
    commitTags: tags,
    require,
    maxAge,
    trust,
    judging,
    attach,
  }: Search & { image: string; commit: string },
  tools: Tools,
): Promise<Proven> {
  const { pullRequest } = tools.host.facts
  const byTagAlone = !attach.includes('evidence')
  const now = tools.now()
  const judgeAgain = await judging()
  const search = { image, commit, tags, require, maxAge, trust, judgeAgain, now, pullRequest, byTagAlone }
  return await findProven(search, openTransport(tools))
}

function from({ builtFrom }: { readonly builtFrom?: BuiltFrom }): string {
  return builtFrom === undefined ? '' : `, ${describeBuiltFrom(builtFrom)}`
}
