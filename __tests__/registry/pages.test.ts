import { describe, expect, test } from '@jest/globals'
import { nextPage, parseLinks } from '../../src/registry/link.ts'
import { listReferrers } from '../../src/registry/referrers.ts'
import { listTags } from '../../src/registry/tag-list.ts'
import type { Http } from '../../src/system/http.ts'
import { fault, respond, type Scripted } from '../fakes/registry.ts'
import { fakeTransport } from './transports.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const subject = `sha256:${'a'.repeat(64)}` as const
const index = 'application/vnd.oci.image.index.v1+json'

const link = (target: string, ...lines: string[]) =>
  nextPage({
    status: 200,
    method: 'GET',
    url: new URL('https://registry.example/v2/acme/web/tags/list?n=2'),
    headers: { link: lines.length > 0 ? lines : [`<${target}>; rel="next"`] },
    body: Buffer.alloc(0),
  })?.href

describe('a link to the next page', () => {
  test.each([
    ['</v2/acme/web/tags/list?last=b>; rel="next"'],
    ['</v2/acme/web/tags/list?last=b>;rel=next'],
    ['</v2/acme/web/tags/list?last=b> ; REL = "Next"'],
    ['</v2/acme/web/tags/list?last=b>; rel="prev next"'],
    ['</v2/acme/web/tags/list?last=b>; title="a, b; rel=prev"; rel="next"'],
    ['</v2/acme/web/tags/list?last=b>; title="a \\" <x>; rel=prev"; rel=next'],
    ['</one>; rel="prev", </v2/acme/web/tags/list?last=b>; rel="next"'],
    ['</v2/acme/web/tags/list?last=b>; type="x/y"; rel="next", </last>; rel="last"'],
    ['</v2/acme/web/tags/list?last=b>; rel="next"; rel="prev"'],
    ['< ?last=b >; rel="next"'],
    ['https://elsewhere.example', '</one>; rel=first', '</v2/acme/web/tags/list?last=b>; rel=next'],
    ['<https://registry.example:443/v2/acme/web/tags/list?last=b>; rel="next"'],
    ['<http://registry.example/v2/acme/web/tags/list?last=b>; rel="next"'],
    ['<//registry.example/v2/acme/web/tags/list?last=b#x>; rel="next"'],
  ])('is read from %s', (...lines) => {
    expect(link('', ...lines)).toBe('https://registry.example/v2/acme/web/tags/list?last=b')
  })

  test.each([
    ['</v2/acme/web/tags/list?last=b>; rel="prev"'],
    ['</v2/acme/web/tags/list?last=b>; rel="prev"; rel="next"'],
    ['</v2/acme/web/tags/list?last=b>; title="rel=next"'],
    ['</v2/acme/web/tags/list?last=b>; rel="nextpage"'],
    ['</v2/acme/web/tags/list?last=b>'],
    [''],
  ])('is not read from %s', line => {
    expect(link('', line)).toBeUndefined()
  })

  test.each([
    'https://internal.example/v2/acme/web/tags/list?last=b',
    'https://registry.example:8443/v2/acme/web/tags/list?last=b',
    'http://10.0.0.7:5000/v2/acme/web/tags/list?last=b',
    'ftp://registry.example/x',
  ])('to %s is an error, because the rest of the list would be missing', target => {
    expect(() => link(target)).toThrow(/the list goes on at .*, which is not this registry/)
  })

  test('keeps commas and quotes of its parameters apart from those between links', () => {
    expect(parseLinks(['<a>; x="1, \\"2\\""; y, <b,c>; z=3'])).toEqual([
      { target: 'a', parameters: { x: '1, "2"', y: '' } },
      { target: 'b,c', parameters: { z: '3' } },
    ])
  })
})

/** A list of 60 in pages of 10, whose links are made by the test. */
function paged(next: (last: number) => string, page = (_: number): Scripted | undefined => undefined) {
  const asked: string[] = []
  const http: Http = async ({ url }) => {
    asked.push(`${url.pathname}${url.search}`)
    const start = Number(url.searchParams.get('last') ?? 0)
    const numbers = Array.from({ length: 10 }, (_, n) => start + n)
    const manifests = numbers.map(n => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: `sha256:${String(n).padStart(64, '0')}`,
      size: 1,
    }))
    const list = url.pathname.includes('/referrers/')
      ? { schemaVersion: 2, mediaType: index, manifests }
      : { name: at.repository, tags: numbers.map(String) }
    return respond(
      page(start) ?? {
        status: 200,
        headers: {
          'content-type': index,
          ...(start < 50 && { link: `<${next(start + 10)}>; rel="next"` }),
        },
        body: JSON.stringify(list),
      },
    )
  }
  return { transport: fakeTransport(http), http, asked }
}

describe.each([
  ['tags', 'tags/list', listTags],
  [
    'referrers',
    `referrers/${subject}`,
    (transport: never, place: never) => listReferrers(transport, place, subject),
  ],
] as const)('a list of %s in pages', (_, path, list) => {
  const read = ({ transport }: ReturnType<typeof paged>) => list(transport as never, at as never)

  test('is read to its end, also when the registry names itself with another scheme', async () => {
    expect(await read(paged(last => `/v2/acme/web/${path}?last=${last}`))).toHaveLength(60)
    expect(
      await read(paged(last => `http://registry.example/v2/acme/web/${path}?last=${last}`)),
    ).toHaveLength(60)
  })

  test.each(['https://registry.example', ''])(
    'that another host serves goes on where its links lead, at %j',
    async home => {
      const pages = paged(last => `${home}/v2/acme/web/${path}?last=${last}`)
      const served = pages.http
      const seen: string[] = []
      const http: Http = async request => {
        const { url, headers = {} } = request
        seen.push(`${url.host} ${headers.authorization ?? '-'}`)
        if (url.host === 'backend.example') return served(request)
        return headers.authorization
          ? respond({
              status: 307,
              headers: { location: `https://backend.example${url.pathname}${url.search}` },
            })
          : respond({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } })
      }
      const credentials = { kind: 'basic', username: 'alice', password: 'word' } as const
      expect(await list(fakeTransport(http, { credentials }) as never, at as never)).toHaveLength(60)
      expect(seen.filter(line => line.startsWith('backend') && !line.endsWith(' -'))).toEqual([])
    },
  )

  test('is an error when it goes on at another host', async () => {
    const failing = read(paged(last => `https://other.example/v2/acme/web/${path}?last=${last}`))
    await expect(failing).rejects.toThrow('the list goes on at https://other.example')
  })

  test('is an error when it leads back to a page that was read', async () => {
    const pages = paged(last => `/v2/acme/web/${path}?last=${last === 40 ? 20 : last}`)
    await expect(read(pages)).rejects.toThrow('the list does not end')
    expect(pages.asked.length).toBeLessThan(6)
  })

  test.each([404, 400, 200])(
    'is an error when a further page is answered with %d and no list',
    async status => {
      const pages = paged(
        last => `/v2/acme/web/${path}?last=${last}`,
        start =>
          start === 30
            ? { ...fault(status, 'UNKNOWN'), headers: { 'content-type': 'text/html' } }
            : undefined,
      )
      await expect(read(pages)).rejects.toThrow(`https://registry.example/v2/acme/web/${path}`)
    },
  )
})

describe('a list of referrers', () => {
  const listed = (answer: (path: string) => Scripted) =>
    fakeTransport(async ({ url }) => respond(answer(url.pathname)))
  const entry = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: `sha256:${'b'.repeat(64)}`,
    size: 1,
  }
  const body = JSON.stringify({ schemaVersion: 2, mediaType: index, manifests: [entry] })

  test.each([index, index.toUpperCase(), `${index}; charset=utf-8`, 'application/json', 'text/plain'])(
    'is read also where it is sent as %s',
    async type => {
      const transport = listed(path =>
        path.includes('/referrers/')
          ? { status: 200, headers: { 'content-type': type }, body }
          : fault(404, 'MANIFEST_UNKNOWN'),
      )
      expect(await listReferrers(transport, at, subject)).toHaveLength(1)
    },
  )

  test('of a repository that is not there says nothing of those of others', async () => {
    const transport = listed(path =>
      path.startsWith('/v2/acme/web/referrers/')
        ? { status: 200, headers: { 'content-type': index }, body }
        : fault(404, 'NAME_UNKNOWN'),
    )
    expect(await listReferrers(transport, { ...at, repository: 'acme/new' }, subject)).toEqual([])
    expect(await listReferrers(transport, at, subject)).toHaveLength(1)
  })
})

test('long pages are asked for, also where the links say nothing of their length', async () => {
  const { transport, asked } = paged(last => `/v2/acme/web/tags/list?last=${last}`)
  await listTags(transport, at)
  expect(asked[0]).toBe('/v2/acme/web/tags/list?n=1000')
  expect(asked.slice(1).every(line => line.endsWith('&n=1000'))).toBe(true)
})

test('a registry that refuses long pages is asked for its own', async () => {
  const { transport, asked } = paged(last => `/v2/acme/web/tags/list?last=${last}`)
  const picky: Http = async request =>
    request.url.searchParams.has('n')
      ? respond(fault(400, 'PAGINATION_NUMBER_INVALID'))
      : respond({ status: 200, body: JSON.stringify({ tags: ['a', 'b'] }) })
  expect(await listTags(fakeTransport(picky), at)).toEqual(['a', 'b'])
  expect(await listTags(transport, at)).toHaveLength(60)
  expect(asked).toHaveLength(6)
})
