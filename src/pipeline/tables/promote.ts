import type { Table } from '../../inputs/table.ts'
import { promoteInputs } from '../../promote/inputs.ts'
import { ruleInputs } from '../rule-inputs.ts'

/** The inputs of the promote stage: its own, and the rules by which it judges the checks of another run. */
export const promoteTable = { ...promoteInputs, ...ruleInputs } satisfies Table
