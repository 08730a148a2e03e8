import { readPep440, readPep440WithCommas } from '../../image/tag-version.ts'
import type { RuleType } from '../rule.ts'
import { checkVersionRule, makeVersionTag, versionAttributes } from './version.ts'

/**
 * `type=pep440,pattern={{version}}`: a Python version; pre-, post- and development releases produce only the whole
 * version.
 */
export const pep440: RuleType = {
  name: 'pep440',
  priority: 900,
  attributes: versionAttributes,
  check: checkVersionRule,
  make: (rule, making) =>
    makeVersionTag(rule, making, making.remarks.strict ? readPep440 : readPep440WithCommas),
}
