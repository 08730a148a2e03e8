import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { reportInputs } from '../../report/inputs.ts'
import { sizeInputs } from '../../size/inputs.ts'

/** The inputs of the report stage: its own, the label that raises a limit, and how registries are reached. */
export const reportTable = {
  ...reportInputs,
  'size-label': sizeInputs['size-label'],
  ...reachInputs,
} satisfies Table
