import { describe, expect, test } from '@jest/globals'
import { promoteStage } from '../../src/pipeline/promote.ts'
import type { BuiltFrom } from '../../src/stage/record/built-from.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { builtFrom } from '../promote/records.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const place = { registry: 'registry.example', repository: 'acme/web' }
const image = `${place.registry}/${place.repository}`
const commit = 'c'.repeat(40)
const other = 'd'.repeat(40)
const pullRequest: Partial<Facts> = { pullRequest: { number: 5, fork: false } }

/** Promotes the image that this run has built, with a tag for the commit of the run and one for its branch. */
async function promoted(
  texts: Record<string, string>,
  facts: Partial<Facts> = {},
  built: Partial<BuiltFrom> = {},
) {
  const registry = fakeRegistry()
  const made = makeImage()
  await seed(fakeTransport(registry.http), place, made)
  await seed(fakeTransport(registry.http), place, makeImage({ platforms: ['linux/s390x'] }), ['old'])
  const tools = makeTools({ http: registry.http, facts, host: { workspace: temporaryFolder('promote') } })
  const at = { startedAt: '2026-11-03T09:30:00Z', seconds: 1, status: 'passed' as const }
  const record: Run = {
    ...{ version: 1, project: 'acme/web', commit },
    event: { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 },
    tags: {
      ...{ ...at, images: [image], version: 'main', commit, silent: [], labels: {}, annotations: [] },
      tags: [
        { name: 'main', class: 'floating', rule: 'type=ref,event=branch' },
        { name: `sha-${commit}`, class: 'immutable', rule: 'type=sha,format=long' },
      ],
    },
    build: {
      ...{ ...at, digest: made.root.digest, platforms: [], checks: [], attestations: 0 },
      source: { kind: 'registry', repository: image },
      builtFrom: builtFrom(built),
    },
  }
  const { section } = await promoteStage.run({ texts: { require: 'none', ...texts }, record }, tools)
  const names = [...registry.tags.keys()]
    .map(name => name.slice(name.indexOf(':') + 1))
    .filter(name => name !== 'old')
  return { section, names, lines: tools.lines }
}

const refusal = `sha-${commit} would name the commit ${commit}, and the checkout of the context is at ${other}`

describe('the tags of the run and the commit that the image was built from', () => {
  test('are given where they are the same', async () => {
    const { section, names } = await promoted({})
    expect(section).toMatchObject({ outcome: 'promoted' })
    expect(names.toSorted()).toEqual(['main', `sha-${commit}`])
  })

  test.each<[string, Record<string, string>, Partial<Facts>]>([
    ['on a push', {}, {}],
    ['on a pull request that publishes', { push: 'always' }, pullRequest],
    ['in a dry run on a pull request', { 'dry-run': 'true' }, pullRequest],
    ['where an archive is written on a pull request', { save: 'web.tar' }, pullRequest],
  ])('are refused where they are not, %s', async (_, texts, facts) => {
    await expect(promoted(texts, facts, { commit: other })).rejects.toThrow(refusal)
  })

  test('do not matter where nothing is written', async () => {
    const { section } = await promoted({}, pullRequest, { commit: other })
    expect(section).toMatchObject({ status: 'skipped' })
    expect((await promoted({ push: 'never' }, {}, { commit: other })).section).toMatchObject({
      status: 'skipped',
    })
  })

  test('are given without the one of the commit on a pull request that has built another', async () => {
    const built = { commit: other, pullRequest: { number: 5 } }
    const { names, lines } = await promoted({ push: 'always' }, pullRequest, built)
    expect(names).toEqual(['main'])
    expect(lines).toContainEqual(expect.stringMatching(`^sha-${commit} is not given: it names the commit`))
  })

  test('a place that names the commit is refused also there', async () => {
    const built = { commit: other, pullRequest: { number: 5 } }
    const texts = { push: 'always', to: `other.example/web:sha-${commit}` }
    await expect(promoted(texts, pullRequest, built)).rejects.toThrow(refusal)
  })
})

test.each<[string, Record<string, string>]>([
  ['image', { image: `${image}:old`, tags: `sha-${commit}` }],
  ['from', { from: 'old', tags: `sha-${commit}` }],
])('of another image, named with %s, the commit of this build says nothing', async (_, texts) => {
  expect((await promoted(texts, {}, { commit: other })).section).toMatchObject({ outcome: 'promoted' })
})
