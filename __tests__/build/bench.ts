import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildInputs } from '../../src/build/inputs.ts'
import type { BuildRequest } from '../../src/build/request.ts'
import { parse } from '../../src/inputs/table.ts'
import type { Cache, CleanupItem, Command, Facts, Tools } from '../../src/stage/stage.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools, thisMachine } from '../tools.ts'

/** The real tools around a folder of our own, with everything that was printed and kept. */
export interface Bench extends AsyncDisposable {
  readonly tools: Tools
  readonly workspace: string
  readonly temp: string
  readonly kept: CleanupItem[]
  readonly masked: string[]
  readonly annotations: { level: string; message: string; file?: string; line?: number }[]
  /** All printed output. */
  printed(): string
  /** What is printed for debugging only. */
  debugged(): string
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
  const root = temporaryFolder('buildonce-bench')
  const workspace = join(root, 'work')
  const temp = join(root, 'temp')
  await Promise.all([mkdir(workspace), mkdir(temp)])
  const printed: string[] = []
  const debugged: string[] = []
  const say = (message: string) => void printed.push(`${message}\n`)
  const log: Tools['log'] = {
    info: say,
    warning: say,
    debug: message => void debugged.push(message),
    group: (_title, work) => work(),
    foreign: work => work(chunk => void printed.push(Buffer.from(chunk).toString('utf8'))),
  }
  const { cache, facts, signal } = options
  const tools = makeTools({
    ...thisMachine(options.env),
    signal,
    facts: { event: 'local', branch: 'main', defaultBranch: 'main', ...facts },
    host: { workspace, temp, cache, log },
  })
  const { kept, masked, annotations } = tools
  return {
    tools,
    workspace,
    temp,
    kept,
    masked,
    annotations,
    printed: () => printed.join(''),
    debugged: () => debugged.join('\n'),
    leftovers: () => readdir(temp),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

/** Starts processes like another one, and tells each before it starts. */
export function tellingStarts(
  exec: Tools['exec'],
  tell: (command: Omit<Command, 'stdin'>, how: 'run' | 'start') => void,
): Tools['exec'] {
  return {
    run(command, watch) {
      tell(command, 'run')
      return exec.run(command, watch)
    },
    start(command) {
      tell(command, 'start')
      return exec.start(command)
    },
  }
}

/** Creates a request from the texts that a user writes. */
export function requestOf(texts: Record<string, string>, more: Partial<BuildRequest> = {}): BuildRequest {
  return { ...parse(buildInputs, texts), driver: 'docker', imageStore: 'containerd', ...more }
}
