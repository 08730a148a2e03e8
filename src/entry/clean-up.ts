import { existsSync } from 'node:fs'
import { factsOfNothing } from '../hosts/facts.ts'
import { createLocalHost } from '../hosts/local.ts'
import { InputError } from '../messages/errors.ts'
import { recordFile } from '../pipeline/record-file.ts'
import { cleanUpPending } from './pending-cleanup.ts'
import { takePending } from './take-pending.ts'
import { createTools } from './tools.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Removes what single stages with one record have left behind. It may run twice. */
export async function cleanUp(runFile: string | undefined, env: Environment): Promise<number> {
  if (!runFile)
    throw new InputError([{ input: '--run-file', message: 'is required' }], {
      hint: 'Give the file that the commands before had with --run-file: what they left is noted for it.',
    })
  const host = createLocalHost(env, factsOfNothing(env), {
    write: text => process.stderr.write(text),
  })
  const file = recordFile(runFile, host)
  const left = await takePending(file, host.log.warning)
  if (left.length === 0) {
    const record = existsSync(file.path) ? file.path : `${file.path}, which is not there`
    host.log.info(`nothing is to be removed: no command of this account has left anything with ${record}`)
  }
  const { signal } = new AbortController()
  await cleanUpPending(left, () => createTools({ env, host, signal, registerCleanup: () => {} }))
  return 0
}
