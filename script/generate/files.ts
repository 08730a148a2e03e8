import { outputs, pipelineOutputs, stepOutputs } from '../../src/pipeline/outputs.ts'
import { pipelineInputs, tables } from '../../src/pipeline/pipeline-inputs.ts'
import { commandNames } from '../../src/stage/names.ts'
import { stageManifest, suiteManifest } from './manifest.ts'
import { recordSchema } from './schema.ts'
import { between, inputTable, outputTable } from './tables.ts'

/**
 * Returns every generated file by its path: the manifests whole, the pages with their tables replaced. A test holds them
 * against what is committed.
 */
export function generated(read: (path: string) => string | undefined): Map<string, string> {
  const page = (path: string, parts: Readonly<Record<string, string>>) =>
    Object.entries(parts).reduce((text, [name, content]) => between(text, name, content), read(path) ?? '')
  const files = new Map([
    ['action.yml', suiteManifest()],
    ['docs/record.schema.json', recordSchema()],
  ])
  for (const stage of commandNames) {
    files.set(`${stage}/action.yml`, stageManifest(stage))
    files.set(
      `${stage}/README.md`,
      page(`${stage}/README.md`, {
        inputs: inputTable(tables[stage]),
        outputs: outputTable({ ...outputs[stage], ...stepOutputs }),
      }),
    )
  }
  const suite = Object.fromEntries(
    Object.entries(pipelineOutputs).map(([name, { description }]) => [name, description]),
  )
  files.set(
    'docs/inputs.md',
    page('docs/inputs.md', { inputs: inputTable(pipelineInputs), outputs: outputTable(suite) }),
  )
  return files
}
