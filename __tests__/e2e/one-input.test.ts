import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { startGhcr } from '../fakes/ghcr.ts'
import { startGithub } from '../fakes/github.ts'
import { databaseMetadata, trivyDatabase } from '../fakes/trivy-db.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { hostEnvironment } from '../runner/environment.ts'
import type { WorkflowEvent } from '../runner/event.ts'
import { type JobResult, runWorkflowJob, type WorkflowJob } from '../runner/job.ts'
import { layerOf, manifestOf } from '../scan/mirror.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { pullRequest, pushOfTag, pushToMain } from './events.ts'
import { errorsOf } from './job.ts'
import { digestOf, root, tagsOf } from './parts.ts'
import { createProject } from './project.ts'
import { newDockerConfig, smallSite } from './small-site.ts'

/** The tokens that GitHub gives to jobs with different permissions. */
const tokens = {
  write: 'ghs_token-with-packages-write',
  read: 'ghs_token-of-a-pull-request-from-a-fork',
  none: 'ghs_token-without-packages',
}
const image = 'ghcr.io/acme/web'

const project = createProject(smallSite())
const commit = project.commit('first')
const time = project.git('show', '-s', '--format=%cI', commit)
const dockerConfig = newDockerConfig()
let registry: OwnRegistry
let ghcr: Awaited<ReturnType<typeof startGhcr>>

beforeAll(async () => {
  registry = await startRegistry()
  ghcr = await startGhcr({
    registry: registry.host,
    tokens: {
      [tokens.write]: { packages: 'write' },
      [tokens.read]: { packages: 'read' },
      [tokens.none]: { packages: 'none' },
    },
    folder: temporaryFolder('ghcr'),
    others: trivyMirror(),
  })
})

afterAll(async () => {
  await ghcr[Symbol.asyncDispose]()
  await registry.stop()
  project.remove()
})

/** Runs the workflow with one input, on a machine that holds no login. */
async function run(event: WorkflowEvent, more: Partial<WorkflowJob> = {}): Promise<JobResult> {
  ghcr.requests.length = 0
  const env = hostEnvironment(process.env)
  const PATH = [dirname(bootstrapped('BUILDONCE_TEST_TRIVY')), env.PATH].join(':')
  return runWorkflowJob({
    workspace: project.checkOut(String(event.sha)),
    repository: 'acme/web',
    actions: { 'buildonce/buildonce@v1': root },
    event: { ...event, actor: 'mona' },
    host: { ...env, ...ghcr.env, PATH, DOCKER_CONFIG: dockerConfig },
    token: tokens.write,
    temp: temporaryFolder('runner'),
    steps: [{ uses: 'buildonce/buildonce@v1', with: { image } }],
    ...more,
  })
}

const inRegistry = () => `${registry.host}/acme/web`
const writes = () => ghcr.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')

describe('a workflow with one input, image: ghcr.io/acme/web', () => {
  let pushed: JobResult
  const pushing = temporaryFolder('runner')
  const commandLines = new Set<string>()

  beforeAll(async () => {
    const watch = setInterval(() => {
      for (const line of allCommandLines()) commandLines.add(line)
    }, 5)
    try {
      pushed = await run(pushToMain(commit, time), { temp: pushing })
    } finally {
      clearInterval(watch)
    }
  })

  test('builds, checks and pushes on a push to main', () => {
    expect(errorsOf(pushed)).toEqual([])
    expect(pushed.conclusion).toBe('success')
    for (const stage of ['build', 'scan', 'smoke', 'promote'])
      expect(pushed.log).toContain(`✓ ${stage} passed`)
    const tags = tagsOf(inRegistry()).filter(tag => !tag.startsWith('sha256-'))
    expect(tags.sort()).toEqual(['main', `sha-${commit}`])
  })

  test('says in one line who is logged in where, and what a push needs', () => {
    const lines = pushed.log.split('\n').filter(line => line.includes('logged in'))
    expect(lines).toEqual([
      'logged in to ghcr.io as mona with the token of this job; to push, the job needs `packages: write` under `permissions:`',
    ])
    expect(recordOf(pushing).setup.registries).toEqual(['ghcr.io'])
  })

  test('gives the token to the token server of ghcr.io and to nobody else', () => {
    const passwords = ghcr.passwords()
    expect(passwords.length).toBeGreaterThan(0)
    expect(new Set(passwords.map(({ host, path, password }) => `${host}${path} ${password}`))).toEqual(
      new Set([`ghcr.io/token ${tokens.write}`]),
    )
    expect(ghcr.requests.filter(({ host, authorization }) => host !== 'ghcr.io' && authorization)).toEqual([])
    expect(ghcr.unknownHosts).toEqual([])
  })

  test('asks the registry nothing for the login itself', () => {
    expect(ghcr.requests.filter(({ path }) => path === '/v2/')).toEqual([])
  })

  test('leaves no login, and the token in no log, argument, record or file', () => {
    expect(JSON.parse(readFileSync(join(dockerConfig, 'config.json'), 'utf8')).auths).toEqual({})
    expect([...commandLines].some(line => line.includes('buildx build'))).toBe(true)
    const basic = Buffer.from(`mona:${tokens.write}`).toString('base64')
    for (const secret of [tokens.write, basic]) {
      expect(pushed.log).not.toContain(secret)
      expect([...commandLines].filter(line => line.includes(secret))).toEqual([])
      expect(filesWith(secret, pushing)).toEqual([])
    }
  })

  test('is released by a Git tag without a build', async () => {
    const released = await run(pushOfTag('v1.4.0', commit, time))
    expect(errorsOf(released)).toEqual([])
    expect(released.conclusion).toBe('success')
    expect(released.log).not.toContain('#1 ')
    const digests = ['main', '1.4.0', '1.4', '1', 'latest'].map(tag => digestOf(`${inRegistry()}:${tag}`))
    expect(new Set(digests).size).toBe(1)
  })

  test('logs in with the token of the job, whatever token the comments are written with', async () => {
    const inputs = { image, 'github-token': 'ghs_token-of-an-app' }
    const job = await run(pushToMain(commit, time), {
      steps: [{ uses: 'buildonce/buildonce@v1', with: inputs }],
    })
    expect(errorsOf(job)).toEqual([])
    expect(new Set(ghcr.passwords().map(({ password }) => password))).toEqual(new Set([tokens.write]))
  })

  test('on a pull request logs in to read, and pushes nothing', async () => {
    await using github = await startGithub({ head: commit, token: tokens.write })
    const event = pullRequest({ number: 412, head: commit, base: commit, merge: commit })
    const job = await run(event, { apiUrl: github.apiUrl })
    expect(job.conclusion).toBe('success')
    expect(job.log).toContain('logged in to ghcr.io as mona with the token of this job\n')
    expect(writes()).toEqual([])
  })

  test('on a pull request from a fork says that it pushes nothing, and gives its token to nobody', async () => {
    await using github = await startGithub({ head: commit, token: tokens.read, readOnly: true })
    const event = pullRequest({ number: 412, head: commit, base: commit, merge: commit }, 'fork')
    const job = await run(event, { apiUrl: github.apiUrl, token: tokens.read })
    expect(job.conclusion).toBe('success')
    const lines = job.log.split('\n').filter(line => line.includes('logged in'))
    expect(lines).toEqual([
      'not logged in to ghcr.io: the token of a pull request from a fork may not push; the image is built and checked, but not pushed',
    ])
    expect(writes()).toEqual([])
    expect(ghcr.passwords()).toEqual([])
  })
})

describe('a job that lacks the permission', () => {
  test.each([['read'], ['none']] as const)(
    'with packages: %s is told the line to add, by the push that was refused',
    async packages => {
      const other = project.commit(`without the permission: ${packages}`)
      const token = tokens[packages]
      const job = await run(pushToMain(other, time), {
        token,
        steps: [
          { uses: 'buildonce/buildonce@v1', with: { image, scan: 'false', smoke: 'false', require: 'none' } },
        ],
      })
      expect(job.conclusion).toBe('failure')
      const [first = ''] = errorsOf(job)
      expect(first).toContain('https://ghcr.io/v2/acme/web/')
      expect(first).toContain('add `packages: write` under `permissions:` of the job')
      expect(job.log).not.toContain(token)
      expect(tagsOf(inRegistry())).not.toContain(`sha-${other}`)
    },
  )
})

describe('an image at a registry that is not the host’s', () => {
  test('gets no token, and is refused before anything is built, with what to add', async () => {
    const job = await run(pushToMain(commit, time), {
      steps: [{ uses: 'buildonce/buildonce@v1', with: { image: 'acme/web\nquay.io/acme/web' } }],
    })
    expect(job.conclusion).toBe('failure')
    const [first = ''] = errorsOf(job)
    expect(first).toContain('docker.io/acme/web cannot be pushed, because there is no login for docker.io')
    expect(first).toContain('quay.io/acme/web cannot be pushed, because there is no login for quay.io')
    expect(first).toContain('give the inputs `username` and `password`')
    expect(first).toContain('give the inputs `registry: quay.io`, `username` and `password`')
    expect(job.log).not.toContain('#1 ')
    expect(ghcr.requests).toEqual([])
  })
})

test('a job of an Enterprise Server gives its token to nobody at ghcr.io', async () => {
  const job = await run(pushToMain(commit, time), { serverUrl: 'https://github.acme.example' })
  expect(job.conclusion).toBe('failure')
  expect(errorsOf(job)[0]).toContain(
    'ghcr.io/acme/web cannot be pushed, because there is no login for ghcr.io',
  )
  expect(ghcr.requests).toEqual([])
})

/** The vulnerability database where a scan looks for it first. */
function trivyMirror() {
  const layer = layerOf({ 'trivy.db': trivyDatabase(), 'metadata.json': databaseMetadata({}) })
  const digest = `sha256:${createHash('sha256').update(layer).digest('hex')}`
  const at = 'mirror.gcr.io/v2/aquasec/trivy-db'
  return {
    [`${at}/manifests/2`]: { type: 'application/vnd.oci.image.manifest.v1+json', body: manifestOf(layer) },
    [`${at}/blobs/${digest}`]: { type: 'application/octet-stream', body: layer },
  }
}

function recordOf(temp: string) {
  const [file] = readdirSync(temp, { recursive: true, encoding: 'utf8' }).filter(path =>
    /run[^/]*\.json$/.test(path),
  )
  return JSON.parse(readFileSync(join(temp, file ?? ''), 'utf8'))
}

function allCommandLines(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
}

function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => readFileSync(path).includes(text))
}
