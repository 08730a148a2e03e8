import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { buildInputs } from '../../src/build/inputs.ts'
import { digestOf } from '../../src/image/digest.ts'
import { parseRepository } from '../../src/image/reference.ts'
import { parse } from '../../src/inputs/table.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { openBlob } from '../../src/registry/open-blob.ts'
import { listTags } from '../../src/registry/tag-list.ts'
import { createTransport } from '../../src/registry/transport.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { createHttp, type Http } from '../../src/system/http.ts'

const at = parseRepository('registry.example/app')
const bytes = Buffer.from('blob')
const blob = { digest: digestOf(bytes), size: bytes.length }

/** A registry that leads everywhere else; what is asked of others goes out for real. */
function leadingTo(headers: Record<string, string>, status: number) {
  const asked: string[] = []
  const outside = createHttp({}, { resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  const http: Http = async request => {
    asked.push(request.url.href)
    if (request.url.host !== 'registry.example') return outside(request)
    const list = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
    return { status, headers: list, body: Readable.from([Buffer.from('{"tags":[]}')]) }
  }
  const transport = createTransport({
    http,
    keychain: async () => undefined,
    mask: () => {},
    now: Date.now,
    sleep: async () => {},
  })
  return { transport, asked }
}

describe('where a registry leads', () => {
  test.each([
    ['https://storage.example/blob', 'which is refused'],
    ['https://127.0.0.1:1/blob', 'which is refused'],
    ['https://[64:ff9b::7f00:1]/blob', 'which is refused'],
    ['https://metadata.google.internal/', 'which is refused'],
    ['http://storage.example/blob', 'which is not https'],
    ['ftp://storage.example/blob', 'which is not https'],
    ['http://[', 'it leads to "http://[", which is not a URL'],
    ['https://\u0085::error::x/', 'which is not a URL'],
  ])('a download or an upload at %s is refused in words', async (location, why) => {
    const download = leadingTo({ location }, 307)
    await expect(openBlob(download.transport, at, blob)).rejects.toThrow(why)
    const upload = leadingTo({ location }, 202)
    const open = async () => ({ send: async () => {}, close: () => {} })
    await expect(putBlob(upload.transport, at, { blob, open, absent: true })).rejects.toThrow(why)
  })

  test('a next page at no address is refused in words', async () => {
    const { transport } = leadingTo({ link: '<http://[>; rel="next"' }, 200)
    await expect(listTags(transport, at)).rejects.toThrow('which is not a URL')
  })
})

test.each([
  [setupInputs, 'endpoint'],
  [setupInputs, 'builder'],
  [buildInputs, 'context'],
] as const)('an option in place of a value, which docker would obey, is refused: %#', (table, input) => {
  expect(() => parse(table, { [input]: '--help' })).toThrow(input)
})

test.each(['--help', '-h', '-', '.example', 'a..b:', 'registry.example:99999', 'a b', '$(id)'])(
  'the registry %j is refused before docker sees it',
  registry => {
    expect(() => parse(setupInputs, { registry, username: 'me', password: 'word' })).toThrow(
      'is not a host name',
    )
  },
)
