/** What goes wrong between a client and a real registry, by the connection or by an answer. */
export const proxyFaults = [
  'error 500',
  'error 502 in HTML',
  'limit with a time',
  'limit without a time',
  'reset before',
  'reset after',
  'reset of an idle connection',
  'upload cut off',
  'answer before the upload ends',
  'answer cut off',
  'answer in pieces',
  'altered manifest',
  'page for people',
  'token refused',
  'token server broken',
  'denied',
  'no HEAD',
  'no digest',
  'other digest',
  'content at a thief',
  'content elsewhere',
  'upload elsewhere',
  'lying list',
] as const
export type ProxyFault = (typeof proxyFaults)[number]

/** A request, as far as it decides which faults it can have. */
export interface Faulty {
  readonly method: string
  /** `manifests`, `blobs`, `uploads`, `referrers`, `tags`, `token`, or nothing. */
  readonly kind: string
}

/** Returns whether a fault can happen to a request. */
export function suits(fault: ProxyFault, { method, kind }: Faulty): boolean {
  const reads = method === 'GET' || method === 'HEAD'
  const got = method === 'GET' && kind !== 'token'
  if (fault === 'token server broken') return kind === 'token'
  if (fault === 'token refused' || fault === 'denied') return kind !== 'token'
  if (fault === 'upload cut off' || fault === 'answer before the upload ends') return method === 'PUT'
  if (fault === 'answer cut off' || fault === 'answer in pieces') return method === 'GET'
  if (fault === 'altered manifest') return got && kind === 'manifests'
  if (fault === 'page for people') return got && kind === 'manifests'
  if (fault === 'no HEAD') return method === 'HEAD'
  if (fault === 'no digest') return kind === 'manifests'
  if (fault === 'other digest') return kind === 'manifests' && method === 'PUT'
  if (fault === 'content at a thief') return got && kind === 'blobs'
  if (fault === 'content elsewhere') return reads && ['manifests', 'blobs', 'tags'].includes(kind)
  if (fault === 'upload elsewhere') return method === 'POST' && kind === 'uploads'
  if (fault === 'lying list') return got && kind === 'referrers'
  return true
}

/** Returns what a path of the API is about. */
export function kindOf(path: string): string {
  if (path === '/token') return 'token'
  const [, kind = ''] = /\/(manifests|blobs\/uploads|blobs|referrers|tags)\//.exec(path) ?? []
  return kind === 'blobs/uploads' ? 'uploads' : kind
}
