import { UserError } from '../../messages/errors.ts'
import { branchOf } from '../context.ts'
import { attribute, type RuleType } from '../rule.ts'

/** `type=edge`: the default branch, or the one given by `branch`. */
export const edge: RuleType = {
  name: 'edge',
  priority: 700,
  attributes: { branch: {} },
  make(rule, { context }) {
    const branch = branchOf(context)
    if (branch === undefined) return { silent: 'the run is not about a branch' }
    const wanted = attribute(rule, 'branch') || context.project.defaultBranch
    if (wanted === '')
      throw new UserError('the default branch is not known on this event: write type=edge,branch=…')
    if (branch !== wanted) return { silent: `the branch is ${branch}, not ${wanted}` }
    return { value: 'edge', latest: false, class: 'floating', branch: true }
  },
}
