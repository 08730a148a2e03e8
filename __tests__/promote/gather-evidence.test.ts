import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { gatherEvidence, type Requirement } from '../../src/promote/gather-evidence.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { builtFrom, recordOf } from './records.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const now = Date.parse('2026-05-01T12:00:00Z')
const hour = 3_600_000
const [commit, other] = ['c'.repeat(40), 'd'.repeat(40)]

/** Makes a record that tells something else than that all went well. */
type Change = (good: Run) => Run

const good: Change = record => record
const without =
  (...names: ('scan' | 'smoke' | 'build')[]): Change =>
  record => ({ ...record, ...Object.fromEntries(names.map(name => [name, undefined])) })
const failedScan: Change = record => ({
  ...record,
  scan: { ...record.scan, status: 'failed' } as Run['scan'],
})
const builtOf =
  (of: string): Change =>
  record => ({ ...record, build: { ...record.build, builtFrom: builtFrom({ commit: of }) } as Run['build'] })

/** Checks an image by the record of this run, if it has one, and by what hangs on the image in its registry. */
async function check(own: Change | undefined, stored: readonly Change[], asked: Partial<Requirement> = {}) {
  const fake = fakeRegistry()
  const transport = fakeTransport(fake.http)
  const image = makeImage()
  await seed(transport, at, image)
  const subject = await readSubject(`${at.registry}/${at.repository}@${image.root.digest}`, transport)
  const made = (age: number) => recordOf(subject, { commit, at: new Date(now - age).toISOString() })
  const record = made(hour)
  // Another run may have ended since.
  for (const change of stored)
    await attachEvidence(transport, at, { subject: descriptorOf(image.root), record: change(made(hour / 2)) })
  fake.requests.length = 0
  const requirement = {
    require: ['scan', 'smoke'],
    maxAge: 24 * hour,
    now,
    trust: anybody,
    ...asked,
  } as const
  const checked = await gatherEvidence(subject, own?.(record), requirement, transport)
  return {
    ...checked,
    results: checked.verdicts.map(
      ({ section, status, source }) => `${section} ${status}${source === 'this run' ? ' here' : ''}`,
    ),
    asked: fake.requests.some(line => line.includes('/referrers/')),
    read: fake.requests.filter(line => line.includes('/blobs/')).length,
    subject,
  }
}

describe('the evidence of a promotion', () => {
  test.each<[string, Change | undefined, Change[], string[], boolean]>([
    [
      'is that of this run, and the registry is not asked',
      good,
      [],
      ['scan passed here', 'smoke passed here'],
      false,
    ],
    [
      'is that of the registry where this run has none',
      undefined,
      [good],
      ['scan passed', 'smoke passed'],
      true,
    ],
    [
      'is that of the registry for what this run has not checked',
      without('smoke'),
      [good],
      ['scan passed here', 'smoke passed'],
      true,
    ],
    [
      'is missing where nobody has it',
      without('smoke'),
      [without('smoke')],
      ['scan passed here', 'smoke missing'],
      true,
    ],
    ['is missing where there is none at all', undefined, [], ['scan missing', 'smoke missing'], true],
    [
      'of this run counts, whatever better one the registry has',
      failedScan,
      [good],
      ['scan failed here', 'smoke passed here'],
      false,
    ],
    [
      'of this run counts, also where the registry is asked for something else',
      record => without('smoke')(failedScan(record)),
      [good],
      ['scan failed here', 'smoke passed'],
      true,
    ],
  ])('%s', async (_, own, stored, results, asked) => {
    const checked = await check(own, stored)
    expect([checked.results, checked.asked]).toEqual([results, asked])
    expect(checked.platforms).toEqual(checked.subject.platforms)
  })

  test('is not looked for where nothing is required', async () => {
    for (const own of [undefined, good]) {
      const checked = await check(own, [good], { require: [] })
      expect(checked).toMatchObject({ verdicts: [], warnings: [], misnamed: [], asked: false })
      expect(checked.platforms).toBeUndefined()
    }
  })

  test('that does not count is told once, where some is missing', async () => {
    const trust = { policy: 'signed', keys: [], identities: undefined } as const
    const { verdicts } = await check(without('scan', 'smoke'), [good], { trust })
    expect(verdicts.map(({ status }) => status)).toEqual(['missing', 'missing'])
    expect(verdicts[0]?.reason).toContain('found but not counted')
    expect(verdicts[1]?.reason).not.toContain('found but not counted')
    const second = await check(without('smoke'), [good], { trust })
    expect(second.verdicts[0]).not.toHaveProperty('reason')
    expect(second.verdicts[1]?.reason).toContain('found but not counted')
    expect((await check(without('smoke'), [good])).verdicts[1]).not.toHaveProperty('reason')
    const none = await check(undefined, [])
    expect(none.verdicts[0]?.reason).toBe(`there is no scan of ${none.subject.digest}`)
  })
})

/** A record that is some hours older than the others. */
const older =
  (hours: number, change: Change = good): Change =>
  record => {
    const startedAt = new Date(now - hour / 2 - hours * hour).toISOString()
    const { build, scan, smoke, ...rest } = record
    const at = <Section>(section: Section) => section && { ...section, startedAt }
    return change({ ...rest, build: at(build), scan: at(scan), smoke: at(smoke) } as Run)
  }

describe('of much evidence', () => {
  const names = [{ tag: `sha-${commit}`, commit }]
  const [noSmoke, noBuild] = [without('smoke'), without('build')]

  test.each<[string, Change[], Partial<Requirement>, number]>([
    ['the newest is enough where it has all', [good, older(2), older(1)], {}, 2],
    [
      'the newest is enough without a build, where no tag names a commit',
      [older(2), older(1, noBuild), noBuild],
      {},
      2,
    ],
    [
      'the newest is enough with a build, where a tag names a commit',
      [older(2), older(1), good],
      { names },
      2,
    ],
    ['the oldest is read where only it has a smoke test', [noSmoke, older(2), older(1, noSmoke)], {}, 3],
    [
      'the oldest is read for its build, where a tag names a commit',
      [older(2), older(1, noBuild), noBuild],
      { names },
      3,
    ],
  ])('%s', async (_, stored, asked, read) => {
    const checked = await check(undefined, stored, asked)
    expect(checked.results).toEqual(['scan passed', 'smoke passed'])
    expect(checked.read).toBe(read)
    if (asked.names) expect(checked.builtFrom).toMatchObject({ commit })
  })
})

test('a failure counts although an older piece that passed is listed behind it', async () => {
  for (const stored of [
    [failedScan, older(2), older(1)],
    [older(2), older(1), failedScan],
    [older(1), failedScan, older(2)],
  ])
    expect((await check(undefined, stored)).results).toEqual(['scan failed', 'smoke passed'])
})

test('evidence of another project counts for nothing, which is told', async () => {
  const projects = { own: 'acme/other', named: [] }
  const { results, verdicts } = await check(undefined, [good], { trust: { policy: 'registry', projects } })
  expect(results).toEqual(['scan missing', 'smoke missing'])
  expect(verdicts[0]?.reason).toContain('is of the project acme/web, and only that of acme/other counts')
  const named = { ...projects, named: ['acme/*'] }
  expect(
    (await check(undefined, [good], { trust: { policy: 'registry', projects: named } })).results,
  ).toEqual([...['scan passed', 'smoke passed']])
})

test('only what other runs have checked is judged again', async () => {
  const judgeAgain = () => 'it was weaker'
  expect((await check(good, [], { judgeAgain })).results).toEqual(['scan passed here', 'smoke passed here'])
  const { verdicts } = await check(without('smoke'), [good], { judgeAgain })
  expect(verdicts.map(({ status, reason = '' }) => [status, reason.includes('it was weaker')])).toEqual([
    ['passed', false],
    ['missing', true],
  ])
})

test('why evidence was not used is told where some is missing', async () => {
  const { verdicts, warnings } = await check(undefined, [older(-2)])
  expect(warnings).toEqual([expect.stringContaining('is dated in the future')])
  expect(verdicts[0]?.reason).toMatch(/ \(the evidence .* is dated in the future .*\)$/)
  expect(verdicts[1]?.reason).not.toContain('future')
})

describe.each([
  ['where checks are required', ['scan', 'smoke']],
  ['where nothing is required', []],
] as const)('a tag that names a commit, %s', (_, require) => {
  const asked = { require, names: [{ tag: `sha-${commit}`, commit }] }
  const wrong = [expect.stringContaining(`the tag sha-${commit} names the commit ${commit}, and`)]

  test('is right or wrong by the build of this run, which needs no question', async () => {
    expect(await check(good, [], asked)).toMatchObject({ misnamed: [], builtFrom: { commit }, asked: false })
    expect(await check(builtOf(other), [good], asked)).toMatchObject({
      misnamed: wrong,
      builtFrom: { commit: other },
      asked: false,
    })
  })

  test('is right or wrong by what the registry says, where this run has not built it', async () => {
    for (const own of [undefined, without('build', 'scan', 'smoke')]) {
      expect(await check(own, [good], asked)).toMatchObject({ misnamed: [], builtFrom: { commit } })
      expect(await check(own, [builtOf(other)], asked)).toMatchObject({
        misnamed: wrong,
        builtFrom: { commit: other },
      })
    }
  })

  test('is not known where nothing tells of a build', async () => {
    const checked = await check(undefined, [without('build')], asked)
    expect(checked).toMatchObject({ misnamed: [], asked: true })
    expect(checked).not.toHaveProperty('builtFrom')
  })
})

test('what this run has built stands before what the registry says', async () => {
  const names = [{ tag: `sha-${commit}`, commit }]
  const checked = await check(record => without('smoke')(builtOf(other)(record)), [good], { names })
  // One of the two builds is of the commit, and the first is told.
  expect(checked).toMatchObject({ misnamed: [], builtFrom: { commit: other }, asked: true })
})
