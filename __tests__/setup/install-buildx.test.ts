import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildxRelease } from '../../src/setup/buildx-release.ts'
import { hasBuildx } from '../../src/setup/choice.ts'
import { parseEngine } from '../../src/setup/engine.ts'
import { installBuildx } from '../../src/setup/install-buildx.ts'
import { cleanUp } from '../../src/setup/setup.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

/** What docker asks of a plugin. https://github.com/docker/cli/blob/master/cli-plugins/metadata/metadata.go */
const program = `#!/bin/sh
echo '{"SchemaVersion":"0.1.0","Vendor":"Docker Inc.","Version":"v0.36.0","ShortDescription":"Docker Buildx"}'
`

/** Serves a program as the page of releases does: at another address than the one that is asked. */
async function releases(content: string) {
  const server = createServer((incoming, answer) => {
    if (incoming.url === '/program') return answer.end(content)
    return answer.writeHead(302, { location: '/program' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sha256 = createHash('sha256').update(program).digest('hex')
  return {
    release: { version: '0.36.0', address: `http://127.0.0.1:${port}/v0.36.0`, sha256 },
    [Symbol.asyncDispose]: async () => void server.close().closeAllConnections(),
  }
}

async function machine(older?: string) {
  const folder = temporaryFolder('buildonce-docker-config')
  const plugins = join(folder, 'cli-plugins')
  if (older !== undefined) {
    await mkdir(plugins)
    await writeFile(join(plugins, 'docker-buildx'), older)
    await chmod(join(plugins, 'docker-buildx'), 0o755)
  }
  const tools = makeTools({ env: { DOCKER_CONFIG: folder }, http: createHttp({}), exec: createExec({}) })
  return { tools, plugins, plugin: join(plugins, 'docker-buildx') }
}

describe('Buildx', () => {
  test('is installed where docker finds it first, and gone afterwards', async () => {
    await using server = await releases(program)
    const { tools, plugins, plugin } = await machine()
    await installBuildx(server.release, tools)
    const { stdout } = await tools.exec.run({ file: plugin, args: ['docker-cli-plugin-metadata'] })
    expect(JSON.parse(stdout).Version).toBe('v0.36.0')
    expect(await readdir(plugins)).toEqual(['docker-buildx'])
    expect(tools.lines.at(-1)).toBe(`installed buildx 0.36.0 as ${plugin}, until the end of the job`)
    await cleanUp(tools.kept, tools)
    await cleanUp(tools.kept, tools)
    expect(await readdir(plugins)).toEqual([])
    expect(await readdir(tools.host.temp)).toEqual([])
  })

  test('that is older comes back', async () => {
    await using server = await releases(program)
    const { tools, plugins, plugin } = await machine('#!/bin/sh\necho older\n')
    await installBuildx(server.release, tools)
    expect(await readFile(plugin, 'utf8')).toBe(program)
    await cleanUp(tools.kept, tools)
    await cleanUp(tools.kept, tools)
    expect((await tools.exec.run({ file: plugin, args: [] })).stdout).toBe('older\n')
    expect(await readdir(plugins)).toEqual(['docker-buildx'])
    expect(await readdir(tools.host.temp)).toEqual([])
    expect(tools.lines.join('\n')).not.toContain('warning')
  })

  test('that is not the pinned program is not installed', async () => {
    await using server = await releases(`${program}# changed`)
    const { tools, plugin } = await machine('older')
    await expect(installBuildx(server.release, tools)).rejects.toMatchObject({
      message: expect.stringMatching(/^buildx 0\.36\.0 could not be installed: .*SHA-256/s),
      hint: expect.stringContaining('docker-buildx-plugin'),
    })
    expect(await readFile(plugin, 'utf8')).toBe('older')
    expect(await readdir(tools.host.temp)).toEqual([])
  })
})

test.each([
  ['none', [], false],
  ['an old one', [{ Name: 'buildx', Version: 'v0.13.1' }], false],
  ['a broken one', [{ Name: 'buildx' }], false],
  ['the oldest that is enough', [{ Name: 'buildx', Version: 'v0.14.0' }], true],
  ['that of Debian', [{ Name: 'buildx', Version: '0.29.1+ds1' }], true],
])('a docker with %s needs one or not', (_, Plugins, enough) => {
  expect(hasBuildx(parseEngine(JSON.stringify({ ServerVersion: '28', ClientInfo: { Plugins } })))).toBe(
    enough,
  )
})

test('the release is pinned for the machines of GitHub, and new enough', () => {
  for (const architecture of ['x64', 'arm64']) {
    const release = buildxRelease('linux', architecture)
    expect(release?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(release?.address).toContain(`/v${release?.version}/buildx-v${release?.version}.linux-`)
    expect(hasBuildx({ context: 'default', buildx: release?.version })).toBe(true)
  }
  expect(buildxRelease('darwin', 'arm64')).toBeUndefined()
})
