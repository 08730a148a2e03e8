import type { RuleType } from '../rule.ts'
import { checkVersionRule, makeVersionTag, versionAttributes } from './version.ts'

/** `type=semver,pattern={{major}}.{{minor}}`: a semantic version; a pre-release produces only its whole version. */
export const semver: RuleType = {
  name: 'semver',
  priority: 900,
  attributes: versionAttributes,
  check: checkVersionRule,
  async make(rule, making) {
    const { parseSemver } = await import('../semver.ts')
    return makeVersionTag(rule, making, parseSemver)
  },
}
