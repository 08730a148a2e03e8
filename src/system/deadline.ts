import type { ClientRequest } from 'node:http'

/** How long a request may take as a whole. */
export interface Deadline {
  /** Milliseconds, whatever is sent. */
  readonly base: number
  /** Bytes that at least arrive in a second, of what was announced. */
  readonly rate: number
}

/** A server that sends a byte now and then is never silent, and never done. */
const usual: Deadline = { base: 120_000, rate: 16 * 1024 }

/** Interim responses (1xx) to one request. */
const mostInterim = 50

/** Bytes that a response without a length is taken for. */
const unannounced = 16 * 1024 * 1024

/**
 * Ends a request that takes too long altogether: until the response begins, as long as its body takes to be sent; from then on
 * as long as the announced body takes to arrive.
 */
export function startDeadline(outgoing: ClientRequest, sent: number, deadline = usual): void {
  const { base, rate } = deadline
  const arm = (stream: { destroy(error: Error): unknown }, what: string, bytes: number) => {
    const ms = Math.min(base + (bytes / rate) * 1000, 2 ** 31 - 1)
    const late = () => void stream.destroy(new Error(`${what} took longer than ${Math.round(ms / 1000)} s`))
    return setTimeout(late, ms).unref()
  }
  let timer = arm(outgoing, 'the response', sent)
  let interim = 0
  let answered = false
  outgoing.on('information', () => {
    if (++interim > mostInterim)
      outgoing.destroy(new Error(`more than ${mostInterim} interim responses came`))
  })
  outgoing.once('response', incoming => {
    answered = true
    clearTimeout(timer)
    const announced = Number(incoming.headers['content-length'] ?? unannounced)
    timer = arm(incoming, 'the body of the response', Number.isFinite(announced) ? announced : unannounced)
    incoming.once('close', () => clearTimeout(timer))
  })
  outgoing.once('close', () => {
    if (!answered) clearTimeout(timer)
  })
}
