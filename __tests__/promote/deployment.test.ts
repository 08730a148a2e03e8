import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { promoteStage } from '../../src/pipeline/promote.ts'
import { promote } from '../../src/promote/promote.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const commit = 'c'.repeat(40)
let asked: { path: string; body: Record<string, unknown> }[] = []
let status = 201
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  asked.push({ path: `${request.method} ${request.url}`, body: JSON.parse(Buffer.concat(chunks).toString()) })
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(status < 400 ? { id: 42 } : { message: 'Resource not accessible' }))
})
const apiBefore = process.env.GITHUB_API_URL

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  process.env.GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  if (apiBefore === undefined) delete process.env.GITHUB_API_URL
  else process.env.GITHUB_API_URL = apiBefore
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})
beforeEach(() => {
  asked = []
  status = 201
})

/** A registry with an image, and the inputs that promote it to production. */
async function world() {
  const registry = fakeRegistry()
  const image = makeImage()
  await seed(fakeTransport(registry.http), { registry: 'a.example', repository: 'acme/web' }, image)
  const texts = {
    image: `a.example/acme/web@${image.root.digest}`,
    tags: 'production',
    deployment: 'production',
  }
  const tools = toolsFor({
    http: registry.http,
    facts: { runUrl: 'https://github.com/acme/web/actions/runs/7' },
  })
  return { registry, image, texts, tools }
}

describe('a deployment', () => {
  test('is recorded for the commit when tags have moved, and not again when nothing changed', async () => {
    const { image, texts, tools } = await world()
    const request = requestFor(texts, { codeHost: githubCodeHost('token', 'acme/web') })
    expect(await promote(request, tools)).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(asked).toEqual([
      {
        path: 'POST /repos/acme/web/deployments',
        body: {
          environment: 'production',
          ref: commit,
          description: `promoted ${image.root.digest}`,
          auto_merge: false,
          required_contexts: [],
        },
      },
      {
        path: 'POST /repos/acme/web/deployments/42/statuses',
        body: { state: 'success', log_url: 'https://github.com/acme/web/actions/runs/7' },
      },
    ])
    expect(await promote(request, tools)).toMatchObject({ outcome: 'unchanged' })
    expect(asked).toHaveLength(2)
  })

  test('is of the commit that the image names, whatever this run is about', async () => {
    const { registry, texts, tools } = await world()
    const built = 'b'.repeat(40)
    const image = makeImage({
      platforms: ['linux/amd64'],
      labels: { 'org.opencontainers.image.revision': built },
    })
    const at = { registry: 'a.example', repository: 'acme/web' }
    await seed(fakeTransport(registry.http), at, image, ['staging'])
    const { tags: _, ...others } = texts
    const request = requestFor(
      { ...others, image: 'a.example/acme/web', from: 'staging', to: 'production' },
      { codeHost: githubCodeHost('token', 'acme/web') },
    )
    expect(await promote(request, tools)).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(asked[0]?.body).toMatchObject({ environment: 'production', ref: built })
  })

  test('is recorded for a rollback: of the commit that is live again', async () => {
    const { registry, texts, tools, image } = await world()
    const built = 'b'.repeat(40)
    const old = makeImage({ labels: { 'org.opencontainers.image.revision': built } })
    const at = { registry: 'a.example', repository: 'acme/web' }
    await seed(fakeTransport(registry.http), at, old, ['production'])
    const codeHost = githubCodeHost('token', 'acme/web')
    const forward = await promote(requestFor(texts, { codeHost }), tools)
    expect(forward.tags).toMatchObject([{ outcome: 'moved', before: old.root.digest }])
    const rollback = join(temporaryFolder(), 'run.json')
    await writeFile(rollback, JSON.stringify({ version: 1, promote: forward }))
    asked = []
    const back = await promote(requestFor({ rollback, deployment: 'production' }, { codeHost }), tools)
    expect(back).toMatchObject({ status: 'passed', outcome: 'rolled-back' })
    expect(back.warnings ?? []).toEqual([])
    expect(registry.tags.get('acme/web:production')).toBe(old.root.digest)
    expect(asked.map(({ path }) => path)).toEqual([
      'POST /repos/acme/web/deployments',
      'POST /repos/acme/web/deployments/42/statuses',
    ])
    expect(asked[0]?.body).toMatchObject({ ref: built, description: `rolled back to ${old.root.digest}` })

    // The other way the image says nothing about its commit, and this run's is not it.
    await writeFile(rollback, JSON.stringify({ version: 1, promote: back }))
    asked = []
    const again = await promote(requestFor({ rollback, deployment: 'production' }, { codeHost }), tools)
    expect(again).toMatchObject({ status: 'passed', outcome: 'rolled-back' })
    expect(again.warnings).toEqual([
      expect.stringContaining(`${image.root.digest} has no label org.opencontainers.image.revision`),
    ])
    expect(asked).toEqual([])
  })

  test('that may not be recorded is a warning that names the permission', async () => {
    const { texts, tools, registry, image } = await world()
    status = 403
    const section = await promote(requestFor(texts, { codeHost: githubCodeHost('token', 'acme/web') }), tools)
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(section.warnings?.join()).toContain('`permissions: deployments: write`')
    expect(registry.tags.get('acme/web:production')).toBe(image.root.digest)
  })

  test('is not recorded by a dry run, and without GitHub there is a warning', async () => {
    const { texts, tools } = await world()
    const codeHost = githubCodeHost('token', 'acme/web')
    await promote(requestFor({ ...texts, 'dry-run': 'true' }, { codeHost }), tools)
    expect(asked).toEqual([])
    const { warnings } = await promote(requestFor(texts), tools)
    expect(warnings).toEqual([expect.stringContaining('the deployment to production is not recorded')])
  })

  test('gets its way to GitHub, and the host its list of artifacts, from the pipeline', async () => {
    const { texts, tools, image } = await world()
    const declared: string[] = []
    const tokens: string[] = []
    const host = {
      ...tools.host,
      recordArtifacts: (lines: readonly string[]) => void declared.push(...lines),
      codeHost: (token: string) => {
        tokens.push(token)
        return githubCodeHost(token, 'acme/web')
      },
    }
    const event = { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 }
    const record: Run = { version: 1, project: 'acme/web', commit, event }
    const given = { texts: { ...texts, 'github-token': 'a-token' }, record }
    await promoteStage.run(given, { ...tools, host })
    expect(tokens).toEqual(['a-token'])
    expect(asked).toHaveLength(2)
    expect(declared).toEqual([`oci://a.example/acme/web@${image.root.digest}`])
  })
})
