import { arch } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { buildInputs } from '../../src/build/inputs.ts'
import { secretsOf } from '../../src/build/secret-items.ts'
import { parse } from '../../src/inputs/table.ts'

/** This machine's architecture in the words of images, as far as tests run there. */
const containerArch = arch() === 'x64' ? 'amd64' : arch()

describe('a wrong input is said before docker starts', () => {
  test.each([
    ['platforms', 'linux/amd6', '"amd6" is unknown, did you mean amd64?'],
    ['platforms', 'linux/sparc', '"sparc" is unknown: write one of 386, amd64'],
    ['platforms', 'lnux', 'write os/architecture, for example linux/amd64'],
    ['platforms', 'linx/amd64', 'the system "linx" is unknown, did you mean linux?'],
    ['platforms', 'linux/arm/seven', 'the variant "seven" is not v and a number'],
    ['platforms', 'linux/arm/v7/x', 'write os/architecture'],
    ['secrets', 'token', 'item 1 has no "=": write id=value'],
    ['secrets', 'token=', '"token" is empty: is the secret defined for this repository?'],
    ['secrets', '=value', 'item 1 has no id before the "="'],
    ['secrets', 'my token=value', 'item 1 has no valid id'],
    ['secrets', 'id=pip', 'item 1 says neither where the secret is nor its name'],
    ['secrets', 'id=pip,src=', 'item 1 says neither'],
    ['secrets', 'id=pip,src=./pip.conf,env=PIP', 'item 1 has both src and env'],
    ['secrets', 'id=pip,source=./pip.conf,mode=0400', 'item 1 has more than id, type, src and env'],
    ['secrets', 'id=pip,type=text,src=./pip.conf', 'item 1 has a type that is not file or env'],
    ['secrets', 'type=file,src=./pip.conf', 'item 1 has no valid id'],
    ['secret-envs', 'token', '"token" has no "=": write id=value'],
    ['secret-files', 'token', '"token" has no "=": write id=value'],
    ['build-contexts', 'alpine', '"alpine" has no "=": write name=value'],
    ['build-args', '# a comment', 'is a comment, and there are none in this list'],
    ['build-args', '=value', 'has no name before the "="'],
    ['labels', '# a comment', 'is a comment'],
    ['shm-size', '128 parsecs', '"128 parsecs" is not a size'],
    ['add-hosts', 'example.org', '"example.org" is not a host: write name:address'],
    ['network', 'bridge', '"bridge" is not one of default, none, host'],
    ['pull', 'yes', '"yes" is neither true nor false'],
    ['cache', 'maybe', '"maybe" is not one of auto, registry, gha, local, none'],
  ])('%s: %s', (name, text, message) => {
    expect(() => parse(buildInputs, { [name]: text })).toThrow(message)
  })

  test('all of them at once', () => {
    const texts = { platforms: 'lnux', secrets: 'token', pull: 'yes', contxt: '.' }
    expect(() => parse(buildInputs, texts)).toThrow(/^4 inputs are wrong:[\s\S]*did you mean context\?/)
  })
})

describe('secrets', () => {
  test('are hidden, and an error about one never prints it', () => {
    const hidden: string[] = []
    parse(buildInputs, { secrets: 'a=one\n"b=line 1\nline 2"' }, { mask: text => void hidden.push(text) })
    expect(hidden).toEqual(['one', 'line 1\nline 2'])
    for (const wrong of ['t0psecret', 't0p secret=x', 'id=t0psecret', 'id=t0p,psecret', 'id=t0p,x=secret'])
      expect(() => parse(buildInputs, { secrets: `a=one\n${wrong}` })).toThrow(
        expect.objectContaining({ message: expect.not.stringMatching(/t0p/) }),
      )
  })

  test('keep blanks and further equal signs', () => {
    expect(parse(buildInputs, { secrets: 'key= a=b= ' }).secrets).toEqual([{ name: 'key', value: ' a=b= ' }])
  })
})

describe('secrets in the syntax of buildx', () => {
  const given = (text: string) => secretsOf(parse(buildInputs, { secrets: text }))

  test.each([
    ['id=pip,src=./pip.conf', { files: [{ name: 'pip', value: './pip.conf' }] }],
    ['type=file,id=pip,source=a/b', { files: [{ name: 'pip', value: 'a/b' }] }],
    ['id=x,"src=a, b.txt"', { files: [{ name: 'x', value: 'a, b.txt' }] }],
    ['"id=x,src=a=b"', { files: [{ name: 'x', value: 'a=b' }] }],
    ['id=npm,env=NPM_TOKEN', { variables: [{ name: 'npm', value: 'NPM_TOKEN' }] }],
    ['type=env,id=npm', { variables: [{ name: 'npm', value: 'npm' }] }],
    ['type=env,id=npm,src=NPM_TOKEN', { variables: [{ name: 'npm', value: 'NPM_TOKEN' }] }],
    ['team/pip=value', { values: [{ name: 'team/pip', value: 'value' }] }],
    ['GIT_AUTH_TOKEN.host:8080=a,b', { values: [{ name: 'GIT_AUTH_TOKEN.host:8080', value: 'a,b' }] }],
    ['ident=id=x,src=y', { values: [{ name: 'ident', value: 'id=x,src=y' }] }],
  ])('%s', (text, expected) => {
    expect(given(text)).toEqual({ values: [], variables: [], files: [], ...expected })
  })

  test('stand beside those with a value, which are the only ones that are hidden here', () => {
    const hidden: string[] = []
    const text = 'id=pip,src=./pip.conf\na=one\nid=npm,env=NPM'
    parse(buildInputs, { secrets: text }, { mask: secret => void hidden.push(secret) })
    expect(hidden).toEqual(['one'])
    expect(given(text).values).toEqual([{ name: 'a', value: 'one' }])
  })
})

test.each([
  ['linux/amd64, linux/arm/v7\nlinux/amd64', ['linux/amd64', 'linux/arm/v7']],
  ['linux/arm64,linux/arm64/v8', ['linux/arm64']],
  ['linux/aarch64, linux/x86_64, linux/armhf', ['linux/arm64', 'linux/amd64', 'linux/arm/v7']],
  ['arm64', ['linux/arm64']],
  ['x86_64,linux/amd64', ['linux/amd64']],
  ['linux/arm/7', ['linux/arm/v7']],
  ['linux/amd64/v3', ['linux/amd64/v3']],
  ['windows(10.0.17763)/amd64', ['windows(10.0.17763)/amd64']],
  [`local,linux/${containerArch}`, [`linux/${containerArch}`]],
  ['linux', [`linux/${containerArch}`]],
])('the platforms %j are %j', (text, expected) => {
  expect(parse(buildInputs, { platforms: text }).platforms).toEqual(expected)
})

test('blanks around a text are those of the YAML', () => {
  const texts = {
    context: '.\n',
    target: 'one ',
    file: ' Dockerfile\n',
    builder: '\n',
    provenance: 'false\n',
  }
  expect(parse(buildInputs, texts)).toMatchObject({
    context: '.',
    target: 'one',
    file: 'Dockerfile',
    builder: undefined,
    provenance: 'false',
  })
  expect(parse(buildInputs, { context: ' \n' }).context).toBe('.')
})

test('standard input is no context, and the error says what to give instead', () => {
  expect(() => parse(buildInputs, { context: '-' })).toThrow(
    /^context: "-" is standard input, .*unpack it into a folder and name that; a Dockerfile alone is given with file: -$/,
  )
})
