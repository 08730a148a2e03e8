import { Readable } from 'node:stream'
import type { Http, HttpRequest, HttpResponse } from '../../src/system/http.ts'
import { fault, respond } from './registry.ts'

/** Faults between a client and a registry. */
export const faults = [
  'error 500',
  'error 502',
  'limit with a time',
  'limit without a time',
  'reset before',
  'reset after',
  'cut off',
  'slow body',
  'altered manifest',
  'token refused',
  'denied',
  'redirect elsewhere',
  'lying list',
] as const
export type Fault = (typeof faults)[number]

/** Returns numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Simulates faults of network and registry in front of a registry. The faults are counted. */
export function withFaults(
  http: Http,
  {
    random,
    rate,
    only = faults,
    wait = async () => {},
  }: { random: () => number; rate: number; only?: readonly Fault[]; wait?: (ms: number) => Promise<void> },
) {
  const played = new Map<Fault, number>()
  const faulty: Http = async request => {
    if (random() >= rate) return http(request)
    const kind = only[Math.floor(random() * only.length)] as Fault
    const count = () => played.set(kind, (played.get(kind) ?? 0) + 1)
    const answer = await play(kind, request, { http, wait }).catch(error => {
      count()
      throw error
    })
    if (answer === undefined) return http(request)
    count()
    return answer
  }
  return { http: faulty, played }
}

async function play(
  kind: Fault,
  request: HttpRequest,
  { http, wait }: { http: Http; wait: (ms: number) => Promise<void> },
): Promise<HttpResponse | undefined> {
  const { method, url } = request
  const reading = method === 'GET'
  const manifest = url.pathname.includes('/manifests/')
  if (kind === 'error 500') return respond(fault(500, 'UNKNOWN'))
  if (kind === 'error 502') return respond({ status: 502, body: '<html>Bad Gateway</html>' })
  if (kind === 'limit with a time')
    return respond({ ...fault(429, 'TOOMANYREQUESTS'), headers: { 'retry-after': '2' } })
  if (kind === 'limit without a time') return respond(fault(429, 'TOOMANYREQUESTS'))
  if (kind === 'reset before') throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  if (kind === 'denied') return respond(fault(403, 'DENIED'))
  if (kind === 'token refused')
    return respond({
      ...fault(401, 'UNAUTHORIZED'),
      headers: { 'www-authenticate': `Bearer realm="https://auth.${url.host}/token"` },
    })
  if (kind === 'redirect elsewhere' && reading && url.pathname.includes('/blobs/'))
    return respond({ status: 307, headers: { location: `https://thief.example${url.pathname}` } })
  if (kind === 'lying list' && url.pathname.includes('/referrers/')) return respond(lie(request))
  if (kind === 'reset after') {
    await drained(await http(request))
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
  }
  if (kind === 'cut off' && reading) return cutOff(await http(request))
  if (kind === 'slow body' && reading) return slowed(await http(request), wait)
  if (kind === 'altered manifest' && reading && manifest) {
    const answer = await http(request)
    const bytes = await drained(answer)
    return { ...answer, body: Readable.from([Buffer.from(bytes.toString().replace('"size":', '"size":1'))]) }
  }
  return undefined
}

/** A list that names an image which has nothing to do with the one that was asked for. */
function lie({ url }: HttpRequest) {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const digest = url.pathname.split('/').at(-1)
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 }]
  return {
    status: 200,
    headers: { 'content-type': mediaType },
    body: JSON.stringify({ schemaVersion: 2, mediaType, manifests }),
  }
}

async function cutOff(answer: HttpResponse): Promise<HttpResponse> {
  const bytes = await drained(answer)
  async function* half() {
    yield bytes.subarray(0, Math.floor(bytes.length / 2))
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  }
  return { ...answer, body: Readable.from(half()) }
}

/** Returns a body piece by piece, with long waits: long enough for a token to run out in between. */
async function slowed(answer: HttpResponse, wait: (ms: number) => Promise<void>): Promise<HttpResponse> {
  const bytes = await drained(answer)
  const piece = Math.max(1, Math.ceil(bytes.length / 4))
  async function* slowly() {
    for (let at = 0; at < bytes.length; at += piece) {
      await wait(8000)
      yield bytes.subarray(at, at + piece)
    }
  }
  return { ...answer, body: Readable.from(slowly()) }
}

async function drained({ body }: HttpResponse): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
