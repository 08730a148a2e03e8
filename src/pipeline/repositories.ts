import { formatReference, parseRepository, type Repository } from '../image/reference.ts'
import { whyNotWritten } from '../inputs/push-input.ts'
import { destinationsOf } from '../promote/destinations.ts'
import { isAtRegistry, repositoriesOf } from '../promote/target.ts'
import type { Tools } from '../stage/stage.ts'
import { readImages } from '../tags/images.ts'
import { noRemarks } from '../tags/remarks.ts'
import { textsFor } from './pipeline-inputs.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

/** Reads the repositories in the text of an input. Errors are reported by the tags stage, which reads all of them. */
export function repositoriesIn(text: string): Repository[] {
  return readImages(text, noRemarks(false)).flatMap(name => {
    try {
      return [parseRepository(name)]
    } catch {
      return []
    }
  })
}

/**
 * Returns, before the first stage, the repositories that a run of the whole pipeline is going to push to, whatever its
 * tags. A rollback is excluded: its record names its repositories.
 */
export function pushedRepositories(
  pipeline: Readonly<Record<string, string>>,
  { host }: Pick<Tools, 'host'>,
): Repository[] {
  const request = read(stageInputs.promote, textsFor('promote', pipeline), { host })
  const images = repositoriesIn(textsFor('tags', pipeline).images ?? '').map(formatReference)
  if (request.dryRun || request.rollback !== undefined || images.length === 0) return []
  if (whyNotWritten(request, host.facts) !== undefined) return []
  const tags = request.from === undefined ? [{ name: 'any', class: 'floating' as const }] : []
  const { targets } = destinationsOf({ images, tags, to: request.to })
  return repositoriesOf(targets.filter(isAtRegistry))
}
