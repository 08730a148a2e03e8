import { matchesPlatform } from '../image/platform.ts'
import { artifactPart } from './artifact/name.ts'
import { type ImageReport, imageName, type Missing, platformsOf } from './view.ts'

/**
 * Returns the expected images without a record. One is named alone (`web`) or with a platform (`web linux/arm64`), where each platform has a job; a record without platforms, because nothing was built, counts for one of them. An
 * unreadable record counts for the image that its artifact is named after, where that one is missing.
 */
export function missingOf(
  expected: readonly string[],
  imageReports: readonly ImageReport[],
  unreadable: readonly Missing[] = [],
): Missing[] {
  const absent = absentOf(expected, imageReports)
  const reasons = new Map<string, string | undefined>()
  const others = unreadable.filter(({ name, reason }) => {
    const [image] = absent
      .filter(candidate => !reasons.has(candidate) && isOf(name, candidate))
      .sort((one, other) => other.length - one.length)
    if (image !== undefined) reasons.set(image, reason)
    return image === undefined
  })
  const named = absent.map(name => {
    const reason = reasons.get(name)
    return { name, ...(reason !== undefined && { reason }) }
  })
  return [...named, ...others]
}

/** An artifact is named after its image, and usually its platform too. */
function isOf(artifact: string, image: string): boolean {
  const part = artifactPart(image)
  return artifact === part || artifact.startsWith(`${part}-`)
}

function absentOf(expected: readonly string[], imageReports: readonly ImageReport[]): string[] {
  const unknown = imageReports
    .filter(({ run }) => platformsOf(run).length === 0)
    .map(({ run }) => imageName(run))
  const wanted = [...new Set(expected.map(entry => entry.trim().split(/\s+/).join(' ')))].map(entry => {
    const [name = '', platform] = entry.split(' ')
    return { entry, name, platform }
  })
  return wanted
    .filter(({ name, platform }) => {
      const own = imageReports.filter(({ run }) => imageName(run) === name)
      if (platform === undefined) return own.length === 0
      if (own.some(({ run }) => platformsOf(run).some(its => matchesPlatform(platform, its)))) return false
      const at = unknown.indexOf(name)
      if (at !== -1) unknown.splice(at, 1)
      return at === -1
    })
    .map(({ entry }) => entry)
}
