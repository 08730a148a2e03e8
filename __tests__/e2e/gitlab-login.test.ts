import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { root } from './parts.ts'
import { createProject } from './project.ts'
import { newDockerConfig, smallSite } from './small-site.ts'

const login = { username: 'gitlab-ci-token', password: 'glcbt-64_s3cret-job-t0ken' }
const basic = Buffer.from(`${login.username}:${login.password}`).toString('base64')
const project = createProject(smallSite())
const commit = project.commit('first')
let registry: OwnRegistry

beforeAll(async () => {
  registry = await startRegistry(login)
})

afterAll(async () => {
  await registry.stop()
  project.remove()
})

/** Runs the command line as the script of a GitLab job does, with the variables that GitLab sets for its registry. */
async function job(
  image: string,
  { dockerConfig, more = {} }: { dockerConfig: string; more?: Record<string, string> },
) {
  const inherited = Object.fromEntries(
    ['PATH', 'HOME', 'DOCKER_HOST'].flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  const flags = [
    '--scan=false',
    '--smoke=false',
    '--require=none',
    `--report-dir=${temporaryFolder('report')}`,
  ]
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'run', `--image=${image}`, ...flags], {
    cwd: project.folder,
    env: {
      ...{ ...inherited, DOCKER_CONFIG: dockerConfig, TMPDIR: temporaryFolder('tmp') },
      ...{
        GITLAB_CI: 'true',
        CI_PROJECT_PATH: 'acme/web',
        CI_PIPELINE_ID: '1',
        CI_PIPELINE_SOURCE: 'push',
      },
      ...{ CI_COMMIT_SHA: commit, CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' },
      CI_REGISTRY: registry.host,
      CI_REGISTRY_USER: login.username,
      CI_REGISTRY_PASSWORD: login.password,
      ...more,
    },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      printed += text
    })
  }
  const exitCode = await new Promise(resolve => child.once('close', resolve))
  return { exitCode, printed }
}

const authsIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')).auths

describe('a GitLab job whose image is at CI_REGISTRY', () => {
  test('pushes with the login that GitLab gave it, and leaves none', async () => {
    const dockerConfig = newDockerConfig()
    const { exitCode, printed } = await job(`${registry.host}/acme/web`, { dockerConfig })
    expect(printed).toContain(
      `logged in to ${registry.host} as gitlab-ci-token with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD\n`,
    )
    expect(exitCode).toBe(0)
    expect((await registry.log()).join('\n')).toMatch(/"PUT \/v2\/acme\/web\/manifests\/main HTTP\/1.1" 201/)
    expect(authsIn(dockerConfig)).toEqual({})
    expect(printed).not.toContain(login.password)
    expect(printed).not.toContain(basic)
  })

  test('uses the login that the machine has, and leaves it', async () => {
    const dockerConfig = newDockerConfig({ [registry.host]: { auth: basic } })
    const more = { CI_REGISTRY_PASSWORD: 'one-that-would-be-refused' }
    const { exitCode, printed } = await job(`${registry.host}/acme/web`, { dockerConfig, more })
    expect(printed).toContain(`uses the login for ${registry.host} that this machine has`)
    expect(exitCode).toBe(0)
    expect(authsIn(dockerConfig)).toEqual({ [registry.host]: { auth: basic } })
  })
})

test('a GitLab job whose image is at another registry gives it no login, and is told what to add', async () => {
  const authorizations: (string | undefined)[] = []
  const other = createServer((request, response) => {
    authorizations.push(request.headers.authorization)
    response.writeHead(401, { 'www-authenticate': 'Basic realm="other"' }).end()
  })
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(other.address() as AddressInfo).port}`
  try {
    const { exitCode, printed } = await job(`${host}/acme/web`, { dockerConfig: newDockerConfig() })
    expect(exitCode).toBe(2)
    expect(printed).not.toContain('logged in')
    expect(printed).toContain(
      `Log in to ${host} first: give the inputs \`registry: ${host}\`, \`username\` and \`password\``,
    )
    expect(authorizations.length).toBeGreaterThan(0)
    expect(new Set(authorizations)).toEqual(new Set([undefined]))
  } finally {
    other.closeAllConnections()
    other.close()
  }
})
