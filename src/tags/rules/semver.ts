import { readSemver } from '../../image/tag-version.ts'
import type { RuleType } from '../rule.ts'
import { checkVersionRule, makeVersionTag, versionAttributes } from './version.ts'

/** `type=semver,pattern={{major}}.{{minor}}`: a semantic version; a pre-release produces only its whole version. */
export const semver: RuleType = {
  name: 'semver',
  priority: 900,
  attributes: versionAttributes,
  check: checkVersionRule,
  make: (rule, making) => makeVersionTag(rule, making, readSemver),
}
