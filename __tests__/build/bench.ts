import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildInputs } from '../../src/build/inputs.ts'
import type { BuildRequest } from '../../src/build/request.ts'
import { parse } from '../../src/inputs/table.ts'
import type { Cache, CleanupItem, Facts, Host, Tools } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'

/** The real tools around a folder of our own, with everything that was printed and kept. */
export interface Bench extends AsyncDisposable {
  readonly tools: Tools
  readonly workspace: string
  readonly temp: string
  readonly kept: CleanupItem[]
  readonly masked: string[]
  readonly annotations: { level: string; message: string; file?: string; line?: number }[]
  /** All that a person would have read. */
  printed(): string
  /** What lies in the folder for files of the run. */
  leftovers(): Promise<string[]>
}

export interface BenchOptions {
  readonly facts?: Partial<Facts>
  readonly env?: Readonly<Record<string, string>>
  readonly cache?: Cache
  readonly signal?: AbortSignal
}

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const root = await mkdtemp(join(tmpdir(), 'buildonce-bench-'))
  const workspace = join(root, 'work')
  const temp = join(root, 'temp')
  await Promise.all([mkdir(workspace), mkdir(temp)])
  const env = { ...process.env, ...options.env }
  const printed: string[] = []
  const kept: CleanupItem[] = []
  const masked: string[] = []
  const annotations: { level: string; message: string }[] = []
  const say = (message: string) => void printed.push(`${message}\n`)
  const log: Tools['log'] = {
    info: say,
    warning: say,
    debug: say,
    group: (_title, work) => work(),
    foreign: work => work(chunk => void printed.push(Buffer.from(chunk).toString('utf8'))),
  }
  const host: Host = {
    facts: { ...localFacts, ...options.facts },
    workspace,
    temp,
    variable: name => env[name],
    log,
    mask: secret => void masked.push(secret),
    annotate: (level, message, place) => void annotations.push({ level, message, ...place }),
    summary: async () => {},
    cache: options.cache,
  }
  const signal = options.signal ?? new AbortController().signal
  const registerCleanup = (item: CleanupItem) => void kept.push(item)
  return {
    tools: { exec: createExec(env), http: createHttp({}), host, log, now: Date.now, signal, registerCleanup },
    workspace,
    temp,
    kept,
    masked,
    annotations,
    printed: () => printed.join(''),
    leftovers: () => readdir(temp),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

const localFacts: Facts = {
  ci: 'local',
  project: 'acme/web',
  event: 'local',
  ref: 'refs/heads/main',
  commit: '1'.repeat(40),
  headCommit: '1'.repeat(40),
  branch: 'main',
  defaultBranch: 'main',
  runId: '1',
  attempt: 1,
  payload: {},
}

/** Makes a request from the texts that a user writes. */
export function requestOf(texts: Record<string, string>, more: Partial<BuildRequest> = {}): BuildRequest {
  return { ...parse(buildInputs, texts), driver: 'docker', imageStore: 'containerd', ...more }
}

/** Puts the example into the workspace and gives the texts that build it without the internet. */
export async function exampleWeb(bench: Bench): Promise<Record<string, string>> {
  await cp(new URL('../../examples/web', import.meta.url), join(bench.workspace, 'web'), { recursive: true })
  return {
    context: 'web',
    'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    secrets: `token=${randomUUID()}`,
  }
}
