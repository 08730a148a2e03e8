import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { tagsInputs } from '../../tags/inputs.ts'

/** The inputs of the tags stage: its own, and how registries are reached. */
export const tagsTable = { ...tagsInputs, ...reachInputs } satisfies Table
