import type { Socket } from 'node:net'

/** Bytes that may arrive before their memory is freed. */
const most = 4 * 1024 * 1024

const watched = new WeakSet<Socket>()
let arrived = 0
let collect: ((options: { readonly type: 'minor' }) => void) | undefined

/**
 * Frees the memory of received chunks while more arrive. Each chunk has its own memory outside of JavaScript's heap, so
 * the garbage collector runs rarely and 100 MB accumulate. Run often it has little to do, and the pages are reused.
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

/**
 * Gets the function that a flag exposes in contexts created after it.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
function collector(): typeof collect & object {
  // Loaded only where much is received.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  const { runInNewContext } = process.getBuiltinModule('node:vm')
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  setFlagsFromString('--no-expose-gc')
  return typeof found === 'function' ? (found as ReturnType<typeof collector>) : () => {}
}
