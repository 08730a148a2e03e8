import { buildInputs } from '../build/inputs.ts'
import type { Table } from '../inputs/table.ts'
import { promoteInputs } from '../promote/inputs.ts'
import { reportInputs } from '../report/inputs.ts'
import { scanInputs } from '../scan/inputs.ts'
import { setupInputs } from '../setup/inputs.ts'
import { sizeInputs } from '../size/inputs.ts'
import { smokeInputs } from '../smoke/inputs.ts'
import type { StageName } from '../stage/names.ts'
import { tagsInputs } from '../tags/inputs.ts'
import { watchInputs } from '../watch/inputs.ts'
import { buildTable } from './tables/build.ts'
import { promoteTable } from './tables/promote.ts'
import { reportTable } from './tables/report.ts'
import { scanTable } from './tables/scan.ts'
import { setupTable } from './tables/setup.ts'
import { sizeTable } from './tables/size.ts'
import { smokeTable } from './tables/smoke.ts'
import { tagsTable } from './tables/tags.ts'
import { watchTable } from './tables/watch.ts'

// The tables of all stages, for the pipeline as a whole. A single stage has its own from its definition: loading all of
// them takes longer than the rest of its start.

/** The inputs that each stage declares. */
export const ownTables: Readonly<Record<StageName, Table>> = {
  setup: setupInputs,
  tags: tagsInputs,
  build: buildInputs,
  size: sizeInputs,
  scan: scanInputs,
  smoke: smokeInputs,
  promote: promoteInputs,
  report: reportInputs,
  watch: watchInputs,
}

/** The inputs of each stage: its own, and those with which the pipeline finds its image. */
export const stageInputs = {
  setup: setupTable,
  tags: tagsTable,
  build: buildTable,
  size: sizeTable,
  scan: scanTable,
  smoke: smokeTable,
  promote: promoteTable,
  watch: watchTable,
  report: reportTable,
} satisfies Readonly<Record<StageName, Table>>
