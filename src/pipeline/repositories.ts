import { formatReference, parseRepository, type Repository } from '../image/reference.ts'
import { destinationsOf } from '../promote/destinations.ts'
import { reasonToSkip } from '../promote/request.ts'
import { isAtRegistry, repositoriesOf } from '../promote/target.ts'
import type { Tools } from '../stage/stage.ts'
import { readImages } from '../tags/images.ts'
import { noRemarks } from '../tags/remarks.ts'
import { textsFor } from './pipeline-inputs.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

/** Reads the repositories in the text of an input. What is wrong with one is said by the tags stage, which reads them all. */
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
 * Tells before the first stage which repositories a run of the whole pipeline is going to push to, whatever its tags will
 * be called. A rollback is left out: its record names its repositories.
 */
export function pushedRepositories(
  pipeline: Readonly<Record<string, string>>,
  { host }: Pick<Tools, 'host'>,
): Repository[] {
  const request = read(stageInputs.promote, textsFor('promote', pipeline), { host })
  const images = repositoriesIn(textsFor('tags', pipeline).images ?? '').map(formatReference)
  if (request.dryRun || request.rollback !== undefined || images.length === 0) return []
  if (reasonToSkip(request, host.facts) !== undefined) return []
  const tags = request.from === undefined ? [{ name: 'any', class: 'floating' as const }] : []
  const { targets } = destinationsOf({ images, tags, to: request.to })
  return repositoriesOf(targets.filter(isAtRegistry))
}
