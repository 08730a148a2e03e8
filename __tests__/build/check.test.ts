import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkInputs } from '../../src/build/check.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { parse } from '../../src/inputs/table.ts'
import { type Bench, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench({ env: { SSH_AUTH_SOCK: '', PRESENT: 'x' } })
  for (const folder of ['web', 'empty']) await mkdir(join(bench.workspace, folder))
  await writeFile(join(bench.workspace, 'web', 'Dockerfile'), 'FROM scratch')
  await writeFile(join(bench.workspace, 'key'), '')
})
afterAll(async () => bench[Symbol.asyncDispose]())

const check = async (texts: Record<string, string>) => {
  const inputs = parse(buildInputs, { context: 'web', ...texts })
  return (await checkInputs(inputs, bench.tools.host)).map(({ input, message }) => `${input}: ${message}`)
}

describe('what the inputs name must be there', () => {
  test.each<[string, Record<string, string>, RegExp[]]>([
    [
      'all is there',
      { file: 'web/Dockerfile', 'secret-files': 'a=key', 'secret-envs': 'b=PRESENT', ssh: 'default=key' },
      [],
    ],
    ['a context elsewhere is BuildKit’s to find', { context: 'https://example.org/a.git', file: 'x' }, []],
    ['no context', { context: 'wbe' }, [/^context: there is no folder .*wbe/]],
    ['a file as context', { context: 'key' }, [/^context: there is a file, no folder, .*key/]],
    ['no Dockerfile', { context: 'empty' }, [/^file: there is no Dockerfile in .*empty/]],
    ['a Dockerfile below the context', { file: 'Dockerfile' }, [/did you mean web\/Dockerfile\?$/]],
    ['no named context', { 'build-contexts': 'lib=../lib' }, [/^build-contexts: the context "lib"/]],
    ['no secret file', { 'secret-files': 'a=nokey' }, [/^secret-files: the secret "a" is at .*nokey/]],
    [
      'no variable',
      { 'secret-envs': 'a=ABSENT' },
      [/^secret-envs: the variable ABSENT of the secret "a" is not set/],
    ],
    [
      'a secret twice',
      { secrets: 'a=1', 'secret-files': 'a=key' },
      [/^secrets: the secret "a" is given twice/],
    ],
    ['no agent', { ssh: 'default' }, [/^ssh: "default" needs an SSH agent/]],
    ['no key', { ssh: 'deploy=nokey' }, [/^ssh: "deploy" is at .*nokey/]],
    [
      'an index annotation without index',
      { provenance: 'false', annotations: 'index:a=b' },
      [/^annotations: "index:a=b"/],
    ],
    [
      'everything at once',
      { context: 'wbe', ssh: 'default', 'secret-envs': 'a=ABSENT' },
      [/^context/, /^ssh/, /^secret-envs/],
    ],
  ])('%s', async (_, texts, messages) => {
    expect(await check(texts)).toEqual(messages.map(message => expect.stringMatching(message)))
  })
})
