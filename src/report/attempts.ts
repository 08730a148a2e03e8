import { samePlatform } from '../image/platform.ts'
import { imageName, isNamed, platformsOf, type Reported } from './view.ts'

/** The records to report, and those that a later attempt replaced. */
export interface Attempts {
  readonly counting: readonly Reported[]
  readonly replaced: readonly Reported[]
}

/**
 * Selects the newest attempt of each image and platform of a run. A record without a platform, because nothing was built,
 * is replaced by a newer record of its image that replaces no other; one without an image by any such record.
 */
export function newestAttempts(records: readonly Reported[]): Attempts {
  const replaced = new Set<Reported>()
  for (const run of Map.groupBy(records, ({ project, event }) => `${project} ${event.runId}`).values()) {
    const attempts = [...Map.groupBy(run, ({ event }) => event.attempt)].sort(([a], [b]) => b - a)
    const newer: Reported[] = []
    for (const [, older] of attempts) {
      const gone = replacedBy(newer, older)
      for (const record of older) {
        if (gone.has(record)) replaced.add(record)
        else newer.push(record)
      }
    }
  }
  return {
    counting: records.filter(record => !replaced.has(record)),
    replaced: records.filter(record => replaced.has(record)),
  }
}

/** Returns the records of one attempt that later ones replace; each newer record is that of one job. */
function replacedBy(newer: readonly Reported[], older: readonly Reported[]): ReadonlySet<Reported> {
  const gone = new Set<Reported>()
  const free = new Set(newer)
  const replace = (record: Reported, by: Reported | undefined) => {
    if (by === undefined) return
    gone.add(record)
    free.delete(by)
  }
  const left = () => older.filter(record => !gone.has(record))
  for (const record of left()) {
    const platforms = platformsOf(record)
    const same = newer.filter(other => sameImage(other, record) && share(platformsOf(other), platforms))
    const covered = platforms.every(platform => same.some(other => share(platformsOf(other), [platform])))
    if (platforms.length === 0 || !covered) continue
    for (const other of same) replace(record, other)
  }
  for (const record of left())
    if (platformsOf(record).length === 0 && isNamed(record))
      replace(
        record,
        [...free].find(other => sameImage(other, record)),
      )
  // When as many jobs of the image ran again as before, all of them did.
  for (const record of left()) {
    const jobs = (all: readonly Reported[]) => all.filter(other => sameImage(other, record)).length
    if (!isNamed(record) || jobs(newer) < jobs(older)) continue
    const unbuilt = [...free].find(other => sameImage(other, record) && platformsOf(other).length === 0)
    replace(record, unbuilt)
  }
  for (const record of left()) if (!isNamed(record)) replace(record, [...free][0])
  return gone
}

function sameImage(one: Reported, other: Reported): boolean {
  return isNamed(one) && isNamed(other) && imageName(one) === imageName(other)
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some(platform => others.some(other => samePlatform(platform, other)))
}
