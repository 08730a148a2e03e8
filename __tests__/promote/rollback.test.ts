import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { closingLine } from '../../src/promote/closing-line.ts'
import { outputs } from '../../src/promote/outputs.ts'
import { promote } from '../../src/promote/promote.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const day = 86_400_000
const repository = 'a.example/acme/web'
const at = { registry: 'a.example', repository: 'acme/web' }

/** Two releases, each proven, the second over the first; and the record of the second. */
async function world({ provenAt = new Date().toISOString() } = {}) {
  const registry = fakeRegistry()
  const { http, tags } = registry
  const transport = fakeTransport(http)
  const images = [makeImage(), makeImage()]
  const [first, second] = images.map(({ root }) => root.digest)
  const release = async (image: (typeof images)[number], names: string) => {
    await seed(transport, at, image)
    const subject = await readSubject(`${repository}@${image.root.digest}`, transport)
    const evidence = recordOf(subject, { at: provenAt })
    return promote(
      requestFor({ tags: names }, { subject, images: [repository], evidence }),
      toolsFor({ http }),
    )
  }
  for (const [n, image] of images.entries()) await release(image, `1.0.${n}, production`)
  return { registry, http, transport, first, second, held: (tag: string) => tags.get(`acme/web:${tag}`) }
}

/** Writes the record of a promotion that moved `production` from one digest to another. */
async function recordFile(before: string | undefined, after: string | undefined, more: object[] = []) {
  const moved = { reference: `${repository}:production`, class: 'floating', outcome: 'moved', before, after }
  const file = join(temporaryFolder(), 'run.json')
  await writeFile(file, JSON.stringify({ version: 1, promote: { tags: [moved, ...more] } }))
  return file
}

describe('a rollback', () => {
  test('needs the evidence of what goes back, as a promotion of it does', async () => {
    const { http, first, second, held } = await world()
    const rollback = await recordFile(first, second)
    const back = await promote(requestFor({ rollback, require: 'scan, smoke' }), toolsFor({ http }))
    expect(back).toMatchObject({
      status: 'passed',
      outcome: 'rolled-back',
      evidence: [
        { section: 'scan', status: 'passed' },
        { section: 'smoke', status: 'passed' },
      ],
    })
    expect(outputs(back)).toMatchObject({ digest: first, references: `${repository}:production` })
    expect(closingLine(back)).toBe(`${first}: 1 tag moved`)
    expect(held('production')).toBe(first)
  })

  test('moves nothing where the evidence is missing or too old, unless none is asked for', async () => {
    const { http, transport, first, second, held } = await world({
      provenAt: new Date(Date.now() - 60 * day).toISOString(),
    })
    const old = await recordFile(first, second)
    const stale = await promote(requestFor({ rollback: old, require: 'scan' }), toolsFor({ http }))
    expect(stale).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(stale.reason).toContain('60 days old')
    const bare = makeImage()
    await seed(transport, at, bare)
    const unproven = await recordFile(bare.root.digest, second)
    const missing = await promote(requestFor({ rollback: unproven, require: 'scan' }), toolsFor({ http }))
    expect(missing.reason).toContain(`there is no scan of ${bare.root.digest}`)
    expect(held('production')).toBe(second)
    const texts = { rollback: old, require: 'scan', 'max-age': '90d' }
    expect(await promote(requestFor(texts), toolsFor({ http }))).toMatchObject({ outcome: 'rolled-back' })
    expect(held('production')).toBe(first)
  })

  test('shows what it would do: each tag with its digest now and then, as table and JSON', async () => {
    const { registry, http, first, second } = await world()
    const tools = toolsFor({ http })
    registry.requests.length = 0
    const rollback = await recordFile(first, second)
    const shown = await promote(requestFor({ rollback, 'dry-run': 'true' }), tools)
    expect(shown).toMatchObject({
      outcome: 'would-change',
      tags: [{ reference: `${repository}:production`, outcome: 'would-move', before: second, next: first }],
    })
    expect(tools.said.join('\n')).toMatch(
      new RegExp(`production +floating +${second?.slice(0, 19)} +${first?.slice(0, 19)} +move`),
    )
    expect(registry.requests.filter(line => line.startsWith('PUT'))).toEqual([])
  })

  test('leaves immutable tags, and what a promotion wrote into layouts', async () => {
    const { http, first, second, held } = await world()
    const rollback = await recordFile(first, second, [
      { reference: `${repository}:1.0.1`, class: 'immutable', outcome: 'created', after: second },
      {
        reference: 'oci-layout:///images:production',
        class: 'floating',
        outcome: 'moved',
        before: first,
        after: second,
      },
    ])
    const back = await promote(requestFor({ rollback }), toolsFor({ http }))
    expect(back.tags.map(({ reference }) => reference)).toEqual([`${repository}:production`])
    expect(held('1.0.1')).toBe(second)
  })

  test('names the floating tags that the promotion created, which stay', async () => {
    const { http, first, second } = await world()
    const created = {
      ...{ reference: `${repository}:canary`, class: 'floating', outcome: 'created', after: second },
    }
    const said = `the promotion created ${repository}:canary (${second}): there was nothing before, so it stays as it is`
    const rollback = await recordFile(first, second, [created])
    const planned = await promote(requestFor({ rollback, 'dry-run': 'true' }), toolsFor({ http }))
    expect(planned).toMatchObject({ outcome: 'would-change', warnings: [expect.stringContaining(said)] })
    const back = await promote(requestFor({ rollback }), toolsFor({ http }))
    expect(back).toMatchObject({ outcome: 'rolled-back', warnings: [expect.stringContaining(said)] })
    const nothing = await recordFile(undefined, second, [created])
    expect((await promote(requestFor({ rollback: nothing }), toolsFor({ http }))).warnings).toEqual([
      expect.stringContaining('moved no floating tag'),
      expect.stringContaining(said),
    ])
  })

  const elsewhere = `sha256:${'e'.repeat(64)}`

  test('leaves a tag that was moved again since, unless floating: always', async () => {
    const { http, registry, first, second, held } = await world()
    const rollback = await recordFile(first, elsewhere)
    for (const dry of ['false', 'true'])
      expect(await promote(requestFor({ rollback, 'dry-run': dry }), toolsFor({ http }))).toMatchObject({
        status: 'failed',
        outcome: 'unknown-state',
        reason: `${repository}:production names ${second} now, and not ${elsewhere} as after the promotion (floating: always moves it back anyway)`,
        tags: [{ outcome: 'refused' }],
      })
    expect(held('production')).toBe(second)
    const back = await promote(requestFor({ rollback, floating: 'always' }), toolsFor({ http }))
    expect(back).toMatchObject({ outcome: 'rolled-back', tags: [{ outcome: 'moved' }] })
    expect(held('production')).toBe(first)
    registry.tags.delete('acme/web:production')
    expect((await promote(requestFor({ rollback }), toolsFor({ http }))).reason).toContain(
      `${repository}:production names nothing now`,
    )
    const anew = await promote(requestFor({ rollback, floating: 'always' }), toolsFor({ http }))
    expect(anew).toMatchObject({ outcome: 'rolled-back', tags: [{ outcome: 'created' }] })
    expect(held('production')).toBe(first)
  })

  test('has nothing to do, and nothing to prove, where the tags are back already', async () => {
    const { http, registry, transport, second } = await world()
    const bare = makeImage()
    await seed(transport, at, bare)
    registry.tags.set('acme/web:production', bare.root.digest)
    const rollback = await recordFile(bare.root.digest, second)
    for (const dry of ['false', 'true'])
      expect(
        await promote(requestFor({ rollback, require: 'scan', 'dry-run': dry }), toolsFor({ http })),
      ).toMatchObject({ status: 'passed', outcome: 'unchanged', tags: [{ outcome: 'unchanged' }] })
  })

  test('needs what goes back to be there', async () => {
    const { http, second } = await world()
    const rollback = await recordFile(elsewhere, second)
    await expect(promote(requestFor({ rollback }), toolsFor({ http }))).rejects.toThrow(
      `${repository}:production cannot go back: ${elsewhere} is no longer in the registry`,
    )
  })

  test('has the digest of all its tags, where it is one', async () => {
    const { http, registry, first, second } = await world()
    const canary = (before: string | undefined) => ({
      ...{ reference: `${repository}:canary`, class: 'floating', outcome: 'moved', before, after: second },
    })
    const back = async (before: string | undefined) => {
      registry.tags.set('acme/web:production', second as string)
      registry.tags.set('acme/web:canary', second as string)
      const rollback = await recordFile(first, second, [canary(before)])
      return promote(requestFor({ rollback, require: 'scan' }), toolsFor({ http }))
    }
    const one = await back(first)
    expect([one.outcome, one.digest, one.evidence.length]).toEqual(['rolled-back', first, 1])
    const two = await back(second)
    expect([two.outcome, two.digest, two.evidence.length]).toEqual(['rolled-back', undefined, 1])
  })

  test('can be taken back itself', async () => {
    const { http, first, second, held } = await world()
    const back = await promote(requestFor({ rollback: await recordFile(first, second) }), toolsFor({ http }))
    const [moved] = back.tags
    const again = await recordFile(moved?.before, moved?.after)
    expect(await promote(requestFor({ rollback: again }), toolsFor({ http }))).toMatchObject({
      outcome: 'rolled-back',
    })
    expect(held('production')).toBe(second)
  })
})
