import { setTimeout as sleepFor } from 'node:timers/promises'
import { describe, UserError } from '../../messages/errors.ts'
import { retryAfter } from '../../system/retry-after.ts'
import { DownloadError, type DownloadTools, download } from './download.ts'
import { assertSha256 } from './sha256.ts'

/** A file with several download addresses. */
export interface WantedFile {
  /** Tried in order, whatever the previous one failed with. */
  readonly addresses: readonly string[]
  /** 64 hex digits. */
  readonly sha256: string
}

/** How files are fetched: `now` is in milliseconds since 1970. */
interface FetchTools extends DownloadTools {
  readonly log: { info(line: string): void }
  readonly now: () => number
}

/** Attempts for each address: while there is another one, and for the last one. */
const tries = { another: 2, last: 4 }

/** Milliseconds: the first pause between two tries, each twice as long as the one before, and the longest. */
const [firstPause, longestPause] = [500, 30_000]

/**
 * Downloads a file from the first address that has the expected content. Transient faults (no connection, a broken one,
 * a busy server) are retried.
 *
 * @throws UserError with the cause for each address.
 */
export async function fetchFrom(
  { addresses, sha256 }: WantedFile,
  path: string,
  tools: FetchTools,
): Promise<void> {
  const causes: string[] = []
  for (const [at, address] of addresses.entries()) {
    const most = at < addresses.length - 1 ? tries.another : tries.last
    tools.log.info(`Fetching ${address}`)
    try {
      await persistently(() => download(address, path, tools), most, tools)
      return await assertSha256(path, sha256)
    } catch (error) {
      tools.signal.throwIfAborted()
      causes.push(`${address}: ${describe(error)}`)
    }
  }
  throw new UserError(
    causes.length === 0 ? 'no address is given' : `no address provides it:\n- ${causes.join('\n- ')}`,
  )
}

async function persistently(
  work: () => Promise<void>,
  most: number,
  { log, now, signal }: FetchTools,
): Promise<void> {
  for (let done = 1; ; done++) {
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      if (!mayPass(error)) throw error
      if (done === most) throw new UserError(`${describe(error)} (${most} tries)`, { cause: error })
      const asked = error instanceof DownloadError ? retryAfter(error.retryAfter, now()) : undefined
      const pause = Math.min(asked ?? firstPause * 2 ** (done - 1), longestPause)
      log.info(`${describe(error)}: retrying in ${pause / 1000} s`)
      await sleepFor(pause, undefined, { signal })
    }
  }
}

/** Faults without a response (a broken connection, a name that is not found) may be transient as well. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof DownloadError)) return !(error instanceof UserError)
  return error.status === 408 || error.status === 429 || error.status >= 500
}
