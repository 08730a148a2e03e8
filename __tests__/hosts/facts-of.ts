import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFacts } from '../../src/hosts/facts.ts'
import type { Facts } from '../../src/hosts/host.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** What surrounds a run beside its variables. */
export interface Around {
  /** The event as GitHub's runner hands it over. */
  readonly payload?: unknown
  /** The commit that is checked out, detached; without it there is no checkout. */
  readonly head?: string
}

/** Reads the facts of a run from nothing but these variables, in a folder of its own. */
export function factsOf(
  env: Readonly<Record<string, string | undefined>>,
  { payload, head }: Around = {},
): Promise<Facts> {
  const folder = temporaryFolder('facts')
  if (head !== undefined) {
    mkdirSync(join(folder, '.git'))
    writeFileSync(join(folder, '.git', 'HEAD'), `${head}\n`)
  }
  const event = join(folder, 'event.json')
  if (payload !== undefined) writeFileSync(event, JSON.stringify(payload))
  return readFacts({
    env: { ...env, ...(payload !== undefined && { GITHUB_EVENT_PATH: event }) },
    folder,
    exec: createExec({ PATH: process.env.PATH, HOME: folder }),
  })
}
