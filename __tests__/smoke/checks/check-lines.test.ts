import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse } from '../../../src/inputs/table.ts'
import { parseCheckLine } from '../../../src/smoke/checks/check-lines.ts'
import { splitWords } from '../../../src/smoke/checks/shell-words.ts'
import { smokeInputs } from '../../../src/smoke/inputs.ts'

describe('a check line', () => {
  test.each([
    ['http /healthz', { kind: 'http', path: '/healthz', method: 'GET', statuses: [[200, 399]] }],
    [
      'http / status=200,404',
      {
        statuses: [
          [200, 200],
          [404, 404],
        ],
      },
    ],
    [
      'http / status=2xx,300-302',
      {
        statuses: [
          [200, 299],
          [300, 302],
        ],
      },
    ],
    ['http /a?b=c&d=e port=8080 method=HEAD', { path: '/a?b=c&d=e', port: 8080, method: 'HEAD' }],
    ['https / insecure', { scheme: 'https', insecure: true }],
    [
      'http / body="all is well" body~^ok header:X-App~^web',
      {
        body: [
          { by: 'text', text: 'all is well' },
          { by: 'pattern', source: '^ok' },
        ],
        headers: [{ name: 'x-app', value: { by: 'pattern', source: '^web' } }],
      },
    ],
    ['command php -v', { kind: 'command', argv: ['php', '-v'], exitCodes: [0] }],
    ['command sh -c "echo a b" -- c', { argv: ['sh', '-c', 'echo a b', '--', 'c'] }],
    ['command -- a=b c', { argv: ['a=b', 'c'] }],
    [
      String.raw`command exit=0,2 output~8\.\d output!=beta -- php -v`,
      {
        argv: ['php', '-v'],
        exitCodes: [0, 2],
        output: [{ by: 'pattern', source: String.raw`8\.\d` }],
        notOutput: [{ by: 'text', text: 'beta' }],
      },
    ],
    ['run php -v', { kind: 'run', argv: ['php', '-v'] }],
    ['log "ready to serve"', { kind: 'log', never: false, match: { by: 'text', text: 'ready to serve' } }],
    ['log ready to serve', { match: { by: 'text', text: 'ready to serve' } }],
    ['log ~started in \\d+', { match: { by: 'pattern', source: 'started in \\d+' } }],
    ['log !~panic|fatal', { never: true, match: { by: 'pattern', source: 'panic|fatal' } }],
    [
      'file /etc/app mode=0640 owner=0:65532',
      { path: '/etc/app', mode: 0o640, owner: { uid: 0, gid: 65532 } },
    ],
    ['file /root/.npmrc absent', { exists: false }],
    [
      'file /a contains=x contains!~y',
      { content: [{ by: 'text', text: 'x' }], notContent: [{ by: 'pattern', source: 'y' }] },
    ],
    ['user !root', { kind: 'user', user: '!root' }],
    ['port 8080/tcp', { kind: 'port', port: 8080 }],
    ['env MODE', { kind: 'env', name: 'MODE' }],
    ['env MODE=a=b', { name: 'MODE', value: { by: 'text', text: 'a=b' } }],
    ['exit 3', { kind: 'exit', code: 3 }],
  ])('%s', (line, expected) => {
    expect(parseCheckLine(line)).toMatchObject({ ...expected, line })
  })

  test.each([
    ['htp /', /"htp" is not a kind of check, did you mean http\?/],
    ['frobnicate', /use http, https, command/],
    ['http healthz', /path that starts with "\/"/],
    ['http / stauts=200', /"stauts" is not known for this check, did you mean status\?/],
    ['http / status=abc', /"abc" is not a status: write 200, 2xx or 200-399/],
    ['http / body', /body needs "="/],
    ['http / body~(', /"\(" is not a regular expression/],
    ['http / port=99999', /"99999" is not a number from 0 to 65535/],
    ['command', /needs a program/],
    ['log', /needs a text/],
    ['file etc', /path that starts/],
    ['file /a mode=rw', /octal/],
    ['user', /needs a user/],
    ['port 0', /not a port/],
    ['exit 0 now', /nothing after it/],
    ['command "unfinished', /a " is not closed/],
  ])('%s is refused', (line, message) => {
    expect(() => parseCheckLine(line)).toThrow(message)
  })

  test('words come back from any quoting', () => {
    const word = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(word), words => {
        const line = words.map(each => `"${each.replace(/["\\]/g, '\\$&')}"`).join(' ')
        const plain = words.every(each => !/\\\s/.test(each.replace(/["\\]/g, '\\$&')))
        if (plain) expect(splitWords(line)).toEqual(words)
      }),
    )
  })
})

describe('the inputs', () => {
  test('a list of checks leaves out comments and empty lines', () => {
    const { smoke } = parse(smokeInputs, { smoke: 'http /a\n\n  # why\n  port 80\n' })
    expect(smoke).toMatchObject([{ kind: 'http' }, { kind: 'port' }])
  })

  test('false switches the smoke test off, and auto is what comes without input', () => {
    expect(parse(smokeInputs, { smoke: 'false' }).smoke).toBe('off')
    expect(parse(smokeInputs, {}).smoke).toBe('auto')
  })

  test('the values of secrets are masked, and an item that is none is not shown', () => {
    const masked: string[] = []
    parse(smokeInputs, { 'smoke-secrets': 'A=hush\nB=quiet=please' }, { mask: text => masked.push(text) })
    expect(masked).toEqual(['hush', 'quiet=please'])
    expect(() => parse(smokeInputs, { 'smoke-secrets': 'hush' })).toThrow(
      /smoke-secrets: an item is not NAME=value: write one NAME=value in each line$/,
    )
  })
})
