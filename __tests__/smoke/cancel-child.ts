import { createTools } from '../../src/entry/tools.ts'
import { createLocalHost } from '../../src/hosts/local.ts'
import { parse } from '../../src/inputs/table.ts'
import { smokeInputs } from '../../src/smoke/inputs.ts'
import { cleanUp, smoke } from '../../src/smoke/smoke.ts'
import type { CleanupItem } from '../../src/stage/stage.ts'
import { listenForCancel } from '../../src/system/cancel.ts'

/** Runs a smoke test as an entry would, so that the test can cancel a real process; prints what it keeps. */
const { subject, inputs } = JSON.parse(process.argv[2] ?? '{}')
const cancel = listenForCancel()
const kept: CleanupItem[] = []
const sha = '0'.repeat(40)
const facts = {
  ci: 'local',
  project: 'acme/web',
  event: 'push',
  ref: 'refs/heads/main',
  commit: sha,
  headCommit: sha,
  runId: '1',
  attempt: 1,
  payload: {},
  writing: { allowed: true },
} as const
const host = createLocalHost(process.env, facts, { write: text => process.stderr.write(text) })
const registerCleanup = (item: CleanupItem) => {
  kept.push(item)
  process.stdout.write(`${JSON.stringify(item)}\n`)
}
const tools = createTools({ env: process.env, host, signal: cancel.signal, registerCleanup })
try {
  await smoke({ ...parse(smokeInputs, inputs), subject }, tools)
} catch {
  process.exitCode = 2
}
if (cancel.signal.aborted) await cleanUp(kept, tools)
const code = cancel.exitCode()
if (code !== undefined) process.exit(code)
