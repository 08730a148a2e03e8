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
  async make(rule, making) {
    const { parsePep440, parsePep440WithCommas } = await import('../pep440.ts')
    return makeVersionTag(rule, making, making.remarks.strict ? parsePep440 : parsePep440WithCommas)
  },
}
