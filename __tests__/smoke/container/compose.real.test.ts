import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { smoke } from '../../../src/smoke/smoke.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { shell, web } from '../images.ts'
import {
  base,
  buildImage,
  docker,
  leftovers,
  removeImages,
  request,
  type TestTools,
  testTools,
} from '../real.ts'

let tools: TestTools
let folder: string
beforeEach(() => {
  tools = testTools()
  folder = temporaryFolder('smoke-compose')
})
afterEach(() => {
  expect(leftovers(tools)).toEqual([])
  for (const { name } of tools.kept.filter(({ kind }) => kind === 'compose')) {
    const filter = `label=com.docker.compose.project=${name}`
    expect(docker(['ps', '-aq', '--filter', filter])).toBe('')
    expect(docker(['network', 'ls', '-q', '--filter', filter])).toBe('')
    expect(docker(['volume', 'ls', '-q', '--filter', filter])).toBe('')
  }
  tools.remove()
  rmSync(folder, { recursive: true })
})
afterAll(removeImages)

/** A database that is ready after a moment, a job that ends well, and the service that the image is for. */
function composeFile(
  db = 'sleep 0.5; touch /tmp/up; while :; do sleep 0.2; done',
  volumes = '{ data: {} }',
): string {
  const file = join(folder, 'compose.yaml')
  writeFileSync(
    file,
    `
services:
  db:
    image: ${base}
    container_name: db
    command: ["sh", "-c", "trap 'exit 0' TERM; ${db}"]
    ports: ["1:5432"]
    volumes: ["data:/data"]
    healthcheck: { test: test -f /tmp/up, interval: 1s, retries: 2, start_period: 5s, start_interval: 200ms }
  migrate:
    image: ${base}
    command: ["echo", "migrated"]
    depends_on: { db: { condition: service_healthy } }
  web:
    build: .
    ports: ["1:8080"]
    environment: { DB_HOST: db, PRICE: "5$$" }
    depends_on: { migrate: { condition: service_completed_successfully } }
volumes: ${volumes}
`,
  )
  return file
}

describe('a compose file', () => {
  test('gives the image its services, on ports of their own, and is gone afterwards', async () => {
    const image = web('ping -c 1 $DB_HOST && echo price $PRICE $TOKEN;')
    const section = await smoke(
      request(buildImage(image), {
        smoke: 'http /healthz\nlog ~price 5\\$ a\\*\\*\\*|price 5',
        'smoke-compose-file': composeFile(),
        'smoke-secrets': 'TOKEN=a$ecret',
        'smoke-require': 'restart',
      }),
      tools,
    )
    expect([section.status, section.reason]).toEqual(['passed', undefined])
    expect(section.platforms[0]).toMatchObject({ readyBy: 'http', restart: { works: true } })
  })

  test('with an image whose HEALTHCHECK asks for the database', async () => {
    const image = `HEALTHCHECK CMD ping -c 1 db\n${shell("trap 'exit 0' TERM; while :; do sleep 0.1; done")}`
    const section = await smoke(
      request(buildImage(image), { 'smoke-compose-file': composeFile(), 'smoke-behavior': 'stop' }),
      tools,
    )
    expect(section.platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
    expect(section.platforms[0]?.readySeconds).toBeLessThan(20)
  })

  test('whose database does not come up fails, and its log is printed', async () => {
    const section = await smoke(
      request(buildImage(web()), {
        'smoke-path': '/healthz',
        'smoke-compose-file': composeFile('echo disk is full; exit 1'),
      }),
      tools,
    )
    expect(section.platforms[0]).toMatchObject({ status: 'failed', causeKind: 'not-started' })
    expect(section.reason).toMatch(/db/)
    expect(tools.printed()).toMatch(/disk is full/)
  })

  test('gets a volume of its own, and not the one of somebody else that has the name it gives', async () => {
    const [others] = docker(['volume', 'create', `others-${process.pid}`]).split('\n')
    try {
      const file = composeFile(
        `ls /data > /data/seen; touch /tmp/up; while :; do sleep 0.2; done`,
        `{ data: { name: ${others} } }`,
      )
      const wanted = { 'smoke-compose-file': file, 'smoke-path': '/healthz', 'smoke-behavior': 'stop' }
      const section = await smoke(request(buildImage(web()), wanted), tools)
      expect([section.status, section.reason]).toEqual(['passed', undefined])
      expect(docker(['run', '--rm', '--volume', `${others}:/data`, base, 'ls', '/data'])).toBe('')
    } finally {
      docker(['volume', 'rm', '--force', `others-${process.pid}`])
    }
  })

  test('without the service is refused', async () => {
    const wrong = { 'smoke-compose-file': composeFile(), 'smoke-compose-service': 'wbe' }
    await expect(smoke(request(buildImage(web()), wrong), tools)).rejects.toThrow(
      /no service "wbe": it has db, migrate, web/,
    )
  })
})
