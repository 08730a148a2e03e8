import type { Host, Kept, Tools } from './stage.ts'
import { createExec } from './system/exec.ts'
import { createHttp } from './system/http.ts'

/** What the entries decide about the tools: the environment they read, and where kept things are written down. */
export interface ToolOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly host: Host
  readonly signal: AbortSignal
  readonly keep: (item: Kept) => void
}

/** Puts the real tools together. */
export function createTools({ env, host, signal, keep }: ToolOptions): Tools {
  return {
    exec: createExec(env),
    http: createHttp(env),
    host,
    log: host.log,
    now: () => Date.now(),
    signal,
    keep,
  }
}
