import { describe, expect, test } from '@jest/globals'
import { promoteStage } from '../../src/pipeline/promote.ts'
import { tagsStage } from '../../src/pipeline/tags.ts'
import { startRun, withSection } from '../../src/stage/record/writing.ts'
import type { Facts, Http } from '../../src/stage/stage.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { toolsFor } from '../promote/tools.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const at = { registry: '127.0.0.1:5000', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const folder = temporaryFolder('forward')

/** Runs the stages tags and promote of one workflow run, the record between them, as the pipeline does. */
async function run(
  fake: ReturnType<typeof fakeRegistry>,
  image: MadeImage,
  given: {
    readonly facts: Partial<Facts>
    readonly tags: string
    readonly flavor?: string
    readonly http?: Http
  },
) {
  await seed(fakeTransport(fake.http), at, image)
  const tools = toolsFor({
    http: given.http ?? fake.http,
    facts: { event: 'push', ...given.facts },
    workspace: folder,
  })
  const host = { ...tools.host, temp: folder }
  const made = await tagsStage.run(
    {
      texts: { images: place, tags: given.tags, ...(given.flavor && { flavor: given.flavor }) },
      record: startRun(host.facts),
    } as never,
    { ...tools, host },
  )
  const record = withSection(startRun(host.facts), 'tags', {
    startedAt: '',
    seconds: 0,
    ...made.section,
  } as never)
  const texts = { image: `${place}@${image.root.digest}`, require: 'none' }
  return promoteStage.run({ texts, record } as never, { ...tools, host })
}

const gitTag = (name: string, rest: Partial<Facts> = {}) => ({
  facts: { ref: `refs/tags/${name}`, gitTag: name, ...rest },
})
const semver = ['{{version}}', '{{major}}.{{minor}}', '{{major}}']
  .map(p => `type=semver,pattern=${p}`)
  .join('\n')

describe('tags and promote give one answer', () => {
  test('a suffix of the flavor is a variant, also where latest has none', async () => {
    const fake = fakeRegistry()
    const holds = (tag: string) => fake.tags.get(`${at.repository}:${tag}`)
    const flavor = 'suffix=-alpine'
    const [two, one] = [makeImage(), makeImage()]
    await run(fake, two, { ...gitTag('v2.0.0'), tags: semver, flavor })
    expect([holds('2.0.0-alpine'), holds('2-alpine'), holds('latest')]).toEqual(
      Array(3).fill(two.root.digest),
    )
    await run(fake, one, { ...gitTag('v1.9.0'), tags: semver, flavor })
    expect([holds('1.9.0-alpine'), holds('1-alpine'), holds('latest')]).toEqual([
      ...[one.root.digest, one.root.digest],
      two.root.digest,
    ])
  })

  test('a marked pre-release takes no latest, not even by an order', async () => {
    const fake = fakeRegistry()
    const payload = { release: { tag_name: 'v4.0.5', prerelease: true } }
    const given = gitTag('v4.0.5', { ci: 'github', event: 'release', payload })
    const ended = await run(fake, makeImage(), { ...given, tags: `${semver}\nlatest` })
    expect([...fake.tags.keys()]).toEqual([`${at.repository}:4.0.5`])
    const stays = 'latest is not moved: GitHub marks v4.0.5 as a pre-release (floating: always moves it)'
    expect(ended.section).toMatchObject({ warnings: expect.arrayContaining([stays]) })
  })

  test('an order in the rules is held back where the tag moves', async () => {
    const fake = fakeRegistry()
    await run(fake, makeImage(), { ...gitTag('v2.0.0'), tags: `${semver}\nlatest` })
    const before = fake.tags.get(`${at.repository}:latest`)
    await run(fake, makeImage(), { ...gitTag('v1.9.0'), tags: `${semver}\nlatest` })
    expect(fake.tags.get(`${at.repository}:latest`)).toBe(before)
  })
})

test('two digests for one immutable tag: the run that lost it ends with 3', async () => {
  const fake = fakeRegistry()
  const other = makeImage()
  await seed(fakeTransport(fake.http), at, other)
  const http: Http = async request => {
    const answer = await fake.http(request)
    if (request.method === 'PUT' && request.url.pathname.endsWith('/1.0.0'))
      fake.tags.set(`${at.repository}:1.0.0`, other.root.digest)
    return answer
  }
  const ended = await run(fake, makeImage(), { ...gitTag('v1.0.0'), tags: semver, http })
  expect(ended).toMatchObject({
    section: { status: 'failed', outcome: 'refused-immutable' },
    failedExitCode: 3,
  })
  expect(fake.tags.get(`${at.repository}:latest`)).toBeUndefined()
})
