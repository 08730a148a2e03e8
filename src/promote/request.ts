import { placeOf } from '../files/place.ts'
import { formatReference, parseReference } from '../image/reference.ts'
import type { Subject } from '../image/subject.ts'
import { classOf, sanitise } from '../image/tag.ts'
import type { Values } from '../inputs/table.ts'
import { InputError } from '../messages/errors.ts'
import type { Run } from '../stage/record/run.ts'
import type { CodeHost } from '../stage/stage.ts'
import { layoutPath, placeLayout } from '../store/layout/layout-path.ts'
import type { JudgeAgain } from './evidence/gate.ts'
import type { promoteInputs } from './inputs.ts'
import type { GivenTag } from './target.ts'

/** What a promotion needs: its inputs, and from the record the image, its tags, its repositories and the evidence. */
export type PromoteRequest = Omit<Values<typeof promoteInputs>, 'tags' | 'githubToken' | 'dirty'> & {
  /** Where deployments are recorded and commits are compared. */
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'> & Partial<Pick<CodeHost, 'compareCommits'>>
  readonly subject?: Subject
  /** Names alone get the class that their form tells. */
  readonly tags: readonly (string | GivenTag)[]
  /** Repositories without tag. */
  readonly images: readonly string[]
  /** The record of this run. */
  readonly evidence?: Run
  /** The user names both the image and where it goes. */
  readonly consent?: boolean
  /** Judges what other runs have checked by the rules of this one. */
  readonly judgeAgain?: JudgeAgain
}

/** Gives the real paths of OCI layouts: relative ones begin at the checkout, whose links are not followed. */
export async function atWorkspace(request: PromoteRequest, workspace: string): Promise<PromoteRequest> {
  const { image, to, save } = request
  return {
    ...request,
    to: await Promise.all(to.map(text => placeLayout(text, workspace))),
    ...(image !== undefined && { image: await placeLayout(image, workspace) }),
    ...(save !== undefined && { save: await placeOf(workspace, save) }),
  }
}

/** Returns at once that both are missing, what to promote and where to; one of them alone is told where it is used. */
export function checkGiven({ image, from, subject, tags, to, save }: PromoteRequest): void {
  const what = image ?? from ?? subject
  if (what !== undefined || tags.length > 0 || to.length > 0 || save !== undefined) return
  throw new InputError([
    { input: 'image', message: 'is missing, and no earlier build created an image' },
    { input: 'tags', message: 'are missing, and neither to nor save names a destination' },
  ])
}

/**
 * Checks a request that is not going to be carried out for what no run could do, so that it is not taken for one that is
 * only held back. On a pull request the steps before it may have been left out.
 */
export function checkComplete(
  { image, from, subject, rollback, tags, to, save, push }: PromoteRequest,
  { pullRequest }: { readonly pullRequest?: object | undefined },
): void {
  if (rollback !== undefined || pullRequest !== undefined || push === 'never') return
  if ((image ?? from ?? subject) === undefined)
    throw new InputError([{ input: 'image', message: 'is missing, and no earlier build created an image' }], {
      hint: 'Name the image with its digest, or build it first and pass the record on with run-file.',
    })
  if ((image ?? from) !== undefined && tags.length === 0 && to.length === 0 && save === undefined)
    throw new InputError(
      [{ input: 'tags', message: 'are missing, and neither to nor save names a destination' }],
      { hint: 'Give the tags to set, for example tags: 1.4.0, or a destination with to.' },
    )
}

/** Reports the repositories that were written with capitals, as the names of GitHub's owners may be. */
export function inLowerCase({ image, to }: Pick<PromoteRequest, 'image' | 'to'>): string[] {
  const references = [image ?? '', ...to].filter(text => text.includes('/') && !layoutPath(text))
  return references.flatMap(text => {
    const meant = formatReference(parseReference(text))
    const capitals = meant !== text && meant.toLowerCase() === text.toLowerCase()
    return capitals ? [`${text} is ${meant}: the names of repositories are lower case`] : []
  })
}

/** Returns whether an OCI layout is to be written. */
export function asksForLayout({ save, to }: Pick<PromoteRequest, 'save' | 'to'>): boolean {
  return save !== undefined || to.some(text => layoutPath(text) !== undefined)
}

/**
 * Returns the tags for every destination without one of its own; those that a layout has already where none are named. The
 * tag that is named as the branch of the run moves with its commits.
 */
export function tagsToGive(
  { from, tags, to }: Pick<PromoteRequest, 'from' | 'tags' | 'to'>,
  { inLayout = [], branch }: { readonly inLayout?: readonly string[]; readonly branch?: string } = {},
): GivenTag[] {
  const named = to.some(text => {
    const { tag } = layoutPath(text) ?? (text.includes('/') ? parseReference(text) : { tag: text })
    return tag !== undefined
  })
  const given = tags.length > 0 || named || from !== undefined ? tags : inLayout
  const own = branch === undefined ? undefined : sanitise(branch)
  return given.map(tag =>
    typeof tag === 'string' ? { name: tag, class: classOf(tag), ...(tag === own && { branch: true }) } : tag,
  )
}
