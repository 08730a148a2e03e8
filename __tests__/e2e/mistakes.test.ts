import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startRegistry } from '../own-registry.ts'
import { pushToMain } from './events.ts'
import { errorsOf, newProject, runJob } from './job.ts'
import { tagsOf } from './parts.ts'

const project = newProject()
const commit = project.commit('first')
const event = pushToMain(commit, new Date().toISOString())

/** Each mistake as a user makes it, and what the first error on the page of the run must say. */
const mistakes: [string, Record<string, string>, string[]][] = [
  [
    'a misspelt input',
    { platfroms: 'linux/amd64' },
    ['platfroms: is not an input of this action, did you mean platforms?'],
  ],
  [
    'several wrong inputs at once',
    { pull: 'yes', 'fail-on': 'severe', 'smoke-timeout': '30' },
    [
      '3 inputs are wrong',
      'pull: "yes" is neither true nor false',
      'fail-on: "severe" is not one of',
      'smoke-timeout: "30" is not a time',
    ],
  ],
  ['a platform that does not exist', { platforms: 'linux/amd46' }, ['linux/amd46']],
  ['a Dockerfile that is not there', { file: 'docker/Dockerfile' }, ['docker/Dockerfile']],
  ['a secret without a value', { secrets: 'token=' }, ['secrets', 'token']],
  ['a tag in the name of the image', { image: `${project.image}:latest` }, [':latest', 'tag']],
  ['a rule for tags that does not exist', { tags: 'type=semvar,pattern={{version}}' }, ['semvar', 'semver']],
  ['a Trivy that is not there', { trivy: '/nowhere/trivy' }, ['/nowhere/trivy']],
]

describe('a mistake in the workflow', () => {
  test.each(mistakes)('%s is explained', async (_, inputs, texts) => {
    const job = await runJob(project, event, { with: inputs })
    expect(job.conclusion).toBe('failure')
    const [first = ''] = errorsOf(job)
    for (const text of texts) expect(first).toContain(text)
    expect(job.log).not.toMatch(/\n\s+at .*\.js:\d+/)
    expect(tagsOf(project.image)).toEqual([])
  })
})

describe('a machine that cannot do the work', () => {
  test('has no running engine', async () => {
    const job = await runJob(project, event, {
      more: { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } },
    })
    expect(job.conclusion).toBe('failure')
    expect(errorsOf(job)[0]).toMatch(/Docker Engine.*(not running|not reached|does not answer|not answer)/s)
    expect(errorsOf(job)[0]).toContain('/nowhere/docker.sock')
  })

  test('has a registry that refuses: the image is named, with what is needed', async () => {
    const registry = await startRegistry({ username: 'acme', password: 'right' })
    try {
      const image = `${registry.host}/acme/web`
      const job = await runJob(project, event, { with: { image } })
      expect(job.conclusion).toBe('failure')
      expect(errorsOf(job).join('\n')).toContain(registry.host)
      expect(errorsOf(job).join('\n')).toMatch(/log ?in|credentials/i)
    } finally {
      await registry.stop()
    }
  })

  test('has a registry that takes the login, and the login is gone afterwards', async () => {
    const registry = await startRegistry({ username: 'acme', password: 'right-password' })
    try {
      const image = `${registry.host}/acme/web`
      const login = { registry: registry.host, username: 'acme', password: 'right-password' }
      const job = await runJob(project, event, { with: { image, ...login } })
      expect(errorsOf(job)).toEqual([])
      expect(job.conclusion).toBe('success')
      expect(isLoggedIn(registry.host)).toBe(false)
    } finally {
      await registry.stop()
    }
  })

  test('has the port in use that the container wants on the network of the host', async () => {
    const taken = createServer().listen(8080, '127.0.0.1')
    await new Promise(resolve => taken.once('listening', resolve))
    try {
      const job = await runJob(project, event, { with: { scan: 'false', 'smoke-network': 'host' } })
      expect(job.conclusion).toBe('failure')
      expect(errorsOf(job).join('\n')).toContain('Address already in use')
      expect(tagsOf(project.image)).toEqual([])
    } finally {
      await new Promise(resolve => taken.close(resolve))
    }
  })
})

/** Tells whether the Docker configuration of this machine holds a login for a registry. */
function isLoggedIn(host: string): boolean {
  const file = join(process.env.DOCKER_CONFIG ?? join(process.env.HOME ?? '', '.docker'), 'config.json')
  return existsSync(file) && readFileSync(file, 'utf8').includes(host)
}
