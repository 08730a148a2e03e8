import { UserError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { MeasuredBaseline } from '../stage/record/size.ts'
import type { Facts, Tools } from '../stage/stage.ts'
import { cachedReader } from '../store/cached-reader.ts'
import { openImage } from '../store/image-reader.ts'
import { placeLayout } from '../store/layout/layout-path.ts'
import { findImage } from '../store/subject.ts'
import { findBaseline } from './baseline.ts'
import { gitCommits } from './git.ts'
import { pastImages, type TagNames } from './past-images.ts'
import type { Readable } from './size.ts'

/** The baseline image, opened, or why there is none. */
export type BaselineImage =
  | { readonly against: Readable & MeasuredBaseline }
  | { readonly noBaseline: string }

/** What is known about the baseline image. */
export interface Wanted {
  /** A reference from the user. */
  readonly baseline: string | undefined
  readonly repository: string | undefined
  readonly names?: TagNames
}

/**
 * Finds the baseline image: the one that is named, else that of the commit the change starts from. A missing image, or
 * a registry that does not answer, is a reason and never a failure; only a named one must exist.
 */
export async function findBaselineImage(
  { baseline, repository, names }: Wanted,
  tools: Tools,
): Promise<BaselineImage> {
  const transport = openTransport(tools)
  if (baseline !== undefined) {
    const { digest, source } = await findImage(await placeLayout(baseline, tools.host.workspace), transport)
    return {
      against: {
        reference: baseline,
        digest,
        reader: cachedReader(openImage(source, transport)),
        how: 'given',
      },
    }
  }
  if (repository === undefined)
    return {
      noBaseline: 'This run names no repository, so no earlier image is looked for: name one with baseline.',
    }
  const { exec, host } = tools
  try {
    const commits = gitCommits(exec, host.workspace)
    const found = await findBaseline(host.facts, commits, pastImages(repository, transport, names))
    if ('noBaseline' in found) return found
    const reader = cachedReader(openImage({ kind: 'registry', repository }, transport))
    return { against: { ...found.against, reader } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { noBaseline: `The image to compare with could not be looked up: ${error.message}`.slice(0, 4000) }
  }
}

/** Returns the labels of the pull request that an event is about. */
export function labelsOf({ payload }: Pick<Facts, 'payload'>): string[] {
  const pull = payload.pull_request as { labels?: unknown } | null | undefined
  const labels = Array.isArray(pull?.labels) ? (pull.labels as { name?: unknown }[]) : []
  return labels.flatMap(label => (typeof label?.name === 'string' ? [label.name] : []))
}
