import { shortSha } from '../context.ts'
import { attribute, type RuleType } from '../rule.ts'

/** `type=sha,format=long`: the commit. */
export const sha: RuleType = {
  name: 'sha',
  priority: 100,
  attributes: { format: { default: 'short', words: ['short', 'long'] } },
  prefix: () => 'sha-',
  make(rule, { context }) {
    if (context.sha === '') return { silent: 'the commit is not known' }
    if (context.belongsToOthers)
      return { silent: 'a pull request names its merge commit only, and this commit is none' }
    const value = attribute(rule, 'format') === 'long' ? context.sha : shortSha(context)
    return { value, latest: false, class: 'immutable' }
  },
}
