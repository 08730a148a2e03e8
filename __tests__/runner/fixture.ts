import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'
import { type JobResult, runWorkflowJob, type WorkflowJob } from './job.ts'

/** Writes files into a new folder and gives its path; a script's first line may be anything node 24 runs. */
export function writeTree(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder('runner-tree')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** Runs a job that knows one remote repository, `acme/tool@v1`, with the given files. */
export function runJob(
  files: Readonly<Record<string, string>>,
  job: Omit<Partial<WorkflowJob>, 'steps'> & Pick<WorkflowJob, 'steps'>,
): Promise<JobResult> {
  const actions = { 'acme/tool@v1': writeTree(files) }
  return runWorkflowJob({ workspace: writeTree({}), temp: temporaryFolder('runner-temp'), actions, ...job })
}

/** Writes a composite manifest of steps, as YAML's subset JSON. */
export function composite(steps: readonly object[], more: object = {}): string {
  return JSON.stringify({ name: 'composite', ...more, runs: { using: 'composite', steps } })
}

/** Writes the manifest of a JavaScript action. */
export function node(runs: object = {}, more: object = {}): string {
  return JSON.stringify({ name: 'node', ...more, runs: { using: 'node24', main: 'main.js', ...runs } })
}

/** Writes a script with what its one line may use: `append(file, text)`, `env` and `print(line)`. */
export function script(...lines: readonly string[]): string {
  return [
    "const { appendFileSync } = require('node:fs')",
    'const env = process.env',
    "const append = (name, text) => appendFileSync(env['GITHUB_' + name], text + '\\n')",
    'const print = line => console.log(line)',
    ...lines,
  ].join('\n')
}
