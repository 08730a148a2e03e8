import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
// Named imports: the bundle then contains only what is used.
import {
  debug,
  error,
  exportVariable,
  getState,
  group,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  summary,
  warning,
} from '@actions/core'
import { secretParts } from '../secrets.ts'
import { declareArtifacts } from './github-artifacts.ts'
import { githubCache } from './github-cache.ts'
import { githubCodeHost } from './github-code-host.ts'
import { githubSigner } from './github-sigstore.ts'
import type { Facts, Host, Log } from './host.ts'
import { githubJobLogin } from './job-login.ts'
import { lineWriter } from './masking.ts'

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
  const queue = commandQueue()
  const log = githubLog(queue)
  return {
    facts,
    workspace: workspaceOf(env),
    temp: env.RUNNER_TEMP ?? tmpdir(),
    inputs: readInputs(env),
    variable: name => env[name],
    log,
    mask(secret) {
      for (const part of secretParts([secret])) setSecret(part)
    },
    annotate(level, message, place = {}) {
      const properties = { title: place.title, file: place.file, startLine: place.line }
      queue.run(() => annotations[level](cut(message), properties))
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

function githubLog(queue: ReturnType<typeof commandQueue>): Log {
  return {
    info: message => info(inert(message)),
    warning: message => queue.run(() => warning(cut(message))),
    debug: message => queue.run(() => debug(message)),
    group: (title, work) => group(title, work),
    async foreign(work) {
      // While commands are stopped the output cannot set an output, mask a word or fake an annotation.
      const token = randomBytes(16).toString('hex')
      const lines = lineWriter(text => process.stdout.write(text))
      process.stdout.write(`::stop-commands::${token}\n`)
      queue.hold()
      try {
        return await work(chunk => lines.write(chunk))
      } finally {
        lines.end()
        process.stdout.write(`::${token}::\n`)
        queue.release()
      }
    },
  }
}

/**
 * Escapes a message that quotes foreign text: the runner executes `::name::` at the start of a line and `##[name]`
 * anywhere in it.
 */
function inert(message: string): string {
  return message.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[')
}

/** Buffers our own commands while foreign output is printed, when the runner does not execute them. */
function commandQueue() {
  const waiting: (() => void)[] = []
  let holders = 0
  return {
    run(command: () => void) {
      if (holders > 0) waiting.push(command)
      else command()
    },
    hold() {
      holders++
    },
    release() {
      holders--
      if (holders === 0) for (const command of waiting.splice(0)) command()
    },
  }
}

/** Shortens a message to the 4,096 characters that the runner accepts. */
function cut(message: string): string {
  return message.length <= 3500 ? message : `${message.slice(0, 3500)} … (the rest is in the summary)`
}
