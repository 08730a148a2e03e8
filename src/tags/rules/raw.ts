import { classOfText } from '../class.ts'
import { branchOf } from '../context.ts'
import { attribute, type RuleType } from '../rule.ts'
import { expressionsIn } from '../template.ts'

/** `type=raw,value=…`, or just the value: a literal tag, with expressions. */
export const raw: RuleType = {
  name: 'raw',
  priority: 200,
  attributes: { value: { required: true } },
  make(rule, { render, context }) {
    const text = attribute(rule, 'value')
    const value = render(text)
    const branch = branchOf(context) !== undefined && (value === 'latest' || namesBranch(text))
    return { value, latest: false, class: classOfText(text, value), ...(branch && { branch: true }) }
  },
}

/** What is written with the branch moves with it, and so does `latest` in a run of a branch. */
function namesBranch(text: string): boolean {
  return expressionsIn(text).some(({ name }) => name === 'branch')
}
