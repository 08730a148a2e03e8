// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob } from './fixture.ts'
import type { WorkflowJob } from './job.ts'

const dump = (name: string) =>
  `require('node:fs').writeFileSync(process.env.RUNNER_TEMP + '/${name}', JSON.stringify(process.env))`
const files = {
  'action.yml': composite([
    { run: dump('script.json'), shell: `${process.execPath} {0}` },
    { id: 'sub', uses: '$/sub', with: { 'fail-on': 'high', 'two words': '2' } },
  ]),
  'sub/action.yml': node(
    {},
    { inputs: { 'fail-on': {}, 'two words': {}, platforms: { default: 'linux/amd64' } } },
  ),
  'sub/main.js': dump('node.json'),
}
const services = {
  runtimeUrl: 'http://runtime',
  runtimeToken: 'runtime-token',
  resultsUrl: 'http://results',
  cacheUrl: 'http://cache',
  cacheMode: 'read',
  idToken: { url: 'http://token', token: 'id' },
}

async function environments(job: Partial<WorkflowJob> = {}) {
  const { readFileSync } = await import('node:fs')
  const { temp } = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }], services, ...job })
  const read = (name: string): Record<string, string> => JSON.parse(readFileSync(`${temp}/${name}`, 'utf8'))
  return { script: read('script.json'), sub: read('node.json') }
}

describe('INPUT_*', () => {
  test('goes to a JavaScript action: upper case, spaces as _, hyphens kept, defaults included', async () => {
    const { sub } = await environments()
    expect(sub).toMatchObject({
      'INPUT_FAIL-ON': 'high',
      INPUT_TWO_WORDS: '2',
      INPUT_PLATFORMS: 'linux/amd64',
    })
  })

  test('never goes to a run step', async () => {
    const { script } = await environments({ steps: [{ uses: 'acme/tool@v1', with: { image: 'web' } }] })
    expect(Object.keys(script).filter(name => name.startsWith('INPUT_'))).toEqual([])
  })
})

test('the runtime and the cache are known to JavaScript actions only', async () => {
  const { script, sub } = await environments()
  expect(sub).toMatchObject({
    ACTIONS_RUNTIME_URL: 'http://runtime',
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ACTIONS_RESULTS_URL: 'http://results',
    ACTIONS_CACHE_URL: 'http://cache',
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_CACHE_MODE: 'read',
  })
  const known = Object.keys(script).filter(name => name.startsWith('ACTIONS_'))
  expect(known.sort()).toEqual(['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL'])
})

test('the id-token is known to both kinds, if the job may have one', async () => {
  const { sub } = await environments()
  expect(sub.ACTIONS_ID_TOKEN_REQUEST_URL).toBe('http://token')
  const without = await environments({ services: {} })
  expect(without.script.ACTIONS_ID_TOKEN_REQUEST_URL).toBeUndefined()
})

test('GITHUB_ACTION_PATH is the folder of the composite, also for a JavaScript action in it', async () => {
  const { script, sub } = await environments()
  expect(script.GITHUB_ACTION_PATH).toMatch(/runner-tree-\w+\/?$/)
  expect(sub.GITHUB_ACTION_PATH).toBe(script.GITHUB_ACTION_PATH)
})

test('GITHUB_ACTION_REPOSITORY and _REF are those of the action and empty for a run step', async () => {
  const { script, sub } = await environments()
  expect(sub).toMatchObject({ GITHUB_ACTION_REPOSITORY: 'acme/tool', GITHUB_ACTION_REF: 'v1' })
  expect(script).toMatchObject({ GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' })
})

test('the event becomes GITHUB_* and the event file; the token does not', async () => {
  const { readFileSync } = await import('node:fs')
  const event = { name: 'pull_request', ref: 'refs/pull/7/merge', payload: { number: 7 }, headRef: 'fix' }
  const { sub } = await environments({ event, token: 'ghs_secret', repository: 'acme/shop' })
  expect(sub).toMatchObject({
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_HEAD_REF: 'fix',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_OWNER: 'acme',
  })
  expect(JSON.parse(readFileSync(sub.GITHUB_EVENT_PATH ?? '', 'utf8'))).toEqual({ number: 7 })
  expect(Object.values(sub)).not.toContain('ghs_secret')
})

test('NODE_ICU_DATA is taken from JavaScript actions', async () => {
  const { script, sub } = await environments({ env: { NODE_ICU_DATA: '/x' } })
  expect([script.NODE_ICU_DATA, sub.NODE_ICU_DATA]).toEqual(['/x', undefined])
})

test('variables of the machine that belong to Actions or to the test do not leak in', async () => {
  const { hostEnvironment } = await import('./environment.ts')
  const env = {
    PATH: '/bin',
    INPUT_X: '1',
    GITHUB_TOKEN: 't',
    ACTIONS_CACHE_URL: 'u',
    NODE_OPTIONS: '--x',
    CI: '1',
  }
  expect(hostEnvironment(env)).toEqual({ PATH: '/bin' })
})

describe('precedence', () => {
  const show = { run: 'echo "A is $A"', shell: 'bash' }
  const run = (inner: object, more: Partial<WorkflowJob>) =>
    runJob({ 'action.yml': composite([inner]) }, { steps: [], ...more })
  const uses = { uses: 'acme/tool@v1' }
  const write = { run: 'echo A=file >> "$GITHUB_ENV"' }

  test('GITHUB_ENV wins over the job', async () => {
    const job = await run(show, { env: { A: 'job' }, steps: [write, uses] })
    expect(job.log).toContain('A is file')
  })

  test('the outer step wins over GITHUB_ENV, also over one written inside the composite', async () => {
    const files = { 'action.yml': composite([{ ...write, shell: 'bash' }, show]) }
    const job = await runJob(files, { steps: [{ ...uses, env: { A: 'outer' } }] })
    expect(job.log).toContain('A is outer')
    expect(job.env).toEqual({ A: 'file' })
  })

  test('GITHUB_ENV written inside a composite wins over the job', async () => {
    const files = { 'action.yml': composite([{ ...write, shell: 'bash' }, show]) }
    const job = await runJob(files, { env: { A: 'job' }, steps: [uses] })
    expect(job.log).toContain('A is file')
  })

  test('the env of a nested composite wins over that of the outer one, which still flows in', async () => {
    const files = {
      'action.yml': composite([{ uses: '$/inner', env: { A: 'middle' } }]),
      'inner/action.yml': composite([{ ...show, run: 'echo "A is $A, B is $B"' }]),
    }
    const job = await runJob(files, { steps: [{ ...uses, env: { A: 'outer', B: 'outer' } }] })
    expect(job.log).toContain('A is middle, B is outer')
  })

  test('the inner step wins over the outer one', async () => {
    const job = await run({ ...show, env: { A: 'inner' } }, { steps: [{ ...uses, env: { A: 'outer' } }] })
    expect(job.log).toContain('A is inner')
  })

  test('a step cannot change GITHUB_* and RUNNER_*', async () => {
    const steps = [
      { run: 'echo "$GITHUB_SHA $RUNNER_OS"', env: { GITHUB_SHA: 'forged', RUNNER_OS: 'forged' } },
    ]
    expect((await run(show, { steps })).log).not.toContain('\nforged')
  })
})
