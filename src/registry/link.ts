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
 * @param home the API of the registry, to which also the pages of another host may lead back.
 * @param longest bytes of all pages together.
 * @param read sends the request for a page; returns nothing where there is no list at all.
 * @throws RegistryError when a further page is at another registry, or when the list does not end.
 */
export async function readPages(
  first: string,
  read: (target: string | URL, page: number) => Promise<RegistryResponse | undefined>,
  { home, longest }: { readonly home: URL; readonly longest: number },
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
    const next = nextPage(response, home)
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
export function nextPage(response: RegistryResponse, home = response.url): URL | undefined {
  const { url } = response
  const link = parseLinks(response.headers.link ?? []).find(({ parameters }) =>
    (parameters.rel ?? '').toLowerCase().split(/\s+/).includes('next'),
  )
  if (link === undefined) return undefined
  const next = locationOf(link.target, response)
  const place = `${next.protocol}//${next.host}`
  const known = [url, home].some(({ protocol, origin }) => {
    if (/^https?:$/.test(next.protocol)) next.protocol = protocol
    return next.origin === origin
  })
  if (!known)
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
  return lines.flatMap(linksIn)
}

function linksIn(line: string): Link[] {
  const links: Link[] = []
  for (let at = 0; ; ) {
    const open = line.indexOf('<', at)
    const close = open === -1 ? -1 : line.indexOf('>', open)
    if (close === -1) return links
    const end = endOfLink(line, close + 1)
    links.push({
      target: line.slice(open + 1, close).trim(),
      parameters: parameters(line.slice(close + 1, end)),
    })
    at = end
  }
}

/** Finds the comma behind a link, which in a quoted text is none; a quote that nothing ends is a character like others. */
function endOfLink(line: string, from: number): number {
  let endless = false
  let at = from
  while (at < line.length && line[at] !== ',') {
    const end: number = line[at] === '"' && !endless ? endOfQuoted(line, at + 1) : at
    endless ||= end === -1
    at = Math.max(end, at) + 1
  }
  return at
}

/** Finds the quote that ends a text; -1 where there is none. */
function endOfQuoted(line: string, from: number): number {
  for (let at = from; at < line.length; at += line[at] === '\\' ? 2 : 1) if (line[at] === '"') return at
  return -1
}

function parameters(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', quoted, plain] of text.matchAll(
    /;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*)))?/g,
  ))
    found[name.toLowerCase()] ??= quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? ''
  return found
}
