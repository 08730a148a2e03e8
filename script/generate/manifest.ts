import { stringify } from 'yaml'
import type { Input } from '../../src/inputs/table.ts'
import { outputs, pipelineOutputs, stepOutputs } from '../../src/pipeline/outputs.ts'
import { forwarded, pipelineInputs, tables } from '../../src/pipeline/pipeline-inputs.ts'
import { type StageName, stageNames } from '../../src/stage/names.ts'
import { about } from './about.ts'

const header = '# Written by script/build from the tables in src/. Change it there.\n'

/** Writes the manifest of one sub-action: a JavaScript action whose code is in ../dist. */
export function stageManifest(stage: StageName): string {
  return document({
    ...about[stage],
    inputs: inputEntries({ ...tables[stage], ...alsoRead(stage) }),
    outputs: descriptions({ ...stepOutputs, ...outputs[stage] }),
    runs: {
      using: 'node24',
      main: `../dist/${stage}.js`,
      ...(leavesThings.has(stage) && { post: '../dist/post.js' }),
    },
  })
}

/** Writes the manifest of the whole pipeline: a composite whose steps are the sub-actions. */
export function suiteManifest(): string {
  return document({
    ...about.suite,
    author: 'Buildonce',
    branding: { icon: 'package', color: 'blue' },
    inputs: inputEntries(pipelineInputs),
    outputs: Object.fromEntries(
      Object.entries(pipelineOutputs).map(([name, { stage, description }]) => [
        name,
        { description, value: `\${{ steps.${stage}.outputs.${name} }}` },
      ]),
    ),
    runs: { using: 'composite', steps: stageNames.map(step) },
  })
}

/** Stages that make things outside their process, which the post phase removes. */
const leavesThings: ReadonlySet<StageName> = new Set(['setup', 'build', 'scan', 'smoke', 'watch'])

/** Variables of a step: those that docker/metadata-action sets for later steps are for the tags action used alone. */
const variables: Partial<Record<StageName, Readonly<Record<string, string>>>> = {
  tags: { DOCKER_METADATA_SET_OUTPUT_ENV: 'false' },
}

/** When each step runs. All checks run so that one run shows every fault; the report is always made. */
const conditions: Partial<Record<StageName, string>> = {
  size: "!cancelled() && steps.build.outcome == 'success'",
  scan: "!cancelled() && steps.build.outcome == 'success'",
  smoke: "!cancelled() && steps.build.outcome == 'success'",
  report: "!cancelled() && steps.setup.outputs.run-file != ''",
}

function step(stage: StageName) {
  const inputs = [...forwarded(stage)].map(([name, from]) => [name, `\${{ inputs.${from} }}`])
  const wiring =
    stage === 'setup'
      ? [['all-inputs', '${{ toJSON(inputs) }}']]
      : [['run-file', '${{ steps.setup.outputs.run-file }}']]
  const condition = conditions[stage]
  return {
    id: stage,
    ...(condition && { if: `\${{ ${condition} }}` }),
    uses: `$/${stage}`,
    ...(variables[stage] && { env: variables[stage] }),
    with: Object.fromEntries([...wiring, ...inputs]),
  }
}

/** Inputs that the entry reads before the stage does. */
function alsoRead(stage: StageName): Readonly<Record<string, Pick<Input<unknown>, 'description'>>> {
  const runFile = {
    description: 'File of the record of this run; by default the one that the steps of this job share.',
  }
  const all = {
    description: 'All inputs of the whole pipeline as JSON, to check them before anything begins.',
  }
  const digest = {
    description:
      'Digest of that file where another job of this run has written it: its output `run-file-digest`. A record that this job has not made counts by it alone.',
  }
  const both = { 'run-file': runFile, 'run-file-digest': digest }
  return stage === 'setup' ? { ...both, 'all-inputs': all } : both
}

type Described = Readonly<Record<string, Partial<Input<unknown>>>>

function inputEntries(table: Described) {
  return Object.fromEntries(
    Object.entries(table).map(([name, { description, required, default: standard, expression }]) => [
      name,
      {
        description,
        ...(required && { required: true }),
        ...((expression ?? standard) !== undefined && { default: expression ?? standard }),
      },
    ]),
  )
}

function descriptions(entries: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(entries).map(([name, description]) => [name, { description }]))
}

function document(content: object): string {
  return header + stringify(content, { lineWidth: 0 })
}
