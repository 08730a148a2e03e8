import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { findProven, type Search } from '../../src/promote/evidence/proven.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { recordOf } from './records.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const image = `${at.registry}/${at.repository}`
const commit = 'c'.repeat(40)
const now = Date.parse('2026-05-01T12:00:00Z')
const hour = 3_600_000

/** Looks for the image of a commit in a registry with two images, of which the second has evidence. */
async function find(
  tags: { readonly bare?: string[]; readonly proven?: string[] },
  asked: Partial<Search> = {},
) {
  const transport = fakeTransport(fakeRegistry().http)
  const [bare, proven] = [makeImage(), makeImage()]
  await seed(transport, at, bare, tags.bare)
  await seed(transport, at, proven, tags.proven)
  const subject = await readSubject(`${image}@${proven.root.digest}`, transport)
  const record = recordOf(subject, { commit, at: new Date(now - hour).toISOString() })
  await attachEvidence(transport, at, { subject: descriptorOf(proven.root), record })
  return findProven({ image, commit, require: ['scan', 'smoke'], maxAge: hour, now, ...asked }, transport)
}

describe('the image of a commit', () => {
  const [long, short] = [`sha-${commit}`, 'sha-ccccccc']
  test.each([
    ['by the whole commit', [long], undefined, long],
    ['by the short one', [short], undefined, short],
    ['by the whole one before the short one', [short, long], undefined, long],
    ['by a tag that is named', ['sha-ccccccc-alpine'], ['sha-ccccccc-alpine'], 'sha-ccccccc-alpine'],
    ['by the first that is named', ['two', 'one'], ['one', 'two'], 'one'],
  ])('is found %s', async (_, proven, tags, tag) => {
    expect(await find({ proven }, tags && { tags })).toMatchObject({
      status: 'proven',
      tag,
      builtFrom: { commit },
      warnings: [],
    })
  })

  test.each([
    ['under another tag', { proven: ['main', 'sha-cccccccc'] }, undefined],
    ['where other tags are named', { proven: [long, short] }, ['sha-ccccccc-alpine']],
    ['where none is named', { proven: [long] }, []],
  ])('is not found %s', async (_, tags, named) => {
    expect(await find(tags, named && { tags: named })).toEqual({
      status: 'missing',
      reason: `${image} has no image of commit ${commit}`,
      hint: expect.stringContaining(`tag sha-${commit}`),
    })
  })

  test('is nobody’s without evidence, unless its tag alone counts', async () => {
    expect(await find({ bare: [long] })).toMatchObject({
      status: 'foreign',
      reason: expect.stringMatching(/cannot be taken: nothing says what sha256:\w{64} was built from$/),
      hint: expect.stringContaining('flavor: suffix'),
    })
    expect(await find({ bare: [long] }, { byTagAlone: false })).toMatchObject({ status: 'foreign' })
    expect(await find({ bare: [long] }, { byTagAlone: true })).toMatchObject({ status: 'unproven' })
    const bare = await find({ bare: [long] }, { byTagAlone: true, require: [] })
    expect(bare).toMatchObject({ status: 'proven', tag: long })
    expect(bare).not.toHaveProperty('builtFrom')
  })

  test('is unproven a millisecond after its evidence has become too old', async () => {
    expect(await find({ proven: [long] }, { now: now + 1 })).toMatchObject({
      status: 'unproven',
      reason: expect.stringMatching(/is not proven: the scan is .* old.*; the smoke is .* old/),
    })
    expect(await find({ proven: [long] }, { now })).toMatchObject({ status: 'proven' })
  })

  test('is nobody’s where only signed evidence counts, which is told', async () => {
    const trust = { policy: 'signed', keys: [], identities: undefined } as const
    for (const byTagAlone of [true, false])
      expect(await find({ proven: [long] }, { trust, byTagAlone })).toMatchObject({
        status: 'foreign',
        reason: expect.stringContaining('found but not counted'),
        hint: expect.stringContaining('signing-key'),
      })
  })
})
