import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { compareInputs } from '../../src/identity/compare.ts'
import { builtFrom } from '../../src/stage/record/built-from.ts'
import { inputsOf } from './inputs-of.ts'

describe('two builds of one commit', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string[], string[]]>([
    ['are one with the same inputs', { target: 'app' }, { target: 'app' }, [], []],
    ['differ by the file', {}, { file: 'Other.Dockerfile' }, ['file'], []],
    ['are one with the usual file by its name', {}, { file: 'Dockerfile' }, [], []],
    ['are one with another way to write the context', { context: 'web' }, { context: './web/' }, [], []],
    ['differ by the context', { context: '.' }, { context: 'web' }, ['context', 'file'], []],
    [
      'are one where the builder fetches the commit',
      { context: 'web' },
      { context: '{{defaultContext}}:web' },
      [],
      [],
    ],
    ['differ by the target', {}, { target: 'debug' }, ['target'], []],
    [
      'differ by a named context',
      { 'build-contexts': 'base=docker-image://alpine:3.22' },
      { 'build-contexts': 'base=docker-image://alpine:3.23' },
      ['build-contexts (base)'],
      [],
    ],
    [
      'differ by a named context that only one has',
      {},
      { 'build-contexts': 'lib=lib' },
      ['build-contexts (lib)'],
      [],
    ],
    [
      'are one where only arguments differ, each named',
      { 'build-args': 'GONE=1\nSAME=1\nBUILD_ID=main' },
      { 'build-args': 'BUILD_ID=v1.0.0\nSAME=1\nNEW=1' },
      [],
      ['build-args (BUILD_ID)', 'build-args (GONE)', 'build-args (NEW)'],
    ],
    [
      'are one where an argument comes from the environment',
      { 'build-args': 'FROM_ENVIRONMENT' },
      { 'build-args': 'FROM_ENVIRONMENT=here' },
      [],
      [],
    ],
    [
      'tell arguments by their names in order',
      { 'build-args': 'Z=1\nA=1' },
      { 'build-args': 'Z=2\nA=2' },
      [],
      ['build-args (A)', 'build-args (Z)'],
    ],
    ['tell other labels', { labels: 'a=1' }, { labels: 'a=2' }, [], ['labels (a)']],
    ['tell other secrets by their ids', { secrets: 'token=x' }, { secrets: 'key=x' }, [], ['secrets']],
    ['do not tell other values of secrets', { secrets: 'token=x' }, { secrets: 'token=y' }, [], []],
    ['tell other options', { network: 'host' }, { network: 'none', sbom: 'true' }, [], ['network', 'sbom']],
    [
      'do not tell what only caches',
      { cache: 'none' },
      { 'cache-from': 'type=gha', 'no-cache': 'true' },
      [],
      [],
    ],
  ])('%s', (_, now, then, decisive, others) => {
    expect(compareInputs(inputsOf(now), inputsOf(then), { content: true })).toEqual({ decisive, others })
  })

  test('differ by the bytes of the Dockerfile, except for a release', () => {
    const [now, then] = [inputsOf({}, 'FROM a'), inputsOf({}, 'FROM b')]
    expect(compareInputs(now, then, { content: true }).decisive).toEqual(['file'])
    expect(compareInputs(now, then, { content: false }).decisive).toEqual([])
  })

  test('tell labels that the workflow gives, and not those that every run has', () => {
    const labels = (version: string, team: string) => ({ 'org.opencontainers.image.version': version, team })
    const compared = compareInputs(
      inputsOf({}, '', labels('main', 'a')),
      inputsOf({}, '', labels('1.0.0', 'b')),
      {
        content: true,
      },
    )
    expect(compared.others).toEqual(['labels (team)'])
  })
})

describe('what is recorded of the inputs', () => {
  const guesses = ['hunter2', 'main', 's3cret', 'abc123', '4711']

  test.each([
    'NPM_TOKEN=hunter2',
    'DB_PASSWORD=hunter2',
    'dbPassword=hunter2',
    'API_KEY=hunter2',
    'SSH_PRIVATE_KEY=hunter2',
    'AWS_SECRET_ACCESS_KEY=hunter2',
    'DB_PASS=hunter2',
    'MY_PW=hunter2',
    'GH_PAT=hunter2',
    'ADDRESS=https://me:hunter2@example.test',
    'SOMETHING=ghp_0123456789abcdef0123456789abcdef0123',
  ])('%s leaves nothing to guess by', text => {
    expect(Object.values(inputsOf({ 'build-args': text }).buildArgs)).toEqual(['hidden'])
  })

  test('holds no value, of secrets neither', () => {
    const texts = {
      'build-args': guesses.map((guess, at) => `ARG${at}=${guess}`).join('\n'),
      secrets: 'token=hunter2',
      context: 'https://me:hunter2@example.test/web.git#main',
      'build-contexts': 'lib=https://me:hunter2@example.test/lib.git',
    }
    const recorded = JSON.stringify(inputsOf(texts))
    for (const guess of guesses.filter(guess => guess.length > 4)) expect(recorded).not.toContain(guess)
    expect(inputsOf(texts).context).toBe(
      inputsOf({ ...texts, context: 'https://you:other@example.test/web.git#main' }).context,
    )
  })

  test('is read back by the schema of the record', () => {
    const value = {
      verified: true,
      event: 'push',
      ref: 'refs/heads/main',
      inputs: inputsOf({ 'build-args': 'A=1\nTOKEN=x\nUNSET', secrets: 'a=b' }),
    }
    expect(v.parse(builtFrom, value)).toEqual(value)
  })
})
