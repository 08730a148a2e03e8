import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes that may pass before their memory is given back. */
const most = 8 * 1024 * 1024

let passed = 0
let collect: ((options: { readonly type: 'minor' }) => void) | undefined

/**
 * Gives the memory of bytes back that have passed through this process. Each piece of a connection has memory of its
 * own that lies outside of JavaScript's heap: the collector sees little reason to run and lets 100 MB of it pile up.
 * Asked for often it has next to nothing to do, and the pages are used again instead of new ones.
 */
export function noteTraffic(bytes: number): void {
  passed += bytes
  if (passed < most) return
  passed = 0
  collect ??= collector()
  collect({ type: 'minor' })
}

/** Takes the function that a flag makes visible in contexts made after it. https://nodejs.org/api/v8.html#v8setflagsfromstringflags */
function collector(): typeof collect & object {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  setFlagsFromString('--no-expose-gc')
  return typeof found === 'function' ? (found as ReturnType<typeof collector>) : () => {}
}
