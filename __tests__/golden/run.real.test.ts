import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { bootstrapped } from '../bootstrapped.ts'
import { newProject } from '../e2e/job.ts'
import { output } from '../e2e/parts.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Called } from './calls.ts'
import { runCalls } from './run-calls.ts'
import { fieldsOf } from './settled.ts'

// What a run of the whole pipeline writes: the names of all fields, but not the values, which a new image has its own of.

const project = newProject()
const folder = temporaryFolder('golden')
const file = join(folder, 'run.json')
const kept = ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONFIG']
let ran: Called

beforeAll(async () => {
  await writeTrivyDatabase(project.database)
  project.commit('first')
  const argv = [
    'run',
    `--image=${project.image}`,
    `--build-contexts=busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
    '--secret-envs=token=SITE_TOKEN',
    `--trivy=${bootstrapped('BUILDONCE_TEST_TRIVY')}`,
    `--trivy-db=${project.database}`,
    '--attach=evidence, record',
    '--push=always',
    '--max-size=100MB',
    '--scan-secrets=warn',
    '--smoke-behavior=all',
    `--report-dir=${join(folder, 'report')}`,
    `--run-file=${file}`,
  ]
  const env = {
    ...Object.fromEntries(kept.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : []))),
    SITE_TOKEN: 'a-token-of-the-tests',
    TMPDIR: folder,
  }
  const [called] = await runCalls([{ argv, cwd: project.folder, env }])
  ran = called as Called
})

test('a whole run prints its outputs', () => {
  expect({ exitCode: ran.exitCode, stderr: ran.exitCode === 0 ? '' : ran.stderr }).toEqual({
    exitCode: 0,
    stderr: '',
  })
  expect(ran.stdout.split('\n').map(line => line.split('=')[0])).toMatchSnapshot()
})

test('the record of a whole run has its fields', () => {
  expect(fieldsOf(JSON.parse(readFileSync(file, 'utf8')))).toMatchSnapshot()
})

test('the report of a whole run has its files', () => {
  expect(readdirSync(join(folder, 'report'), { recursive: true }).sort()).toMatchSnapshot()
})

describe('what refers to the promoted image', () => {
  test.each(['evidence', 'promotion'])('has the fields of the %s', kind => {
    const type = `application/vnd.buildonce.${kind}.v1+json`
    const found = JSON.parse(
      output(
        'oras',
        'discover',
        '--plain-http',
        '--format',
        'json',
        '--artifact-type',
        type,
        `${project.image}:main`,
      ),
    )
    const [{ digest }] = found.referrers ?? found.manifests
    const at = (name: string) => `${project.image}@${name}`
    const manifest = JSON.parse(output('crane', 'manifest', '--insecure', at(digest)))
    expect(fieldsOf(manifest)).toMatchSnapshot()
    const statement = JSON.parse(output('crane', 'blob', '--insecure', at(manifest.layers[0].digest)))
    const { record, ...predicate } = statement.predicate
    expect(fieldsOf({ ...statement, predicate })).toMatchSnapshot()
    if (kind === 'evidence') expect(fieldsOf(record)).toEqual(fieldsOf(withoutPromotion()))
  })
})

/** Returns the record as it was before the promotion, less what the container printed. */
function withoutPromotion() {
  const { promote: _, smoke, ...record } = JSON.parse(readFileSync(file, 'utf8'))
  const platforms = smoke.platforms.map(({ log: _, ...platform }: { log?: string }) => platform)
  return { ...record, smoke: { ...smoke, platforms } }
}
