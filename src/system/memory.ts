import type { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes that may arrive before their memory is given back. */
const most = 4 * 1024 * 1024

const watched = new WeakSet<Socket>()
let arrived = 0
let collect: ((options: { readonly type: 'minor' }) => void) | undefined

/**
 * Returns the memory of what arrives at a connection back while more arrives. Each piece has memory of its own that lies
 * outside of JavaScript's heap: the collector sees little reason to run and lets 100 MB of it pile up. Asked for often it
 * has next to nothing to do, and the pages are used again instead of new ones.
 */
export function reclaim(socket: Socket): void {
  if (watched.has(socket)) return
  watched.add(socket)
  socket.on('data', (piece: Buffer) => {
    arrived += piece.length
    if (arrived < most) return
    arrived = 0
    collect ??= collector()
    collect({ type: 'minor' })
  })
}

/** Takes the function that a flag makes visible in contexts made after it. https://nodejs.org/api/v8.html#v8setflagsfromstringflags */
function collector(): typeof collect & object {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  setFlagsFromString('--no-expose-gc')
  return typeof found === 'function' ? (found as ReturnType<typeof collector>) : () => {}
}
