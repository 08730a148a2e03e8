import { startingBuildx } from '../engine/start-buildx.ts'
import type { CleanupItem, Host, Tools } from '../stage/stage.ts'
import { createExec } from '../system/exec.ts'
import { createHttp } from '../system/http.ts'
import { reachGrpc } from '../system/reach.ts'

/** What the entries decide about the tools: the environment they read, and where cleanup items are registered. */
export interface ToolOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly host: Host
  readonly signal: AbortSignal
  readonly registerCleanup: (item: CleanupItem) => void
}

/** Creates the real tools. */
export function createTools({ env, host, signal, registerCleanup }: ToolOptions): Tools {
  return {
    exec: startingBuildx(createExec(env), env),
    http: createHttp(env),
    reach: reachGrpc,
    host,
    log: host.log,
    now: () => Date.now(),
    signal,
    registerCleanup,
  }
}
