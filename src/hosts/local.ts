import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, UserError } from '../messages/errors.ts'
import { printable } from '../messages/printable.ts'
import { githubCodeHost } from './github-code-host.ts'
import type { Facts, Host, Place } from './host.ts'
import { githubJobLogin, gitlabJobLogin } from './job-login.ts'
import { createMasking, lineWriter, unhiddenTeller } from './masking.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The output of the terminal host; standard output has results only, so that it can be piped. */
export interface Terminal {
  readonly write: (text: string) => void
}

/**
 * Creates the host for a command line: the log goes to `terminal`, with secrets masked. In a job of GitHub it can use
 * GitHub's API too, for example to comment.
 */
export function createLocalHost(env: Environment, facts: Facts, terminal: Terminal): Host {
  const masking = createMasking()
  const print = (text: string) => terminal.write(masking.hide(printable(text)))
  const info = (message: string) => print(`${message}\n`)
  const tellUnhidden = unhiddenTeller(message => info(`warning: ${message}`))
  // Engines and sandboxes take absolute paths only.
  const jobTemp = resolve(env.TMPDIR || env.RUNNER_TEMP || tmpdir())
  let temp: string | undefined
  return {
    facts,
    workspace: process.cwd(),
    get temp() {
      temp ??= newFolder(jobTemp)
      return temp
    },
    jobTemp,
    variable: name => env[name],
    standardInput,
    mask(secret) {
      masking.add(secret)
      tellUnhidden(secret)
    },
    annotate: (level, message, place) => info(`${level}: ${where(place)}${message}`),
    summary: async () => {},
    ...(facts.ci === 'gitlab' && { jobLogin: () => gitlabJobLogin(env) }),
    ...(facts.ci === 'github' && {
      jobLogin: (token: string | undefined) => githubJobLogin(env, token),
      codeHost: (token: string) => githubCodeHost(token, facts.project, { apiUrl: env.GITHUB_API_URL }),
    }),
    log: {
      info,
      warning: message => info(`warning: ${message}`),
      debug: message => {
        if (env.BUILDONCE_DEBUG) info(`debug: ${message}`)
      },
      async group(title, work) {
        info(`▸ ${title}`)
        return await work()
      },
      async foreign(work) {
        const lines = lineWriter(print)
        try {
          return await work(chunk => lines.write(chunk))
        } finally {
          lines.end()
        }
      },
    },
  }
}

/** Makes the folder of this command. */
function newFolder(jobTemp: string): string {
  try {
    return mkdtempSync(join(jobTemp, 'buildonce-'))
  } catch (cause) {
    throw new UserError(`no temporary folder can be made in ${jobTemp}: ${describe(cause)}`, {
      hint: 'Set TMPDIR to a folder that is there and that this account may write.',
      cause,
    })
  }
}

/** Reads standard input; a terminal at which nobody types is none. */
async function standardInput(limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  if (!process.stdin.isTTY)
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw new UserError(`standard input is longer than ${limit} bytes`)
      chunks.push(chunk)
    }
  return Buffer.concat(chunks)
}

function where({ title, file, line }: Place = {}): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `
  return `${place}${title === undefined ? '' : `${title}: `}`
}
