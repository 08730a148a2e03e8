import { classOfText } from '../class.ts'
import { branchOf } from '../context.ts'
import { checkTemplate, dateNames, dateScope, render } from '../expressions.ts'
import { attribute, type RuleType } from '../rule.ts'

/** `type=schedule,pattern={{date 'YYYYMMDD'}}`: scheduled runs. */
export const schedule: RuleType = {
  name: 'schedule',
  priority: 1000,
  attributes: { pattern: { default: 'nightly' } },
  check: rule => checkTemplate(attribute(rule, 'pattern'), dateNames),
  make(rule, { context, remarks }) {
    if (!context.event.includes('schedule')) return { silent: 'the run was not started by a schedule' }
    const pattern = attribute(rule, 'pattern')
    const value = render(pattern, { scope: dateScope(context), remarks, place: rule.place })
    const kind = classOfText(pattern, value)
    // A scheduled run builds the tip of its branch: one that is run again is as old as any other.
    const branch = kind === 'floating' && branchOf(context) !== undefined
    return { value, latest: false, class: kind, ...(branch && { branch: true }) }
  },
}
