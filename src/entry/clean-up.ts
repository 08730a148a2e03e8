import { factsOfNothing } from '../hosts/facts.ts'
import { createLocalHost } from '../hosts/local.ts'
import { InputError } from '../messages/errors.ts'
import { recordFile } from '../pipeline/record-file.ts'
import { cleanUpPending, takePending } from './pending-cleanup.ts'
import { createTools } from './tools.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Removes what single stages with one record have left behind. It may run twice. */
export async function cleanUp(runFile: string | undefined, env: Environment): Promise<number> {
  if (runFile === undefined) throw new InputError([{ input: '--run-file', message: 'is required' }])
  const host = createLocalHost(env, factsOfNothing(env), {
    write: text => process.stderr.write(text),
  })
  const left = await takePending(recordFile(runFile, host))
  const { signal } = new AbortController()
  await cleanUpPending(left, () => createTools({ env, host, signal, registerCleanup: () => {} }))
  return 0
}
