import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { trustInputs } from '../../promote/evidence/inputs.ts'
import { scanInputs } from '../../scan/inputs.ts'
import { subjectInputs } from './subject.ts'

/** The inputs of the scan stage: its own, and those with which it finds its image and the evidence of the baseline. */
export const scanTable = { ...subjectInputs, ...scanInputs, ...trustInputs, ...reachInputs } satisfies Table
