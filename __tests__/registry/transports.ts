import type { Credentials } from '../../src/registry/auth/credentials.ts'
import { createTransport, type Transport } from '../../src/registry/transport.ts'
import { createHttp, type Http } from '../../src/system/http.ts'

/** A clock that jumps instead of waiting. */
export function fakeClock(start = Date.parse('2026-11-21T08:00:00Z')) {
  let time = start
  return {
    now: () => time,
    sleep: async (ms: number) => {
      time += ms
    },
    get waited() {
      return time - start
    },
  }
}

/** Opens an anonymous transport to real registries. */
export function anonymousTransport(http: Http = createHttp({})): Transport {
  return createTransport({ http, keychain: async () => undefined, mask: () => {}, now: Date.now })
}

/** Opens a transport to fake registries: no real time passes, and secrets that were hidden are listed. */
export function fakeTransport(
  http: Http,
  {
    credentials,
    clock = fakeClock(),
  }: { credentials?: Credentials; clock?: ReturnType<typeof fakeClock> } = {},
): Transport & { readonly masked: string[] } {
  const masked: string[] = []
  const transport = createTransport({
    http,
    keychain: async () => credentials,
    mask: secret => masked.push(secret),
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0.5,
  })
  return { ...transport, masked }
}
