import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/messages/errors.ts'
import { tagsAt } from '../../src/promote/forward-only-version.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const target = { at, tag: 'latest', class: 'floating' } as const

describe('the tags beside one at a registry', () => {
  const failing = (error: Error): Transport => {
    const fail = async () => {
      throw error
    }
    return { ...fakeTransport(fakeRegistry().http), exchange: fail, open: fail }
  }

  test('are not known where it refuses to list them, which is a warning', async () => {
    const warnings = new Set<string>()
    const transport = failing(new UserError('it answered 403'))
    expect(await tagsAt(target, warnings, transport)).toBeUndefined()
    expect([...warnings].join()).toContain('cannot be listed')
  })

  test('are an error where this program has made a mistake', async () => {
    const warnings = new Set<string>()
    const transport = failing(new TypeError('a fault of ours'))
    await expect(tagsAt(target, warnings, transport)).rejects.toThrow('a fault of ours')
    expect([...warnings]).toEqual([])
  })
})

describe('the tags beside one in an OCI layout', () => {
  const folder = temporaryFolder('forward-only-version')
  afterAll(() => rmSync(folder, { recursive: true }))

  async function promote(tags: string, to: string) {
    const fake = fakeRegistry()
    const transport = fakeTransport(fake.http)
    const image = makeImage()
    await seed(transport, at, image)
    const from = `${at.registry}/${at.repository}@${image.root.digest}`
    const request = requestFor({ image: from, tags, to: `oci-layout://${to}` })
    const { tags: given, warnings } = await promoteThrough(transport, request, toolsFor({ http: fake.http }))
    return { outcomes: given.map(({ outcome }) => outcome), warnings }
  }

  test('are none where there is no folder yet, which is no warning', async () => {
    const { outcomes, warnings } = await promote('1.2.5,latest', join(folder, 'new'))
    expect(outcomes).toEqual(['created', 'created'])
    expect(warnings ?? []).toEqual([])
  })

  test('are none in an archive, which is replaced as a whole', async () => {
    const archive = join(folder, 'web.tar')
    await promote('2.0.0,latest', archive)
    const { outcomes, warnings } = await promote('1.2.5,latest', archive)
    expect(outcomes).toEqual(['created', 'created'])
    expect(warnings ?? []).toEqual([])
  })

  test('are read beside entries that have no tag', async () => {
    const layout = join(folder, 'untagged')
    await promote('2.0.0,latest', layout)
    const path = join(layout, 'index.json')
    const index = JSON.parse(readFileSync(path, 'utf8'))
    const [{ annotations: _, ...untagged }] = index.manifests
    writeFileSync(path, JSON.stringify({ ...index, manifests: [untagged, ...index.manifests] }))
    const { outcomes } = await promote('1.2.5,latest', layout)
    expect(outcomes).toEqual(['created', 'held-back'])
  })
})
