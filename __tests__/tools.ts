import type { CleanupItem, Exec, Facts, Host, Http, Log, Reach, Tools } from '../src/stage/stage.ts'
import { createExec } from '../src/system/exec.ts'
import { createHttp } from '../src/system/http.ts'
import { reachGrpc } from '../src/system/reach.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a stage in a test may see and do; without it no program starts and nothing is reached. */
export interface Given {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly exec?: Exec
  readonly http?: Http
  readonly reach?: Reach
  readonly now?: () => number
  readonly signal?: AbortSignal
  readonly facts?: Partial<Facts>
  /** What the host has or does beyond the usual. */
  readonly host?: Partial<Omit<Host, 'facts'>>
}

/** The tools of a stage, and what went through them. */
export interface TestTools extends Tools {
  /** The log, line by line; warnings have a prefix. */
  readonly lines: string[]
  readonly debugLines: string[]
  /** The output of programs. */
  readonly foreign: string[]
  readonly annotations: { level: string; message: string; file?: string; line?: number }[]
  /** The texts of the page of the run. */
  readonly summaries: string[]
  readonly masked: string[]
  readonly kept: CleanupItem[]
}

/** Creates the tools of a stage; its workspace and its folder for files are one new folder, unless others are given. */
export function makeTools({
  env = {},
  exec,
  http,
  reach,
  now,
  signal,
  facts,
  host = {},
}: Given = {}): TestTools {
  const record = {
    lines: [] as string[],
    debugLines: [] as string[],
    foreign: [] as string[],
    annotations: [] as TestTools['annotations'],
    summaries: [] as string[],
    masked: [] as string[],
    kept: [] as CleanupItem[],
  }
  const log: Log = host.log ?? {
    info: message => void record.lines.push(message),
    warning: message => void record.lines.push(`warning: ${message}`),
    debug: message => void record.debugLines.push(message),
    group: async (_, work) => work(),
    foreign: work => work(chunk => void record.foreign.push(Buffer.from(chunk).toString('utf8'))),
  }
  const folder = host.temp ?? host.workspace ?? temporaryFolder()
  return {
    ...record,
    exec: exec ?? noPrograms,
    http: http ?? noConnections,
    reach: reach ?? (async () => 'this test has no network'),
    host: {
      facts: { ...pushToMain, ...(facts?.pullRequest && { writing: ofPullRequest }), ...facts },
      workspace: folder,
      temp: folder,
      variable: name => env[name],
      log,
      mask: secret => void record.masked.push(secret),
      annotate: (level, message, place) => void record.annotations.push({ level, message, ...place }),
      summary: async markdown => void record.summaries.push(markdown),
      ...host,
    },
    log,
    now: now ?? Date.now,
    signal: signal ?? new AbortController().signal,
    registerCleanup: item => void record.kept.push(item),
  }
}

/** Returns the programs, the network and the environment of this machine, with some variables added. */
export function thisMachine(more: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, ...more }
  return { env, exec: createExec(env), http: createHttp({}), reach: reachGrpc } satisfies Given
}

/** A machine without any program. */
export const noPrograms: Exec = {
  run: async ({ file }) => {
    throw new Error(`${file} is not installed`)
  },
  start: () => {
    throw new Error('no program is installed')
  },
}

const noConnections: Http = async ({ url }) => {
  throw new Error(`${url} is not reached: this test has no network`)
}

const pushToMain: Facts = {
  ci: 'local',
  project: 'acme/web',
  event: 'push',
  ref: 'refs/heads/main',
  commit: 'c'.repeat(40),
  headCommit: 'c'.repeat(40),
  runId: '7',
  attempt: 1,
  payload: {},
  writing: { allowed: true },
}

const ofPullRequest: Facts['writing'] = {
  allowed: false,
  reason: 'a pull request writes nothing to a registry',
}
