import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Repository } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { fallbackTag } from '../../src/registry/referrers.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { makeImage, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { freshPlace, provenImage, referrersAt } from './proven-image.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const fake = fakeRegistry()
const loopback = createHttp({})
/** The fake stands at a name that nobody else answers to. */
const http: typeof loopback = request =>
  request.url.host === 'isolated.example' ? fake.http(request) : loopback(request)
const transport = anonymousTransport(http)
let own: OwnRegistry

beforeAll(async () => {
  own = await startRegistry()
})
afterAll(() => own.stop())

const text = (at: Repository) => `${at.registry}/${at.repository}`
const tools = () => toolsFor({ http })

describe.each(['image.tar', 'folder'])('an image that is carried in %s', name => {
  const place = async () => join(temporaryFolder(), name)

  test.each(['own', 'isolated.example'])(
    'arrives at another registry (%s) with its digest, tags, referrers, signatures and evidence',
    async host => {
      const { at, child, digest, reference } = await provenImage()
      const to = freshPlace(host === 'own' ? own.host : host)
      const path = await place()
      const saved = await promote(requestFor({ image: reference, to: path, tags: '1.0.0, latest' }), tools())
      expect(saved).toMatchObject({ status: 'passed', outcome: 'promoted', digest })
      expect(saved.tags.map(({ reference: named, outcome }) => `${named} ${outcome}`)).toEqual([
        `oci-layout://${path}:1.0.0 created`,
        `oci-layout://${path}:latest created`,
      ])
      expect(await headManifest(transport, at, 'latest')).toBeUndefined()

      const arrived = await promote(
        requestFor({ image: path, to: text(to), require: 'scan, smoke' }),
        tools(),
      )
      expect(arrived).toMatchObject({ status: 'passed', outcome: 'promoted', digest, warnings: [] })
      expect(arrived.evidence.map(({ section, status }) => `${section} ${status}`)).toEqual([
        'scan passed',
        'smoke passed',
      ])
      for (const tag of ['1.0.0', 'latest', child.digest])
        expect((await headManifest(transport, to, tag))?.digest).toBe(tag === child.digest ? tag : digest)
      for (const subject of [digest, child.digest])
        expect(await referrersAt(to, subject, transport)).toEqual(await referrersAt(at, subject, transport))
      expect(await referrersAt(to, child.digest, transport)).toHaveLength(1)
      const signature = `${fallbackTag(digest)}.sig`
      expect((await headManifest(transport, to, signature))?.digest).toBe(
        (await headManifest(transport, at, signature))?.digest,
      )
      expect(await promote(requestFor({ image: path, to: text(to) }), tools())).toMatchObject({
        outcome: 'unchanged',
      })
    },
  )

  test('does not pass the gate without its evidence', async () => {
    const { reference } = await provenImage()
    const path = await place()
    await promote(requestFor({ image: reference, to: path, tags: '1.0.0', referrers: 'none' }), tools())
    const request = requestFor({ image: path, to: text(freshPlace(own.host)), require: 'scan, smoke' })
    const refused = await promote(request, tools())
    expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
  })

  test('right from the build passes it by what this run found out', async () => {
    const image = makeImage({ platforms: ['linux/amd64'] })
    const subject = await readSubject(await writeLayout(image, temporaryFolder()), transport)
    const path = await place()
    const record = { subject, evidence: recordOf(subject) }
    await promote(requestFor({ to: path, tags: '1.0.0', require: 'scan, smoke' }, record), tools())
    const to = freshPlace(own.host)
    const arrived = await promote(requestFor({ image: path, to: text(to), require: 'scan, smoke' }), tools())
    expect(arrived).toMatchObject({ outcome: 'promoted' })
    expect(await referrersAt(to, image.root.digest, transport)).toHaveLength(1)
  })

  test('is written on a pull request, too, where no registry is', async () => {
    const { reference, at } = await provenImage()
    const path = await place()
    const facts = { pullRequest: { number: 7, baseBranch: 'main', fork: false } }
    const request = requestFor({ image: reference, save: path, tags: 'pr-7' }, { images: [text(at)] })
    expect(await promote(request, toolsFor({ http, facts }))).toMatchObject({ outcome: 'promoted' })
    expect(await headManifest(transport, at, 'pr-7')).toBeUndefined()
    expect((await promote(requestFor({ image: path, to: text(at) }), tools())).tags).toMatchObject([
      { reference: `${text(at)}:pr-7`, outcome: 'created' },
    ])
  })

  test('is not written by a dry run, which shows its tags', async () => {
    const { reference } = await provenImage()
    const path = await place()
    const request = requestFor({ image: reference, to: path, tags: '1.0.0', 'dry-run': 'true' })
    expect(await promote(request, tools())).toMatchObject({
      outcome: 'would-change',
      tags: [{ reference: `oci-layout://${path}:1.0.0`, outcome: 'would-create' }],
    })
    expect(readdirSync(dirname(path))).toEqual([])
  })

  test('leaves nothing half when the source breaks', async () => {
    const { reference, image } = await provenImage()
    const path = await place()
    const [last = ''] = [...image.blobs.keys()].slice(-1)
    const broken = (request: Parameters<typeof http>[0]) =>
      request.url.pathname.endsWith(`/blobs/${last}`)
        ? Promise.reject(Object.assign(new Error('self signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))
        : http(request)
    const request = requestFor({ image: reference, to: path, tags: '1.0.0' })
    await expect(promote(request, toolsFor({ http: broken }))).rejects.toThrow(
      new RegExp(`^copying ${reference} to ${path}: GET http://.*${last}`),
    )
    expect(readdirSync(dirname(path))).toEqual([])
  })

  test('leaves nothing half when the run is told to stop', async () => {
    const { reference, image } = await provenImage()
    const path = await place()
    const stop = new AbortController()
    const [last = ''] = [...image.blobs.keys()].slice(-1)
    const stopping = (request: Parameters<typeof http>[0]) => {
      if (request.url.pathname.endsWith(`/blobs/${last}`)) stop.abort()
      return http(request)
    }
    const request = requestFor({ image: reference, to: path, tags: '1.0.0' })
    const given = { ...toolsFor({ http: stopping }), signal: stop.signal }
    await expect(promote(request, given)).rejects.toThrow('aborted')
    expect(readdirSync(dirname(path))).toEqual([])
  })
})
