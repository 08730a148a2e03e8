import { buildInputs } from '../../build/inputs.ts'
import { reachInputs } from '../../inputs/reach-inputs.ts'
import { bool, choice } from '../../inputs/readers.ts'
import { input, type Table } from '../../inputs/table.ts'
import { trustInputs } from '../../promote/evidence/inputs.ts'
import { promoteInputs } from '../../promote/inputs.ts'
import { emulatorInputs } from '../../setup/emulators.ts'
import { ruleInputs } from '../rule-inputs.ts'

/** The inputs for finding this commit's image in the registry. */
const reuseInputs = {
  'on-existing': input(choice('reuse', 'build'), {
    description:
      'What to do when the registry already has the image of this commit (its tag `sha-…`), as on a release by Git tag or when a workflow runs again: `reuse` it, so that nothing is built and only checks without evidence are run, or `build` another.',
    default: 'reuse',
  }),
  'on-missing': promoteInputs['on-missing'],
  require: promoteInputs.require,
  scan: input(bool, {
    description:
      'Whether the `scan` stage checks the image, as its own input says. A release that finds no image with evidence is not built where a check that `require` asks for is switched off.',
    default: 'true',
  }),
  'max-age': promoteInputs['max-age'],
  ...trustInputs,
  push: promoteInputs.push,
  dirty: promoteInputs.dirty,
  attach: promoteInputs.attach,
} satisfies Table

/** The inputs of the build stage: its own, and those with which it takes the image of an earlier run. */
export const buildTable = {
  ...buildInputs,
  ...emulatorInputs,
  ...reuseInputs,
  ...ruleInputs,
  ...reachInputs,
} satisfies Table
