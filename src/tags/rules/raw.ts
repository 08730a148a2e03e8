import { classOfText } from '../class.ts'
import { attribute, type RuleType } from '../rule.ts'

/** `type=raw,value=…`, or just the value: a literal tag, with expressions. */
export const raw: RuleType = {
  name: 'raw',
  priority: 200,
  attributes: { value: { required: true } },
  make(rule, { render }) {
    const text = attribute(rule, 'value')
    const value = render(text)
    return { value, latest: false, class: classOfText(text, value) }
  },
}
