import { pairPlatforms } from '../../image/platform.ts'
import { firstOf, listed, plural } from '../../image/units.ts'
import type { ScannedPlatform } from '../../stage/record/scan.ts'
import type { FoundSecret } from '../../stage/record/secret.ts'
import { markIntroduced } from '../mark-introduced.ts'

/** The decision about secrets. */
export interface SecretsVerdict {
  /** The platforms, with findings that the baseline does not have marked. */
  readonly platforms: ScannedPlatform[]
  /** Secrets that count: all of them, or those that the baseline does not have. */
  readonly counted: number
  /** One sentence where any counts. */
  readonly reason?: string
}

/** Decides which secrets count. A secret is the same one when its kind and its file are; its line may move. */
export function judgeSecrets(
  platforms: readonly ScannedPlatform[],
  baseline?: readonly ScannedPlatform[],
): SecretsVerdict {
  const pairs = pairPlatforms(platforms, baseline ?? [])
  const marked = platforms.map(platform => {
    const before = pairs.get(platform)
    return before?.secrets && platform.secrets ? markNew(platform, before) : { ...platform, compared: false }
  })
  const counting = marked.flatMap(({ secrets = [], compared }) =>
    compared ? secrets.filter(({ introduced }) => introduced) : secrets,
  )
  const [first] = counting
  return {
    platforms: marked.map(({ compared: _, ...platform }) => platform),
    counted: counting.length,
    ...(first && { reason: `${plural(distinct(counting), 'secret')}, for example ${words(first)}` }),
  }
}

/** Describes a secret by its kind and its place. */
export function words({ rule, path, line }: FoundSecret): string {
  if (path === undefined) return `${rule} in the config of the image`
  return `${rule} in ${path}${line === undefined ? '' : ` (line ${line})`}`
}

/** Lists secrets in one sentence, the most severe first. */
export function secretsLine(secrets: readonly FoundSecret[]): string {
  const named = [...new Set(secrets.map(words))]
  return named.length === 0
    ? 'no secrets'
    : `${plural(named.length, 'secret')}: ${listed(firstOf(named, 20))}`
}

function markNew(platform: ScannedPlatform, before: ScannedPlatform) {
  const known = [...(before.secrets ?? []), ...(before.suppressedSecrets ?? [])]
  const { secrets } = platform
  return { ...platform, ...(secrets && { secrets: markIntroduced(secrets, known, key) }), compared: true }
}

function key({ rule, path = '' }: FoundSecret): string {
  return `${rule} ${path}`
}

function distinct(secrets: readonly FoundSecret[]): number {
  return new Set(secrets.map(words)).size
}
