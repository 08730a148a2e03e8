import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFacts } from '../../src/hosts/facts.ts'
import { findExisting } from '../../src/pipeline/existing.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { factsOf } from '../hosts/facts-of.ts'
import { makeImage, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { freshPlace } from './proven-image.ts'
import { builtFrom, recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

// A checkout of a merge commit with an annotated tag on it, whose image has evidence from main.

const http = createHttp({})
const transport = anonymousTransport(http)
const at = freshPlace()
const repository = `${at.registry}/${at.repository}`
let folder = ''
let merge = ''
let tagObject = ''
let digest = ''

const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim()

beforeAll(async () => {
  folder = temporaryFolder()
  git('init', '-q', '-b', 'main')
  git('remote', 'add', 'origin', 'https://github.com/acme/web.git')
  git('commit', '-q', '--allow-empty', '-m', 'first')
  git('checkout', '-q', '-b', 'topic')
  git('commit', '-q', '--allow-empty', '-m', 'topic')
  git('checkout', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'merge', 'topic')
  merge = git('rev-parse', 'HEAD')
  git('tag', '-a', 'v1.4.0', '-m', 'the release')
  tagObject = git('rev-parse', 'v1.4.0')
  git('checkout', '-q', 'v1.4.0')
  const image = makeImage({ platforms: ['linux/amd64'] })
  digest = image.root.digest
  const subject = await readSubject(await writeLayout(image, temporaryFolder()), transport)
  const evidence = recordOf(subject, { commit: merge })
  await promote(
    requestFor({ tags: `main, sha-${merge}` }, { subject, images: [repository], evidence }),
    toolsFor({ http }),
  )
})

const github = (name: string, payload: object): Promise<Facts> =>
  factsOf(
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_REF: 'refs/tags/v1.4.0',
      GITHUB_SHA: merge,
      GITHUB_EVENT_NAME: name,
      GITHUB_REPOSITORY: 'acme/web',
      GITHUB_RUN_ID: '9',
    },
    { payload, head: merge },
  )

const events: [string, () => Promise<Facts>][] = [
  // The event of an annotated tag names the tag's own object; the commit is elsewhere.
  ['a push of the annotated tag', () => github('push', { ref: 'refs/tags/v1.4.0', after: tagObject })],
  ['a release', () => github('release', { action: 'published', release: { tag_name: 'v1.4.0' } })],
  [
    'a checkout that the user says is of the tag, without any CI',
    () =>
      readFacts({
        env: { BUILDONCE_REF: 'refs/tags/v1.4.0' },
        folder,
        exec: createExec(process.env),
      }),
  ],
]

describe.each(events)('%s', (_, factsOf) => {
  test('finds the image of the merge commit and releases it, and again without a write', async () => {
    const facts = await factsOf()
    expect(facts).toMatchObject({ headCommit: merge, gitTag: 'v1.4.0' })
    expect(tagObject).not.toBe(merge)
    const found = await findExisting(
      {
        image: repository,
        commitTags: [`sha-${facts.headCommit}`],
        onExisting: 'reuse',
        onMissing: 'fail',
        require: ['scan', 'smoke'],
        maxAge: 86_400_000,
        writes: true,
        trust: anybody,
        judging: async () => () => undefined,
        attach: ['evidence'],
        builtFrom: builtFrom({ commit: merge }),
        platforms: ['linux/amd64'],
      },
      toolsFor({ http, facts }),
    )
    expect(found).toMatchObject({ digest, checked: true })
    const subject = { digest: found?.digest, source: found?.source, platforms: found?.platforms } as never
    const request = requestFor(
      { tags: '1.4.0, 1.4, 1, latest', require: 'scan, smoke', push: 'always' },
      { subject, images: [repository] },
    )
    await promote(request, toolsFor({ http, facts }))
    for (const tag of ['1.4.0', '1.4', '1', 'latest'])
      expect((await headManifest(transport, at, tag))?.digest).toBe(digest)
    expect(await promote(request, toolsFor({ http, facts }))).toMatchObject({ outcome: 'unchanged' })
  })
})
