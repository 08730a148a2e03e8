import { InputError } from '../errors.ts'
import { placeOf } from '../files/place.ts'
import { formatReference, parseReference } from '../image/reference.ts'
import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import type { Run } from '../run.ts'
import type { CodeHost, Facts } from '../stage/stage.ts'
import { layoutPath, placeLayout } from '../store/layout/layout-path.ts'
import type { promoteInputs } from './inputs.ts'
import { classOf, type TagClass } from './target.ts'

/** What promotion needs: its inputs, and of the record the image, its tags, its repositories and the evidence. */
export type PromoteRequest = Omit<Values<typeof promoteInputs>, 'tags' | 'githubToken' | 'dirty'> & {
  /** Where deployments are recorded. */
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'>
  readonly subject?: Subject
  /** Names alone get the class that their form tells. */
  readonly tags: readonly (string | { readonly name: string; readonly class: TagClass })[]
  /** Repositories without tag. */
  readonly images: readonly string[]
  /** The record of this run. */
  readonly evidence?: Run
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
    { input: 'image', message: 'is missing, and no build before it made an image' },
    { input: 'tags', message: 'are missing, and there is no place in to or save' },
  ])
}

/** Says which repositories are meant where they were written with capitals, as the names of GitHub's owners may be. */
export function inLowerCase({ image, to }: Pick<PromoteRequest, 'image' | 'to'>): string[] {
  const references = [image ?? '', ...to].filter(text => text.includes('/') && !layoutPath(text))
  return references.flatMap(text => {
    const meant = formatReference(parseReference(text))
    const capitals = meant !== text && meant.toLowerCase() === text.toLowerCase()
    return capitals ? [`${text} is ${meant}: the names of repositories are lower case`] : []
  })
}

/** Returns why nothing may be written to a registry. */
export function reasonToSkip(
  { push, dryRun }: Pick<PromoteRequest, 'push' | 'dryRun'>,
  { pullRequest }: Pick<Facts, 'pullRequest'>,
): string | undefined {
  if (push === 'never') return 'push is never'
  if (push === 'auto' && pullRequest && !dryRun) return 'a pull request writes nothing to a registry'
  return undefined
}

/** Returns whether an OCI layout is to be written. */
export function asksForLayout({ save, to }: Pick<PromoteRequest, 'save' | 'to'>): boolean {
  return save !== undefined || to.some(text => layoutPath(text) !== undefined)
}

/** Returns the tags for every destination without one of its own; those that a layout has already where none are named. */
export function tagsToGive(
  { from, tags, to }: PromoteRequest,
  inLayout: readonly string[] = [],
): { name: string; class: TagClass }[] {
  const named = to.some(text => {
    const { tag } = layoutPath(text) ?? (text.includes('/') ? parseReference(text) : { tag: text })
    return tag !== undefined
  })
  const given = from !== undefined ? [] : tags.length > 0 || named ? tags : inLayout
  return given.map(tag => (typeof tag === 'string' ? { name: tag, class: classOf(tag) } : tag))
}
