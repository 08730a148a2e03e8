import { imageName, type Leg, platformsOf } from './view.ts'

/**
 * Tells which expected images have no record. One is named alone (`web`) or with a platform (`web linux/arm64`), where a
 * job each builds it; a record that does not know its platforms, because nothing was built, counts for one of them.
 */
export function missingOf(expected: readonly string[], legs: readonly Leg[]): string[] {
  const unknown = legs.filter(({ run }) => platformsOf(run).length === 0).map(({ run }) => imageName(run))
  const wanted = [...new Set(expected.map(entry => entry.trim().split(/\s+/).join(' ')))].map(entry => {
    const [name = '', platform] = entry.split(' ')
    return { entry, name, platform }
  })
  return wanted
    .filter(({ name, platform }) => {
      const own = legs.filter(({ run }) => imageName(run) === name)
      if (platform === undefined) return own.length === 0
      if (own.some(({ run }) => platformsOf(run).includes(platform))) return false
      const at = unknown.indexOf(name)
      if (at !== -1) unknown.splice(at, 1)
      return at === -1
    })
    .map(({ entry }) => entry)
}
