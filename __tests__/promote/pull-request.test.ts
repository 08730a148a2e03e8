import { describe, expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: '127.0.0.1:5000', repository: 'acme/web' }

/** Promotes in a run of a pull request. */
async function onPullRequest(texts: Record<string, string>) {
  const fake = fakeRegistry()
  const image = makeImage()
  await seed(fakeTransport(fake.http), at, image)
  fake.requests.length = 0
  const facts = { pullRequest: { number: 7, baseBranch: 'main', fork: false } }
  const reference = `${at.registry}/${at.repository}@${image.root.digest}`
  const section = await promote(
    requestFor({ image: reference, tags: '1.0.0', ...texts }),
    toolsFor({ http: fake.http, facts }),
  )
  return {
    section,
    writes: fake.requests.filter(line => !/^(GET|HEAD) /.test(line)),
    requests: fake.requests,
  }
}

describe('a pull request', () => {
  test('writes nothing to a registry, and asks nothing', async () => {
    const { section, requests } = await onPullRequest({})
    expect(section).toMatchObject({
      status: 'skipped',
      reason: 'proven, not published: a pull request writes nothing to a registry; push: always publishes it',
    })
    expect(requests).toEqual([])
  })
  test('shows in a dry run what would be written', async () => {
    const { section, writes } = await onPullRequest({ 'dry-run': 'true' })
    expect(section).toMatchObject({
      status: 'passed',
      outcome: 'would-change',
      tags: [{ outcome: 'would-create' }],
    })
    expect(writes).toEqual([])
  })
  test('writes where that is asked for', async () => {
    expect((await onPullRequest({ push: 'always' })).section).toMatchObject({ outcome: 'promoted' })
    expect((await onPullRequest({ push: 'never', 'dry-run': 'true' })).section).toMatchObject({
      status: 'skipped',
    })
  })
  test('is told that a whole reference is no tag, and what to write', async () => {
    await expect(onPullRequest({ tags: 'registry/x:main' })).rejects.toThrow(
      'give the repository "registry/x" as the image and the tag "main" here',
    )
  })
})
