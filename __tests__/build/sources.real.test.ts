import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { dockerfileOf } from '../../src/build/dockerfile-source.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { serveGit } from '../fakes/git-server.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')

/** Runs a command in the image that was built. */
async function run(image: string | undefined, command: readonly string[], { tools }: Bench): Promise<string> {
  const args = ['run', '--rm', '--pull', 'never', `${image}`, ...command]
  return (await tools.exec.run({ file: 'docker', args })).stdout
}

const base = `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`

/** Makes a repository with a Dockerfile in a folder, and returns its commit. */
async function makeRepository(root: string, project: string): Promise<string> {
  const folder = join(root, `${project}.git`)
  await mkdir(join(folder, 'sub'), { recursive: true })
  await writeFile(join(folder, 'sub/Dockerfile'), 'FROM busybox:1.37\nCOPY --from=lib word /word\n')
  await writeFile(join(folder, 'sub/word'), 'from the repository\n')
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })
  git('init', '--quiet')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'first')
  return git('rev-parse', 'HEAD').trim()
}

describe('a private repository', () => {
  test('is a context, whole and in part, with the token of the job, which no other gets', async () => {
    const root = temporaryFolder('git')
    const commit = await makeRepository(root, 'acme/web')
    const token = `t0ken-${randomUUID()}`
    await using server = await serveGit(root, token)
    await using bench = await openBench({ facts: { serverUrl: server.url, project: 'acme/web', commit } })
    const texts = {
      context: '{{defaultContext}}:sub',
      'build-contexts': `${base}\nlib={{defaultContext}}:sub`,
      'github-token': token,
    }
    const section = await build(requestOf(texts), bench.tools)
    expect(section).toMatchObject({ status: 'passed' })
    expect(await run(section.localImage, ['cat', '/word'], bench)).toBe('from the repository\n')
    expect(server.logins).toContain(`x-access-token:${token}`)
    expect(`${bench.printed()}${JSON.stringify(section)}${JSON.stringify(bench.kept)}`).not.toContain(token)
    const foreign = { ...texts, context: `${server.url}/acme/web.git#${commit}:sub`, 'build-contexts': base }
    const other = { project: 'acme/other', commit }
    const tools = {
      ...bench.tools,
      host: { ...bench.tools.host, facts: { ...bench.tools.host.facts, ...other } },
    }
    expect(await build(requestOf({ ...foreign, 'no-cache': 'true' }), tools)).toMatchObject({
      status: 'failed',
    })
    await cleanUp(bench.kept, bench.tools)
  })
})

describe('a Dockerfile', () => {
  const dockerfile = 'FROM busybox:1.37\nCOPY site/health.txt /health\n'

  test('comes from an address', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
      else if (request.url === '/new') response.end(dockerfile)
      else response.writeHead(404).end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await using bench = await openBench()
    try {
      await expect(dockerfileOf(`${address}/none?token=s3cret`, bench.tools)).rejects.toThrow(
        new RegExp(`^the Dockerfile ${address}/none could not be read: HTTP 404$`),
      )
      const file = await dockerfileOf(`${address}/new`, bench.tools)
      expect(await readFile(`${file}`, 'utf8')).toBe(dockerfile)
      const section = await build(requestOf({ ...(await exampleWeb(bench)), file: `${file}` }), bench.tools)
      expect(await run(section.localImage, ['cat', '/health'], bench)).toBe('ok\n')
    } finally {
      server.closeAllConnections()
      server.close()
    }
    await cleanUp(bench.kept, bench.tools)
    expect(await bench.leftovers()).toEqual([])
  })

  test('comes from standard input, where there is one', async () => {
    await using bench = await openBench()
    await expect(dockerfileOf('-', bench.tools)).rejects.toThrow('standard input holds no Dockerfile')
    const host = { ...bench.tools.host, standardInput: async () => Buffer.from(dockerfile) }
    const file = await dockerfileOf('-', { ...bench.tools, host })
    expect(await readFile(`${file}`, 'utf8')).toBe(dockerfile)
    await cleanUp(bench.kept, bench.tools)
    expect(await bench.leftovers()).toEqual([])
  })
})

test('secrets in the syntax of buildx reach the build', async () => {
  await using bench = await openBench({ env: { NPM_TOKEN: `npm-${randomUUID()}` } })
  const texts = await exampleWeb(bench)
  await writeFile(join(bench.workspace, 'pip.conf'), 'index-url = x\n')
  await writeFile(
    join(bench.workspace, 'web/Dockerfile'),
    `FROM busybox:1.37
RUN --mount=type=secret,id=team/pip,required=true grep -q index-url "/run/secrets/pip"
RUN --mount=type=secret,id=npm,required=true,env=NPM test "\${NPM#npm-}" != "$NPM"
`,
  )
  const secrets = 'id=team/pip,src=./pip.conf\nid=npm,env=NPM_TOKEN'
  expect(await build(requestOf({ ...texts, secrets }), bench.tools)).toMatchObject({ status: 'passed' })
  await cleanUp(bench.kept, bench.tools)
})

test('equal layers are exported without a word about locks', async () => {
  await using bench = await openBench()
  await writeFile(join(bench.workspace, 'blob'), Buffer.alloc(3_000_000, randomUUID()))
  const copies = Array.from({ length: 6 }, () => 'COPY --link blob /blob\n').join('')
  await writeFile(join(bench.workspace, 'Dockerfile'), `FROM busybox:1.37\n${copies}`)
  expect(await build(requestOf({ 'build-contexts': base }), bench.tools)).toMatchObject({ status: 'passed' })
  expect(bench.printed()).toContain('exporting to oci image format')
  expect(bench.printed()).not.toMatch(/Write failed|locked/)
  await cleanUp(bench.kept, bench.tools)
})
