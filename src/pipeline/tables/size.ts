import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { sizeInputs } from '../../size/inputs.ts'
import { subjectInputs } from './subject.ts'

/** The inputs of the size stage: its own, and those with which it finds its image. */
export const sizeTable = { ...subjectInputs, ...sizeInputs, ...reachInputs } satisfies Table
