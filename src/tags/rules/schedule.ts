import { classOfText } from '../class.ts'
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
    return { value, latest: false, class: classOfText(pattern, value) }
  },
}
