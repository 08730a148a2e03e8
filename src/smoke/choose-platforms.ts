import { matchesPlatform, samePlatform } from '../image/platform.ts'
import type { Subject, SubjectPlatform } from '../image/subject.ts'
import { UserError } from '../messages/errors.ts'
import { isNative } from './engine/engine-facts.ts'

/** A platform of the image that is not run, and why. */
export interface NotRun {
  readonly platform: string
  readonly reason: string
}

/** The platforms to run, native ones first, and the ones that cannot be or were not asked for. */
export interface Choice {
  readonly run: readonly SubjectPlatform[]
  readonly notRun: readonly NotRun[]
}

/**
 * Chooses the platforms of an image to run. `emulates` tells whether this machine can run foreign programs, or nothing
 * where that is not visible; then it is tried.
 *
 * @throws UserError when a platform is asked for by name that the image has not or that cannot run here.
 */
export function choosePlatforms(
  { platforms }: Subject,
  wanted: readonly string[],
  {
    nativePlatform,
    emulates,
  }: { nativePlatform: string; emulates: (platform: string) => boolean | undefined },
): Choice {
  const byWord = wanted.length === 0 || wanted[0] === 'all' || wanted[0] === 'native'
  const native = (each: SubjectPlatform) => isNative(each.platform, nativePlatform)
  const runs = (each: SubjectPlatform) => native(each) || emulates(each.platform) !== false
  if (!byWord) {
    for (const name of wanted) {
      const found = platforms.filter(({ platform }) => matchesPlatform(name, platform))
      if (found.length === 0)
        throw new UserError(
          `the image does not have the platform ${name}: it has ${platforms.map(each => each.platform).join(', ')}`,
        )
      if (!found.some(runs))
        throw new UserError(`${name} cannot run here: ${noEmulator}`, { hint: emulatorHint })
    }
  }
  const asked = platforms.filter(each =>
    byWord
      ? wanted[0] !== 'native' || native(each)
      : wanted.some(name => matchesPlatform(name, each.platform)),
  )
  const hidden = (each: SubjectPlatform) =>
    platforms.find(other => samePlatform(other.platform, each.platform)) !== each
  const reasonOf = (each: SubjectPlatform) => {
    if (!asked.includes(each)) return 'not asked for'
    if (!runs(each)) return noEmulator
    return hidden(each) ? `${each.digest} is the second image for it, and engines run the first` : undefined
  }
  const notRun = platforms.flatMap(each => {
    const reason = reasonOf(each)
    return reason === undefined ? [] : [{ platform: each.platform, reason }]
  })
  const run = asked
    .filter(each => reasonOf(each) === undefined)
    .sort((a, b) => Number(native(b)) - Number(native(a)))
  return { run, notRun }
}

const noEmulator = 'this machine has no emulator for it'
const emulatorHint =
  'Register QEMU with binfmt_misc (on GitHub: docker/setup-qemu-action), or remove it from `smoke-platforms`.'
