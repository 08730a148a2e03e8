import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CleanupItem, Log, Tools } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'

/** Tools that do real things, and what was printed and kept through them. */
export interface TestTools extends Tools {
  /** What people would read, line by line, with a mark for its kind. */
  readonly lines: string[]
  readonly foreign: string[]
  readonly kept: CleanupItem[]
  close(): Promise<void>
}

/** Makes tools over this machine, with a temporary folder of their own and the given environment added. */
export async function testTools(env: Readonly<Record<string, string>> = {}): Promise<TestTools> {
  const folder = await mkdtemp(join(tmpdir(), 'buildonce-test-'))
  const all = { ...process.env, ...env }
  const lines: string[] = []
  const foreign: string[] = []
  const kept: CleanupItem[] = []
  const log: Log = {
    info: message => void lines.push(message),
    warning: message => void lines.push(`warning: ${message}`),
    debug: () => {},
    group: async (title, work) => {
      lines.push(`group: ${title}`)
      return work()
    },
    foreign: work => work(chunk => void foreign.push(Buffer.from(chunk).toString('utf8'))),
  }
  return {
    exec: createExec(all),
    http: createHttp({}),
    host: {
      facts: facts,
      workspace: folder,
      temp: folder,
      variable: name => all[name],
      log,
      mask: () => {},
      annotate: () => {},
      summary: async () => {},
    },
    log,
    now: Date.now,
    signal: new AbortController().signal,
    registerCleanup: item => void kept.push(item),
    lines,
    foreign,
    kept,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The jails that this machine can have; tests of the others are reported as not run. */
export function canJail(sandbox: string): boolean {
  const root = process.getuid?.() === 0
  if (sandbox === 'unshare') return root
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  const noNamespaces = existsSync(restricted) && readFileSync(restricted, 'utf8').trim() === '1'
  return sandbox !== 'bubblewrap' || root || !noNamespaces
}

const facts = {
  ci: 'local',
  project: 'acme/web',
  event: 'push',
  ref: 'refs/heads/main',
  commit: 'a'.repeat(40),
  headCommit: 'a'.repeat(40),
  runId: '1',
  attempt: 1,
  payload: {},
} as const
