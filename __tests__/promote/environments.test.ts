import { describe, expect, test } from '@jest/globals'
import { promoteStage } from '../../src/pipeline/promote.ts'
import { promotePart } from '../../src/report/parts/promote.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { toolsFor } from './tools.ts'

const repository = 'a.example/acme/web'
const at = { registry: 'a.example', repository: 'acme/web' }
const record: Run = {
  version: 1,
  project: 'acme/web',
  commit: 'c'.repeat(40),
  event: { name: 'workflow_dispatch', ref: 'refs/heads/main', runId: '7', attempt: 1 },
}

/** A registry with an image on staging and an older one in production, and the promote step before it. */
async function world() {
  const registry = fakeRegistry()
  const transport = fakeTransport(registry.http)
  const [old, next] = [
    makeImage(),
    makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true }),
  ]
  await seed(transport, at, old, ['production', 'eu-production'])
  await seed(transport, at, next, ['staging'])
  registry.requests.length = 0
  const step = async (texts: Record<string, string>, http: Http = registry.http, more: Partial<Run> = {}) => {
    const tools = toolsFor({ http })
    const given = { texts: { image: repository, ...texts }, record: { ...record, ...more } }
    const result = await promoteStage.run(given, tools)
    const plan = JSON.parse(result.outputs.plan ?? '[]') as Record<string, string>[]
    return { ...result, plan, table: tools.said.join('\n') }
  }
  const held = (tag: string) => registry.tags.get(`acme/web:${tag}`)
  const writes = () => registry.requests.filter(line => !/^(?:GET|HEAD) /.test(line))
  const readOnly: Http = async request =>
    request.method === 'PUT' ? respond(fault(405, 'UNSUPPORTED')) : registry.http(request)
  return { step, held, writes, readOnly, old: old.root.digest, next: next.root.digest }
}

const row = (tag: string, ...cells: string[]) => new RegExp([`:${tag}`, 'floating', ...cells].join(' +'))

describe('from: staging, to: production', () => {
  test('at a registry that takes nothing new could not be done, which is no failed check', async () => {
    const { step, held, old, readOnly } = await world()
    const { line, failedExitCode } = await step({ from: 'staging', to: 'production' }, readOnly)
    expect(line).toMatch(/production: PUT .* 405: UNSUPPORTED .*\. a\.example does not accept uploads here/)
    expect(failedExitCode).toBe(2)
    expect(held('production')).toBe(old)
  })

  const move = { from: 'staging', to: 'production, eu-production, canary' }

  test('is shown first: each tag with its old and new digest and whether it would change', async () => {
    const { step, held, writes, old, next } = await world()
    const { table, plan, outputs, section } = await step({ ...move, 'dry-run': 'true' })
    expect(table).toMatch(row('production', old.slice(0, 19), next.slice(0, 19), 'move'))
    expect(table).toMatch(row('eu-production', old.slice(0, 19), next.slice(0, 19), 'move'))
    expect(table).toMatch(row('canary', '-', next.slice(0, 19), 'create'))
    const class_ = { class: 'floating' }
    expect(plan).toEqual([
      {
        reference: `${repository}:production`,
        ...class_,
        outcome: 'would-move',
        before: old,
        after: old,
        next,
      },
      {
        reference: `${repository}:eu-production`,
        ...class_,
        outcome: 'would-move',
        before: old,
        after: old,
        next,
      },
      { reference: `${repository}:canary`, ...class_, outcome: 'would-create', next },
    ])
    expect(outputs).toMatchObject({ outcome: 'would-change', changed: 'false', digest: next, references: '' })
    expect(section).toMatchObject({ status: 'passed', dryRun: true })
    const page = promotePart({ run: { ...record, promote: section } } as never)
    expect(page).toContain('A plan: nothing was written.')
    expect(page).toMatch(new RegExp(`production.*would move.*${old.slice(7, 15)}.*${next.slice(7, 15)}`))
    expect(writes()).toEqual([])
    expect(held('production')).toBe(old)
  })

  test('does exactly what was shown, and the next look finds nothing to change', async () => {
    const { step, held, writes, next } = await world()
    const shown = (await step({ ...move, 'dry-run': 'true' })).plan
    const { plan, outputs } = await step(move)
    expect(plan.map(({ reference, before, after }) => ({ reference, before, after }))).toEqual(
      shown.map(({ reference, before, next: then }) => ({ reference, before, after: then })),
    )
    expect(plan.map(({ outcome }) => outcome)).toEqual(['moved', 'moved', 'created'])
    expect(outputs).toMatchObject({ outcome: 'promoted', changed: 'true', digest: next })
    for (const tag of ['staging', 'production', 'eu-production', 'canary']) expect(held(tag)).toBe(next)
    expect(writes().every(line => line.startsWith('PUT /v2/acme/web/manifests/'))).toBe(true)
    const again = await step({ ...move, 'dry-run': 'true' })
    expect(again.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false' })
    expect(again.plan.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
  })

  test('takes further tags, which go where the image is', async () => {
    const { step, held, next } = await world()
    expect((await step({ from: 'staging', tags: 'edge' })).section).toMatchObject({ outcome: 'promoted' })
    expect((await step({ from: 'staging', tags: 'canary', to: 'production' })).plan).toHaveLength(2)
    expect([held('edge'), held('canary'), held('production')]).toEqual([next, next, next])
  })

  test('leaves the tags of this run to the image of this run', async () => {
    const { step, held } = await world()
    const tags = { tags: [{ name: 'main', class: 'floating' }], images: [repository], heldBack: [] }
    const result = await step({ from: 'staging', to: 'production' }, undefined, { tags } as never)
    expect(result.plan.map(({ reference }) => reference)).toEqual([`${repository}:production`])
    expect(held('main')).toBeUndefined()
  })

  test('that is refused shows a plan of which nothing is done, and so does its dry run', async () => {
    const { step, held, old } = await world()
    for (const more of [{}, { 'dry-run': 'true' }] as Record<string, string>[]) {
      const { table, plan, section } = await step({ ...move, ...more, require: 'scan' })
      expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
      expect(table).toMatch(row('production', old.slice(0, 19), old.slice(0, 19), 'not done'))
      expect(table).not.toMatch(/ (?:move|create)$/m)
      expect(plan.map(({ outcome }) => outcome)).toEqual(['not-reached', 'not-reached', 'not-reached'])
    }
    expect(held('production')).toBe(old)
  })

  test('that has nothing on staging says which tag is missing, and moves nothing', async () => {
    const { step, held, old } = await world()
    await expect(step({ from: 'stagign', to: 'production' })).rejects.toThrow(
      'source a.example/acme/web:stagign does not exist',
    )
    expect(held('production')).toBe(old)
  })

  test('crosses to the repository of the other environment, and holds what the policy holds', async () => {
    const { step, held, next } = await world()
    const to = 'a.example/acme/live:production'
    expect((await step({ from: 'staging', to, 'dry-run': 'true' })).plan).toMatchObject([
      { reference: to, outcome: 'would-create', next },
    ])
    await step({ from: 'staging', to })
    expect(held('production')).not.toBe(next)
    const unproven = await step({ ...move, require: 'scan' })
    expect(unproven.section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(unproven.failedExitCode).toBe(1)
  })
})
