import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Call, Called } from './calls.ts'

/**
 * Uses Buildonce from outside, without a bundle: all calls in one other process, because its start is most of the time
 * that they take.
 */
export async function runCalls(calls: readonly Call[]): Promise<Called[]> {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'calls.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  program.stdin.end(JSON.stringify(calls))
  const results = JSON.parse(await text(program.stdout)) as Called[]
  if (results.length !== calls.length) throw new Error('a call did not end')
  return results
}
