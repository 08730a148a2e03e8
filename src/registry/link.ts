import { RegistryError } from './error.ts'
import { locationOf, type RegistryResponse } from './response.ts'

/** One link of a `Link` header. */
export interface Link {
  readonly target: string
  /** Parameter names in lower case; of one that is repeated the first counts. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Pages after which a list counts as endless. */
const mostPages = 1000

/**
 * Reads a list page by page, to its end.
 *
 * @param longest bytes of all pages together.
 * @param read sends the request for a page; returns nothing where there is no list at all.
 * @throws RegistryError when a further page is at another registry, or when the list does not end.
 */
export async function readPages(
  first: string,
  read: (target: string | URL, page: number) => Promise<RegistryResponse | undefined>,
  longest: number,
): Promise<void> {
  let bytes = 0
  const seen = new Set<string>()
  let target: string | URL | undefined = first
  for (let page = 0; target !== undefined; page++) {
    const response = await read(target, page)
    if (response === undefined) return
    bytes += response.body.length
    if (bytes > longest)
      throw new RegistryError({ ...response, why: `the list is longer than ${longest / 2 ** 20} MiB` })
    const next = nextPage(response)
    const again = next !== undefined && (seen.has(next.href) || next.href === response.url.href)
    if (again || page === mostPages) throw new RegistryError({ ...response, why: 'the list does not end' })
    if (next !== undefined) seen.add(next.href)
    target = next
  }
}

/**
 * Finds the next page that a response names. A registry behind a proxy may name itself with the scheme of the inside: the
 * page is then asked for where the one before it was.
 *
 * @throws RegistryError when it is at another registry: what is there would be missing.
 */
export function nextPage(response: RegistryResponse): URL | undefined {
  const { url } = response
  const link = parseLinks(response.headers.link ?? []).find(({ parameters }) =>
    (parameters.rel ?? '').toLowerCase().split(/\s+/).includes('next'),
  )
  if (link === undefined) return undefined
  const next = locationOf(link.target, response)
  const place = `${next.protocol}//${next.host}`
  if (/^https?:$/.test(next.protocol)) next.protocol = url.protocol
  if (next.origin !== url.origin)
    throw new RegistryError({
      ...response,
      why: `the list goes on at ${place}, which is not this registry`,
      hint: 'The registry, or a proxy before it, has to name its own address in the header Link.',
    })
  next.hash = ''
  return next
}

/** Reads the lines of `Link`. https://www.rfc-editor.org/rfc/rfc8288#section-3 */
export function parseLinks(lines: readonly string[]): Link[] {
  return lines.flatMap(line => {
    const links = [...line.matchAll(/<([^<>]*)>((?:[^",]|"(?:[^"\\]|\\.)*"|")*)/g)]
    return links.map(([, target = '', rest = '']) => ({
      target: target.trim(),
      parameters: parameters(rest),
    }))
  })
}

function parameters(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', quoted, plain] of text.matchAll(
    /;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*)))?/g,
  ))
    found[name.toLowerCase()] ??= quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? ''
  return found
}
