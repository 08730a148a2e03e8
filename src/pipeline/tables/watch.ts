import { reachInputs } from '../../inputs/reach-inputs.ts'
import type { Table } from '../../inputs/table.ts'
import { trustInputs } from '../../promote/evidence/inputs.ts'
import { scanInputs } from '../../scan/inputs.ts'
import { watchInputs } from '../../watch/inputs.ts'

/** Of the inputs of the scan, those that say nothing about a baseline, other findings or where an image comes from. */
const {
  scan: _scan,
  'scan-gate': _gate,
  'scan-source': _source,
  'from-sbom': _sbom,
  'scan-secrets': _secrets,
  scanners: _scanners,
  'baseline-scan': _baseline,
  'baseline-scan-limit': _limit,
  'scan-empty': _empty,
  'scan-sbom': _written,
  ...watchedScanInputs
} = scanInputs

/** The inputs of the watch: its own, those by which it scans, whose word counts, and how registries are reached. */
export const watchTable = {
  ...watchInputs,
  ...watchedScanInputs,
  ...trustInputs,
  ...reachInputs,
} satisfies Table
