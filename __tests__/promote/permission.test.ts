import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { promoteStage } from '../../src/pipeline/promote.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Deployment, Facts } from '../../src/stage/stage.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const laptop: Partial<Facts> = { writing: { allowed: false, reason: 'outside a CI' } }
const pullRequest: Partial<Facts> = { pullRequest: { number: 5, fork: false } }

/** A registry with an image, the record of a run that has built it, and the promote stage on it. */
async function world(facts: Partial<Facts>) {
  const registry = fakeRegistry()
  const image = makeImage()
  const { digest } = image.root
  await seed(fakeTransport(registry.http), { registry: 'a.example', repository: 'acme/web' }, image)
  const deployed: Deployment[] = []
  const codeHost = { recordDeployment: async (one: Deployment) => void deployed.push(one) }
  const host = { codeHost: () => codeHost as never, workspace: temporaryFolder('promote') }
  const tools = makeTools({ http: registry.http, facts, host })
  const at = { startedAt: '2026-11-03T09:30:00Z', seconds: 1, status: 'passed' as const }
  const record: Run = {
    version: 1,
    project: 'acme/web',
    event: { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 },
    tags: {
      ...at,
      images: ['a.example/acme/web'],
      version: 'main',
      tags: [{ name: 'main', class: 'floating', rule: 'type=ref,event=branch' }],
      silent: [],
      labels: {},
      annotations: [],
    },
    build: {
      ...at,
      digest,
      platforms: [],
      source: { kind: 'registry', repository: 'a.example/acme/web' },
      checks: [],
      attestations: 0,
    },
  }
  const run = async (texts: Record<string, string>) =>
    (await promoteStage.run({ texts, record }, tools)).section
  const alone = async (texts: Record<string, string>) =>
    (await promoteStage.run({ texts, record: { ...record, tags: undefined, build: undefined } }, tools))
      .section
  return { registry, digest, run, alone, tools, deployed, image: `a.example/acme/web@${digest}` }
}

describe('where the event does not allow to write', () => {
  test('what the run has built is not published, and push: always publishes it', async () => {
    const { run, registry, digest } = await world(laptop)
    expect(await run({})).toMatchObject({
      status: 'skipped',
      reason: 'proven, not published: outside a CI; push: always publishes it',
    })
    expect(registry.tags.has('acme/web:main')).toBe(false)
    expect(await run({ push: 'always' })).toMatchObject({ outcome: 'promoted' })
    expect(registry.tags.get('acme/web:main')).toBe(digest)
  })

  test.each([
    [{}, 'image: is missing, and no earlier build created an image'],
    [{ to: 'a.example/acme/web:1' }, 'image: is missing, and no earlier build created an image'],
    [{ image: 'a.example/acme/web:1' }, 'tags: are missing, and neither to nor save names a destination'],
  ])(
    'a promotion by itself with %j is no promotion, and not one that is held back',
    async (texts, message) => {
      await expect((await world(laptop)).alone(texts)).rejects.toThrow(message)
      // On a pull request the job that builds may have been left out.
      const held = await world({ ...laptop, ...pullRequest })
      expect(await held.alone(texts)).toMatchObject({ status: 'skipped' })
      expect(await (await world(laptop)).alone({ ...texts, push: 'never' })).toMatchObject({
        status: 'skipped',
      })
    },
  )

  test.each([
    ['tags', { tags: 'production' }],
    ['another repository', { to: 'a.example/acme/release:production' }],
  ])('an image with %s is a wish to write', async (_, where) => {
    const { run, image } = await world(laptop)
    expect(await run({ image, ...where, 'new-repository': 'true' })).toMatchObject({ outcome: 'promoted' })
  })

  test('an image alone, or a place alone, is none', async () => {
    const { run, image, registry } = await world(laptop)
    const halves: Record<string, string>[] = [{ image }, { to: 'production' }]
    for (const texts of halves) expect(await run(texts)).toMatchObject({ status: 'skipped' })
    expect([...registry.tags.keys()].filter(name => !name.includes('sha256'))).toEqual([])
  })

  test('a pull request writes nothing, not even what is named, takes nothing back, and deploys nothing', async () => {
    const { run, image, registry, deployed, tools } = await world(pullRequest)
    const save = join(tools.host.workspace, 'web.tar')
    const deployment = { deployment: 'production', 'github-token': 'a-token' }
    await writeFile(join(tools.host.workspace, 'promotion.json'), '{}')
    const wishes: Record<string, string>[] = [
      { image, tags: 'production' },
      { image, tags: 'production', save, ...deployment },
      { rollback: 'promotion.json', save },
    ]
    for (const texts of wishes) await run(texts)
    expect(registry.tags.has('acme/web:production')).toBe(false)
    expect(existsSync(save)).toBe(true)
    expect(deployed).toEqual([])
  })

  test('what is saved besides says what was not published', async () => {
    const { run } = await world(pullRequest)
    expect(await run({ save: 'web.tar' })).toMatchObject({
      outcome: 'promoted',
      warnings: [expect.stringContaining('not published: a pull request writes nothing to a registry')],
    })
  })

  test('a checkout that is not the commit of the run is a warning, because a push was to be published', async () => {
    const { run, tools } = await world({ writing: { allowed: false, reason: 'other commit', unusual: true } })
    await run({})
    expect(tools.lines).toContainEqual(expect.stringMatching(/^warning: proven, not published: other commit/))
  })
})
