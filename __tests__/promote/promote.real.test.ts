import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { Repository } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { freshName, makeImage, seed, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const http = createHttp({})
const transport = anonymousTransport(http)
const two = { platforms: ['linux/amd64', 'linux/arm64'], attestations: true } as const

const fresh = (): Repository => ({ registry, repository: freshName() })
const text = ({ repository }: Repository) => `${registry}/${repository}`
const held = async (at: Repository, tag: string) => (await headManifest(transport, at, tag))?.digest

/** Reads the registry's own log: the requests to one repository since it was made. */
async function requestsTo({ repository }: Repository): Promise<string[]> {
  await sleep(150)
  const log = await readFile(bootstrapped('BUILDONCE_TEST_REGISTRY_LOG'), 'utf8')
  return [...log.matchAll(/"(GET|HEAD|PUT|POST|PATCH|DELETE) (\S+) HTTP/g)]
    .filter(([, , path]) => path?.startsWith(`/v2/${repository}/`))
    .map(([, method, path]) => `${method} ${path?.slice(`/v2/${repository}/`.length)}`)
}

describe('promotion at a real registry', () => {
  test('an OCI layout of two platforms is pushed and gets all its tags, with its digest', async () => {
    const at = fresh()
    const image = makeImage(two)
    const subject = await readSubject(await writeLayout(image, temporaryFolder()), transport)
    const request = requestFor({ tags: '1.2.3, 1.2, 1, latest' }, { subject, images: [text(at)] })
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted', digest: image.root.digest })
    for (const tag of ['1.2.3', '1.2', '1', 'latest']) expect(await held(at, tag)).toBe(image.root.digest)
    for (const { digest } of image.children) expect(await held(at, digest)).toBe(digest)
  })

  test('a second run of the same promotion writes nothing and passes', async () => {
    const at = fresh()
    const subject = await readSubject(await writeLayout(makeImage(two), temporaryFolder()), transport)
    const request = requestFor({ tags: '1.2.3, 1.2, latest' }, { subject, images: [text(at)] })
    await promote(request, toolsFor({ http }))
    const before = (await requestsTo(at)).length
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'passed', outcome: 'unchanged' })
    const later = (await requestsTo(at)).slice(before)
    expect(later.filter(line => /^(PUT|POST|PATCH)/.test(line))).toEqual([])
  })

  test('an immutable tag with another digest is refused, and no other tag moves', async () => {
    const at = fresh()
    const [old, next] = [makeImage(), makeImage()]
    await seed(transport, at, old, ['1.0.0', 'latest'])
    await seed(transport, at, next)
    const request = requestFor({ image: `${text(at)}@${next.root.digest}`, tags: '1.0.0, latest, new' })
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(section.reason).toContain(`${text(at)}:1.0.0 is immutable and names ${old.root.digest} already`)
    expect(await held(at, 'latest')).toBe(old.root.digest)
    expect(await held(at, 'new')).toBeUndefined()
  })

  test('an environment tag moves from staging to production', async () => {
    const at = fresh()
    const [old, next] = [makeImage(), makeImage()]
    await seed(transport, at, old, ['production'])
    await seed(transport, at, next, ['staging'])
    const section = await promote(
      requestFor({ image: text(at), from: 'staging', to: 'production' }),
      toolsFor({ http }),
    )
    expect(section.tags).toMatchObject([
      { outcome: 'moved', before: old.root.digest, after: next.root.digest },
    ])
    expect(await held(at, 'production')).toBe(next.root.digest)
  })

  test('a dry run shows what would happen and writes nothing', async () => {
    const at = fresh()
    const image = makeImage()
    await seed(transport, at, image, ['staging'])
    const tools = toolsFor({ http })
    const request = requestFor({ image: `${text(at)}:staging`, tags: '1.0.0', 'dry-run': 'true' })
    const section = await promote(request, tools)
    expect(section).toMatchObject({
      status: 'passed',
      outcome: 'would-change',
      tags: [{ outcome: 'would-create' }],
    })
    expect(await held(at, '1.0.0')).toBeUndefined()
    expect(tools.said.join('\n')).toMatch(/1\.0\.0 +immutable +- +sha256:[0-9a-f]{12} +create/)
  })

  test('"latest" stays with the higher version, which its label tells', async () => {
    const at = fresh()
    const labelled = (version: string) =>
      makeImage({ labels: { 'org.opencontainers.image.version': version } })
    const [high, low] = [labelled('2.0.0'), labelled('1.3.9')]
    await seed(transport, at, high, ['latest', '2'])
    await seed(transport, at, low)
    const request = requestFor({ image: `${text(at)}@${low.root.digest}`, tags: '1.3.9, 1.3, 1, latest' })
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(section.warnings?.join()).toContain('latest stays where it is: it holds 2.0.0')
    expect(await held(at, 'latest')).toBe(high.root.digest)
    expect(await held(at, '1.3')).toBe(low.root.digest)
  })

  test('an image is carried in a folder to a registry that the first one never sees', async () => {
    const [from, to] = [fresh(), fresh()]
    const image = makeImage(two)
    await seed(transport, from, image)
    const folder = join(temporaryFolder(), 'layout')
    const saving = requestFor({ image: `${text(from)}@${image.root.digest}`, save: folder })
    expect(await promote(saving, toolsFor({ http }))).toMatchObject({ status: 'passed' })
    expect(await promote(saving, toolsFor({ http }))).toMatchObject({ status: 'passed' })
    const pushing = requestFor({ image: folder, tags: '1.0.0', to: text(to) })
    expect(await promote(pushing, toolsFor({ http }))).toMatchObject({ outcome: 'promoted' })
    expect(await held(to, '1.0.0')).toBe(image.root.digest)
  })
})
