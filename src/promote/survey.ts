import type { StoredManifest } from '../image/manifest.ts'
import type { Transport } from '../registry/transport.ts'
import { every } from './every.ts'
import { lookAt, type Seen } from './look.ts'
import { type Decision, planFor } from './plan.ts'
import type { Source } from './source.ts'
import { placeOf, type Target } from './target.ts'
import { readVersions } from './versions.ts'

/** What a survey is made for. */
export interface Purpose {
  readonly source: Source
  /** May still be on its way: the tags are looked up at the same time. */
  readonly root: StoredManifest | Promise<StoredManifest>
  readonly floating: 'forward' | 'always'
  readonly newRepository: boolean
}

/** Looks all tags up at the same time, with the versions that floating ones hold, and decides what shall happen to each. */
export async function survey<T extends Target>(
  targets: readonly T[],
  { source, root, floating, newRepository }: Purpose,
  transport: Transport,
): Promise<(T & Seen & Decision)[]> {
  const looking = every(
    targets.map(target => ({
      place: placeOf(target),
      work: lookAt(target, transport, { newRepository }),
    })),
  )
  const [found, stored] = await Promise.all([looking, root])
  const { seen, version } = await readVersions(found, { source, root: stored, floating }, transport)
  return planFor(seen, { digest: source.digest, floating, version })
}
