import { matchesPlatform } from '../image/platform.ts'
import { bytes } from '../image/units.ts'
import type { MeasuredPlatform } from '../stage/record/size.ts'
import type { Limit } from './inputs.ts'

/** The limits from the inputs. */
export interface Limits {
  readonly maxSize: readonly Limit[]
  readonly maxIncrease: readonly Limit[]
  /** Growth below this passes whatever its percentage. */
  readonly maxIncreaseFloor: number
  readonly maxPull: readonly Limit[]
}

/** A limit in bytes, with its original text where that was not in bytes. */
export interface Bound {
  readonly level: Limit['level']
  readonly limit: number
  readonly rule?: string
}

/** Returns the limits of one platform: a platform with limits of its own has only those. */
export function limitsOf(
  { maxSize, maxIncrease, maxIncreaseFloor, maxPull }: Limits,
  { platform, before }: Pick<MeasuredPlatform, 'platform' | 'before'>,
): Readonly<Record<'max-size' | 'max-increase' | 'max-pull', readonly Bound[]>> {
  const own = (limits: readonly Limit[]) => {
    const named = limits.filter(limit => isFor(limit, platform))
    return named.length > 0 ? named : limits.filter(limit => limit.platform === undefined)
  }
  return {
    'max-size': own(maxSize).map(absolute),
    'max-increase': own(maxIncrease).map(limit => increase(limit, before ?? 0, maxIncreaseFloor)),
    'max-pull': own(maxPull).map(absolute),
  }
}

/** Returns a warning for each limit of a platform that the image does not have. */
export function unmetLimits(
  { maxSize, maxIncrease, maxPull }: Limits,
  platforms: readonly string[],
): string[] {
  const given = { 'max-size': maxSize, 'max-increase': maxIncrease, 'max-pull': maxPull }
  return Object.entries(given).flatMap(([name, limits]) => {
    const named = new Set(limits.flatMap(({ platform }) => platform ?? []))
    return [...named]
      .filter(asked => !platforms.some(platform => matchesPlatform(asked, platform)))
      .map(platform => `${name} has a limit for ${platform}, which the image does not have`)
  })
}

function isFor({ platform: asked }: Limit, platform: string): boolean {
  return asked !== undefined && matchesPlatform(asked, platform)
}

function absolute({ level, bytes: limit = 0 }: Limit): Bound {
  return { level, limit }
}

function increase({ level, bytes: limit = 0, share }: Limit, before: number, floor: number): Bound {
  if (share === undefined) return { level, limit }
  const part = Math.round(before * share)
  const rule = `${Number((share * 100).toFixed(2))} % of ${bytes(before)}`
  return part >= floor
    ? { level, limit: part, rule }
    : { level, limit: floor, rule: `${rule}, at least ${bytes(floor)}` }
}
