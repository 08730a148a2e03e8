import { buildOutputs } from '../build/outputs.ts'
import { promoteOutputs } from '../promote/outputs.ts'
import { reportOutputs } from '../report/outputs.ts'
import { scanOutputs } from '../scan/outputs.ts'
import { setupOutputs } from '../setup/outputs.ts'
import { sizeOutputs } from '../size/outputs.ts'
import { smokeOutputs } from '../smoke/outputs.ts'
import type { StageName } from '../stage/names.ts'
import { tagsOutputs } from '../tags/outputs.ts'
import { watchOutputs } from '../watch/outputs.ts'

type Descriptions = Readonly<Record<string, string>>

/** The outputs of every stage. */
export const outputs: Readonly<Record<StageName, Descriptions>> = {
  setup: setupOutputs,
  tags: tagsOutputs,
  build: buildOutputs,
  size: sizeOutputs,
  scan: scanOutputs,
  smoke: smokeOutputs,
  promote: promoteOutputs,
  report: reportOutputs,
  watch: watchOutputs,
}

/** The outputs that every step has in addition to those of its stage. */
export const stepOutputs = {
  status: 'How the stage ended: `passed`, `failed`, `skipped`, or `error` when it could not be run.',
  'run-file': 'File of the record, for later steps and jobs.',
  'run-file-digest':
    'Digest of that file as this step has written it: an output of the job, by which another job of the run takes the file.',
} satisfies Descriptions

/** The outputs of the whole pipeline, each from one of its stages. */
export const pipelineOutputs: Readonly<Record<string, { stage: StageName; description: string }>> = {
  digest: from('build', 'digest'),
  platforms: from('build', 'platforms'),
  'built-from': from('build', 'built-from'),
  'local-image': from('build', 'local-image'),
  imageid: from('build', 'imageid'),
  metadata: from('build', 'metadata'),
  version: from('tags', 'version'),
  tags: { stage: 'tags', description: 'Full references of the tags, one per line.' },
  'pull-bytes': from('size', 'pull-bytes'),
  budget: from('size', 'budget'),
  critical: from('scan', 'critical'),
  high: from('scan', 'high'),
  sarif: from('scan', 'sarif'),
  'ready-seconds': from('smoke', 'ready-seconds'),
  verdict: from('report', 'verdict'),
  size: from('size', 'size'),
  'size-delta': from('size', 'size-delta'),
  'report-dir': from('report', 'report-dir'),
  'run-file': {
    stage: 'setup',
    description: `${stepOutputs['run-file']} The command line has it with \`--run-file\`.`,
  },
}

function from(stage: StageName, output: string): { stage: StageName; description: string } {
  return { stage, description: outputs[stage][output] ?? '' }
}
