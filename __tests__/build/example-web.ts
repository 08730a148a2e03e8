import { randomUUID } from 'node:crypto'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { bootstrapped } from '../bootstrapped.ts'
import type { Bench } from './bench.ts'

/** Puts the example into the workspace and gives the texts that build it without the internet. */
export async function exampleWeb(bench: Bench): Promise<Record<string, string>> {
  await cp(new URL('../../examples/web', import.meta.url), join(bench.workspace, 'web'), { recursive: true })
  return {
    context: 'web',
    'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    secrets: `token=${randomUUID()}`,
  }
}
