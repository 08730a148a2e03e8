import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addSubjects, renderSubjects } from './artifacts.ts'
import { type Effects, report, saveState } from './effects.ts'
import type { Job } from './job-state.ts'
import { readPairs } from './pairs.ts'

/** The command files of one step: name in the `github` context to path. */
export type CommandFiles = Readonly<Record<(typeof names)[number], string>>

/** Creates fresh, empty command files for a step, and the list of artifacts when that feature is on. */
export function createFiles(job: Job): CommandFiles {
  const folder = join(job.runner.temp ?? '', '_runner_file_commands')
  mkdirSync(folder, { recursive: true })
  const suffix = randomUUID()
  const files = Object.fromEntries(
    names.map(name => [name, join(folder, `${prefixes[name]}_${suffix}`)]),
  ) as CommandFiles
  for (const file of Object.values(files)) writeFileSync(file, '')
  if (job.artifacts.enabled) writeFileSync(files.artifacts_list, renderSubjects(job.artifacts.subjects))
  return files
}

/** Processes the command files after a step, however it ended; a file that cannot be read fails the step. */
export function processFiles(files: CommandFiles, effects: Effects): void {
  for (const name of names) {
    const file = files[name]
    try {
      if (existsSync(file)) processors[name](effects, readFileSync(file, 'utf8'), file)
    } catch (error) {
      report(effects, 'error', `Unable to process file command '${name}' successfully.`)
      report(effects, 'error', (error as Error).message)
      effects.failed = true
    } finally {
      rmSync(file, { force: true })
    }
  }
}

const names = ['path', 'env', 'step_summary', 'state', 'output', 'artifacts', 'artifacts_list'] as const

const prefixes: Readonly<Record<(typeof names)[number], string>> = {
  path: 'add_path',
  env: 'set_env',
  step_summary: 'step_summary',
  state: 'save_state',
  output: 'set_output',
  artifacts: 'artifacts',
  artifacts_list: 'artifacts_list',
}

type Processor = (effects: Effects, text: string, file: string) => void

const processors: Readonly<Record<(typeof names)[number], Processor>> = {
  path: ({ job }, text) => {
    for (const line of text.split('\n').filter(line => line !== '')) {
      const kept = job.path.filter(entry => entry !== line)
      job.path.splice(0, job.path.length, line, ...kept)
    }
  },
  env: (effects, text) => {
    for (const [name, value] of readPairs(text))
      if (name.toUpperCase() === 'NODE_OPTIONS')
        report(effects, 'error', `Can't store ${name} output parameter using '$GITHUB_ENV' command.`)
      else effects.job.environment[name] = value
  },
  step_summary: (effects, text, file) => {
    const { size } = statSync(file)
    if (size === 0) return
    if (size > largestSummary) {
      const size_ = `supports content up to a size of ${largestSummary >> 10}k, got ${size >> 10}k`
      report(effects, 'error', `$GITHUB_STEP_SUMMARY upload aborted, ${size_}.`)
      return
    }
    effects.summary = text.split('\n').map(effects.job.log.mask).join('\n')
    effects.job.summaries.push(effects.summary)
  },
  state: (effects, text) => {
    for (const [name, value] of readPairs(text)) saveState(effects, name, value)
  },
  output: (effects, text) => {
    for (const [name, value] of readPairs(text)) effects.outputs[name] = value
  },
  artifacts: ({ job }, text) => {
    if (job.artifacts.enabled) addSubjects(job.artifacts.subjects, text, job.sources.workspace)
  },
  artifacts_list: () => {},
}

const largestSummary = 1024 * 1024
