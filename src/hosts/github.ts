import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
// Named imports: the bundle then contains only what is used.
import {
  debug,
  endGroup,
  error,
  exportVariable,
  getState,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core'
import { printable, printableLine } from '../messages/printable.ts'
import { secretParts } from '../messages/secrets.ts'
import { declareArtifacts } from './github-artifacts.ts'
import { githubCache } from './github-cache.ts'
import { githubCodeHost } from './github-code-host.ts'
import { githubSigner } from './github-sigstore.ts'
import type { Facts, Host, Log } from './host.ts'
import { githubJobLogin } from './job-login.ts'
import { createMasking, lineWriter, unhiddenTeller } from './masking.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The host of a GitHub action, with what only the runner supports. */
export interface GithubHost extends Host {
  /** The inputs by name; absent and empty ones are omitted. */
  readonly inputs: Readonly<Record<string, string>>
  setOutput(name: string, value: string): void
  /** Sets a variable for the later steps of the job. */
  exportVariable(name: string, value: string): void
  saveState(name: string, value: string): void
  readState(name: string): string
}

/** Makes the host for one action step. */
export function createGithubHost(env: Environment, facts: Facts): GithubHost {
  const output = createOutput()
  const log = githubLog(output)
  const tellUnhidden = unhiddenTeller(log.warning)
  return {
    facts,
    workspace: workspaceOf(env),
    temp: resolve(env.RUNNER_TEMP ?? tmpdir()),
    inputs: readInputs(env),
    variable: name => env[name],
    log,
    mask(secret) {
      output.mask(secret)
      tellUnhidden(secret)
    },
    annotate(level, message, place = {}) {
      const { title, file, line } = place
      const properties = {
        title: title && printableLine(title),
        file: file && printableLine(file),
        startLine: line,
      }
      output.command(() => annotations[level](cut(message), properties))
    },
    async summary(markdown) {
      if (env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown, true).write()
      else log.info('This runner has no job summary; the report is in the report files.')
    },
    recordArtifacts: lines => declareArtifacts(lines, env),
    cache: githubCache(env),
    sign: githubSigner(env, facts),
    // Those that imitate GitHub have other registries.
    ...(facts.ci === 'github' && {
      jobLogin: (token: string | undefined) => githubJobLogin(env, token),
    }),
    codeHost: token => githubCodeHost(token, facts.project, { apiUrl: env.GITHUB_API_URL }),
    setOutput: (name, value) => setOutput(name, value),
    exportVariable: (name, value) => exportVariable(name, value),
    saveState: (name, value) => saveState(name, value),
    readState: name => getState(name),
  }
}

/** Gives the folder of the checkout, at which the steps of a job start. */
export function workspaceOf(env: Environment): string {
  return env.GITHUB_WORKSPACE || process.cwd()
}

const annotations = { error, warning, notice }

/** Reads `INPUT_*`: the runner upper-cases names and keeps their hyphens. */
function readInputs(env: Environment): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith('INPUT_') && value ? [[name.slice('INPUT_'.length).toLowerCase(), value] as const] : [],
  )
  return Object.fromEntries(given)
}

function githubLog(output: Output): Log {
  return {
    info: message => output.print(`${inert(message)}\n`),
    warning: message => output.command(() => warning(cut(message))),
    debug: message => output.command(() => debug(printable(message))),
    async group(title, work) {
      output.command(() => startGroup(printableLine(title)))
      try {
        return await work()
      } finally {
        output.command(() => endGroup())
      }
    },
    async foreign(work) {
      // While commands are stopped the output cannot set an output, mask a word or fake an annotation.
      const lines = lineWriter(text => output.print(printable(text)))
      output.stop()
      try {
        return await work(chunk => lines.write(chunk))
      } finally {
        lines.end()
        output.resume()
      }
    },
  }
}

/**
 * Escapes a message that quotes foreign text: the runner executes `::name::` at the start of a line and `##[name]`
 * anywhere in it.
 */
function inert(message: string): string {
  return printable(message)
    .split('\n')
    .map(line =>
      (line.trimStart().startsWith('::') ? line.replace('::', ': :') : line).replaceAll('##[', '# #['),
    )
    .join('\n')
}

type Output = ReturnType<typeof createOutput>

/**
 * Writes to the step's log. While foreign output is printed the runner obeys no command: ours wait, and a word to be hidden,
 * which as a command would stand there in clear, is hidden here. Several may print at the same time; the commands are stopped
 * when the first of them begins and obeyed again when the last one has ended.
 */
function createOutput() {
  const waiting: (() => void)[] = []
  const masks: string[] = []
  const masking = createMasking()
  let printers = 0
  let token = ''
  const print = (text: string) => void process.stdout.write(masking.hide(text))
  return {
    print,
    command(command: () => void) {
      if (printers > 0) waiting.push(command)
      else command()
    },
    mask(secret: string) {
      for (const part of secretParts([secret])) {
        if (printers === 0) setSecret(part)
        else {
          masking.add(part)
          masks.push(part)
        }
      }
    },
    stop() {
      printers++
      if (printers > 1) return
      token = randomBytes(16).toString('hex')
      process.stdout.write(`::stop-commands::${token}\n`)
    },
    resume() {
      printers--
      if (printers > 0) return
      process.stdout.write(`::${token}::\n`)
      for (const part of masks.splice(0)) setSecret(part)
      for (const command of waiting.splice(0)) command()
    },
  }
}

/** Shortens a message to the 4,096 characters that the runner accepts. */
function cut(message: string): string {
  const text = printable(message)
  return text.length <= 3500 ? text : `${text.slice(0, 3500)} … (the rest is in the summary)`
}
