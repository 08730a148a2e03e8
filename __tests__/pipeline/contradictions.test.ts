import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contradictions } from '../../src/pipeline/contradictions.ts'
import { valuesOf } from '../../src/pipeline/pipeline-values.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { makeKeys } from '../promote/keys.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const folder = temporaryFolder('contradictions')
writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n')

const push: Partial<Facts> = { event: 'push', ref: 'refs/heads/main', branch: 'main', defaultBranch: 'main' }
const release: Partial<Facts> = { event: 'push', ref: 'refs/tags/v1.2.3', gitTag: 'v1.2.3' }
const pullRequest: Partial<Facts> = {
  event: 'pull_request',
  ref: 'refs/pull/5/merge',
  pullRequest: { number: 5, fork: false },
}

/** The problems of some inputs, each with the input in front; the image and its context are given. */
async function problems(
  texts: Record<string, string>,
  facts = push,
  codeHost: false | true | ((token: string) => void) = false,
): Promise<string[]> {
  const open = (token: string) => {
    if (codeHost !== false && codeHost !== true) codeHost(token)
    return {} as never
  }
  const tools = makeTools({
    facts,
    host: { workspace: folder, ...(codeHost !== false && { codeHost: open }) },
  })
  const values = valuesOf({ image: 'registry.example/acme/web', ...texts })
  return (await contradictions(values, tools)).map(({ input, message }) => `${input}: ${message}`)
}

const scanOff =
  /^scan: is false, and require asks for its evidence: nothing could be promoted\. Leave scan on/
const smokeOff = /^smoke: is false, and require asks for its evidence/

test.each([
  ['a push', push],
  ['a release', release],
  ['a pull request', pullRequest],
])('the defaults come to a good end on %s', async (_, facts) => {
  expect(await problems({}, facts)).toEqual([])
})

test('a release that must not build is told that it has to look for its image', async () => {
  const both = { 'on-existing': 'build', 'on-missing': 'fail' }
  expect(await problems(both, release)).toEqual([
    expect.stringMatching(/^on-existing: is build, so no image is looked for, and on-missing is fail/),
  ])
  expect(await problems(both)).toEqual([])
  expect(await problems({ 'on-existing': 'build' }, release)).toEqual([])
  expect(await problems({ ...both, push: 'never' }, release)).toEqual([])
  expect(await problems({ ...both, from: 'staging', to: 'live' }, release)).toEqual([])
})

test('the record of a promotion that is to be undone is read before anything is built', async () => {
  expect(await problems({ rollback: 'nowhere.json' })).toEqual([
    expect.stringMatching(/^rollback: nowhere\.json is not the record of a promotion: .*ENOENT/),
  ])
  writeFileSync(join(folder, 'promotion.json'), '{"promote":{"tags":[]}}')
  expect(await problems({ rollback: 'promotion.json' })).toEqual([])
})

test('an image with a tag is told by the name of the input, with what to do', async () => {
  expect(await problems({ image: 'registry.example/acme/web:1' })).toEqual([
    expect.stringMatching(
      /^image: line 1, .*it has the tag "1"\. Remove the tag: tags come from the rules\.$/,
    ),
  ])
})

describe('a check that is off, and required', () => {
  test.each<[string, Record<string, string>, Partial<Facts>, RegExp[]]>([
    ['is refused on a push', { scan: 'false' }, push, [scanOff]],
    ['is refused, each by itself', { scan: 'false', smoke: 'false' }, push, [scanOff, smokeOff]],
    ['is none where nothing requires it', { scan: 'false', require: 'smoke' }, push, []],
    ['is none where nothing is required', { scan: 'false', smoke: 'false', require: 'none' }, push, []],
    ['is none on a pull request', { scan: 'false' }, pullRequest, []],
    [
      'is refused on a pull request that publishes',
      { scan: 'false', push: 'always' },
      pullRequest,
      [scanOff],
    ],
    [
      'is refused in a dry run on a pull request',
      { scan: 'false', 'dry-run': 'true' },
      pullRequest,
      [scanOff],
    ],
    [
      'is none in a dry run that shall not look',
      { scan: 'false', 'dry-run': 'true', push: 'never' },
      push,
      [],
    ],
    ['is refused where an archive is written', { scan: 'false', save: 'web.tar' }, pullRequest, [scanOff]],
    ['is none where nothing is published', { scan: 'false', push: 'never' }, push, []],
    ['is none on a release, which finds earlier evidence', { scan: 'false' }, release, []],
    [
      'is refused on a release that builds anew',
      { scan: 'false', 'on-existing': 'build' },
      release,
      [scanOff],
    ],
    ['is refused on a push, whatever it takes', { scan: 'false', 'on-existing': 'reuse' }, push, [scanOff]],
  ])('%s', async (_, texts, facts, expected) => {
    expect(await problems(texts, facts)).toEqual(expected.map(text => expect.stringMatching(text)))
  })

  test('is none of a rollback, which checks nothing', async () => {
    expect(await problems({ scan: 'false', rollback: 'promotion.json' })).toEqual([])
  })

  test('says what can still be required', async () => {
    expect((await problems({ scan: 'false' }))[0]).toMatch(/or set require: smoke$/)
    expect((await problems({ smoke: 'false' }))[0]).toMatch(/or set require: scan$/)
    expect((await problems({ smoke: 'false', scan: 'false' }))[0]).toMatch(/or set require: none$/)
  })
})

describe('a wish that lacks what it needs', () => {
  const nowhere = 'from: is "staging", and nothing says where it goes: give to'
  const unrecorded =
    'deployment: is recorded by GitHub only: leave it out elsewhere, and give a github-token that may write deployments'
  const keyless = 'signing-password: is given, and there is no signing-key that it is for'
  const deployment = { deployment: 'production' }
  const withToken = { ...deployment, 'github-token': 'a-token' }

  test.each<[string, Record<string, string>, Partial<Facts>, boolean, string[]]>([
    ['from, without a place', { from: 'staging' }, push, false, [nowhere]],
    ['from, with one', { from: 'staging', to: 'production' }, push, false, []],
    ['from, with an archive', { from: 'staging', save: 'web.tar' }, push, false, []],
    ['from, of a rollback', { from: 'staging', rollback: 'promotion.json' }, push, false, []],
    ['from, where nothing is promoted', { from: 'staging' }, pullRequest, false, []],
    ['a deployment without a token', deployment, push, true, [unrecorded]],
    ['a deployment where no GitHub is', withToken, push, false, [unrecorded]],
    ['a deployment with both', withToken, push, true, []],
    ['a deployment where nothing is written', deployment, pullRequest, false, []],
    [
      'a deployment in a dry run on a pull request',
      { ...deployment, 'dry-run': 'true' },
      pullRequest,
      false,
      [],
    ],
    ['a password without a key', { 'signing-password': 'x' }, push, false, [keyless]],
    [
      'a password with its key',
      { 'signing-password': 'x', 'signing-key': makeKeys('ec', 'x').privateKey },
      push,
      false,
      [],
    ],
    ['a password where nothing is written', { 'signing-password': 'x' }, pullRequest, false, []],
  ])('%s', async (_, texts, facts, codeHost, expected) => {
    expect(await problems(texts, facts, codeHost)).toEqual(expected)
  })
})

describe('tags', () => {
  const semver = 'type=semver,pattern={{version}}'
  const none = (event: string) =>
    expect.stringContaining(
      `tags: no rule makes a tag on this event (${event}), so nothing could be promoted`,
    )
  const unnamed = expect.stringContaining(
    'tags: no rule names the commit (type=sha), so this release cannot find its image',
  )

  test.each<[string, Record<string, string>, Partial<Facts>, unknown[]]>([
    ['that no rule makes', { tags: semver }, push, [none('push of refs/heads/main')]],
    [
      'that no rule makes where the ref is not known',
      { tags: semver },
      { ...push, ref: '' },
      [none('push of an unknown ref')],
    ],
    [
      'that no rule makes, and a place has one',
      { tags: semver, to: 'registry.example/acme/web:live' },
      push,
      [],
    ],
    ['that no rule makes where nothing is promoted', { tags: semver }, pullRequest, []],
    [
      'that no rule makes in a dry run on a pull request',
      { tags: semver, 'dry-run': 'true' },
      pullRequest,
      [none('pull_request of refs/pull/5/merge')],
    ],
    [
      'that no rule makes where another image is promoted',
      { tags: semver, from: 'staging', to: 'live' },
      push,
      [],
    ],
    ['of a release that do not name its commit', { tags: semver, 'on-missing': 'fail' }, release, [unnamed]],
    [
      'of a push that do not name its commit, though nothing may be built',
      { tags: 'type=ref,event=branch', 'on-missing': 'fail' },
      push,
      [],
    ],
    [
      'of a release of another image',
      { tags: semver, 'on-missing': 'fail', from: 'staging', to: 'live' },
      release,
      [],
    ],
    ['of a release that may build', { tags: semver, 'on-missing': 'build' }, release, []],
    ['of a release that name its commit', { tags: `${semver}\ntype=sha`, 'on-missing': 'fail' }, release, []],
    ['of a push that do not name its commit', { tags: 'type=ref,event=branch' }, push, []],
    [
      'with a place that lacks its repository',
      { to: 'production, other.example/web:1' },
      push,
      [expect.stringContaining('the tag "production" has no repository')],
    ],
    [
      'with such a place where nothing is promoted',
      { to: 'production, other.example/web:1' },
      pullRequest,
      [],
    ],
  ])('%s', async (_, texts, facts, expected) => {
    expect(await problems(texts, facts)).toEqual(expected)
  })

  test('that no rule makes are told with the reason of each rule', async () => {
    expect((await problems({ tags: semver }))[0]).toContain(`(${semver}: the run is not about a Git tag`)
  })

  test.each<[string, Partial<Facts>, string]>([
    [
      'neither commit nor ref is known',
      {},
      'an unknown ref), so nothing could be promoted: no checkout, and',
    ],
    ['the ref is known', { ref: push.ref }, `${push.ref}), so nothing could be promoted (${semver}: the run`],
    [
      'the commit is known',
      { commit: 'c'.repeat(40) },
      `an unknown ref), so nothing could be promoted (${semver}: `,
    ],
    [
      'no reason is known',
      { noCommit: undefined },
      `an unknown ref), so nothing could be promoted (${semver}: `,
    ],
  ])(
    'that no rule makes are told with one reason for all where nothing is known of the commit: %s',
    async (_, facts, expected) => {
      const unknown = { ...push, ref: '', commit: undefined, noCommit: 'no checkout', ...facts }
      const [found, ...others] = await problems({ tags: semver }, unknown)
      expect(found).toContain(expected)
      expect(others).toEqual([])
    },
  )
})

test("GitHub's API is opened where a token is given, and only there", async () => {
  const opened: string[] = []
  const open = (token: string) => void opened.push(token)
  await problems({}, push, open)
  expect(opened).toEqual([])
  await problems({ 'github-token': 'a-token' }, push, open)
  expect(opened).toEqual(['a-token'])
})

describe('what else is refused late', () => {
  test.each<[string, Record<string, string>, Partial<Facts>, unknown[]]>([
    [
      'a file that is missing',
      { file: 'other/Dockerfile' },
      push,
      [expect.stringMatching(/^file: there is no file/)],
    ],
    ['such a file, of a release, which builds nothing', { file: 'other/Dockerfile' }, release, []],
    [
      'such a file where another image is promoted',
      { file: 'other/Dockerfile', from: 'staging', to: 'live' },
      push,
      [],
    ],
    [
      'such a file on a pull request',
      { file: 'other/Dockerfile' },
      pullRequest,
      [expect.stringMatching(/^file: there is no file/)],
    ],
    [
      'a signing key that is missing',
      { signing: 'key' },
      push,
      [expect.stringMatching(/^signing-key: is missing/)],
    ],
    ['such a key where nothing is written', { signing: 'key' }, pullRequest, []],
    [
      'an artifact service that is missing',
      { 'upload-artifact': 'true' },
      push,
      [expect.stringMatching(/^upload-artifact: .*there is no artifact service here/)],
    ],
    ['no artifact service where none is asked for', { 'upload-artifact': 'false' }, push, []],
  ])('%s', async (_, texts, facts, expected) => {
    expect(await problems(texts, facts)).toEqual(expected)
  })

  test('is told all together', async () => {
    const found = await problems({
      scan: 'false',
      tags: 'type=semver,pattern={{version}}',
      file: 'none',
      deployment: 'x',
    })
    expect(found.map(line => line.split(':')[0])).toEqual(['scan', 'deployment', 'tags', 'file'])
  })
})
