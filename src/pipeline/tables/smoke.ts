import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { smokeInputs } from '../../smoke/inputs.ts'
import { subjectInputs } from './subject.ts'

/** The inputs of the smoke stage: its own, and those with which it finds its image. */
export const smokeTable = { ...subjectInputs, ...smokeInputs, ...reachInputs } satisfies Table
