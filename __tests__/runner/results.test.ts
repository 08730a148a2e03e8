// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { expect, test } from '@jest/globals'
import { composite, node, runJob, script, writeTree } from './fixture.ts'

const steps = [{ id: 'it', uses: 'acme/tool@v1' }]

test('the outputs of a composite are delivered when it failed, also from the failing step itself', async () => {
  const job = await runJob(
    {
      'action.yml': composite([{ id: 'build', uses: '$/build' }], {
        outputs: { digest: { value: '${{ steps.build.outputs.digest }}' } },
      }),
      'build/action.yml': node(),
      'build/main.js': script("append('OUTPUT', 'digest=sha256:1')", 'process.exit(1)'),
    },
    { steps: [...steps, { if: 'always()', run: 'echo "digest ${{ steps.it.outputs.digest }}"' }] },
  )
  expect(job.steps[0]).toMatchObject({ outcome: 'failure', outputs: { digest: 'sha256:1' } })
  expect(job.log).toContain('\ndigest sha256:1')
})

test('the outputs of a composite are evaluated after all of its steps', async () => {
  const set = (value: string) => ({ run: `echo "A=${value}" >> "$GITHUB_ENV"`, shell: 'bash' })
  const job = await runJob(
    { 'action.yml': composite([set('first'), set('last')], { outputs: { a: { value: '${{ env.A }}' } } }) },
    { steps },
  )
  expect(job.steps[0]?.outputs).toEqual({ a: 'last' })
})

test('a script that ends by a signal fails with 128 and its number', async () => {
  const job = await runJob({}, { steps: [{ run: 'kill -KILL $$' }] })
  expect(job.steps[0]?.outcome).toBe('failure')
  expect(job.annotations).toEqual([{ level: 'error', message: 'Process completed with exit code 137.' }])
})

test('an action that exits with 1 fails without an annotation of the runner', async () => {
  const job = await runJob({ 'action.yml': node(), 'main.js': 'process.exit(1)' }, { steps })
  expect(job.steps[0]).toMatchObject({ outcome: 'failure', annotations: [] })
})

test('an action that prints an error and exits with 0 succeeds', async () => {
  const job = await runJob({ 'action.yml': node(), 'main.js': "console.log('::error::bad')" }, { steps })
  expect(job.conclusion).toBe('success')
  expect(job.annotations).toEqual([{ level: 'error', message: 'bad' }])
})

test('a failed step skips the rest of the job, but not always() and failure()', async () => {
  const job = await runJob(
    {},
    {
      steps: [
        { run: 'false' },
        { run: 'true' },
        { run: 'true', if: 'always()' },
        { run: 'true', if: 'failure()' },
      ],
    },
  )
  expect(job.steps.map(step => step.outcome)).toEqual(['failure', 'skipped', 'success', 'success'])
})

test('bash as a shell fails on the first command and in a pipe', async () => {
  const job = await runJob({ 'action.yml': composite([{ run: 'false | cat', shell: 'bash' }]) }, { steps })
  expect(job.conclusion).toBe('failure')
})

test('a shell with {0} runs the script file', async () => {
  const shell = `${process.execPath} {0}`
  const job = await runJob({ 'action.yml': composite([{ run: 'console.log(6 * 7)', shell }]) }, { steps })
  expect(job.log).toContain('\n42')
})

test('the defaults.run of the job do not count inside a composite', async () => {
  const workspace = writeTree({ 'sub/file': '' })
  const job = await runJob(
    { 'action.yml': composite([{ run: 'pwd', shell: 'bash' }]) },
    { workspace, defaults: { 'working-directory': 'sub' }, steps: [{ run: 'pwd' }, ...steps] },
  )
  expect(job.log.split('\n').filter(line => line.startsWith(workspace))).toEqual([
    `${workspace}/sub`,
    workspace,
  ])
})

test('working-directory counts from the workspace', async () => {
  const workspace = writeTree({ 'sub/file': '' })
  const job = await runJob(
    { 'action.yml': composite([{ run: 'pwd', shell: 'bash', 'working-directory': 'sub' }]) },
    { workspace, steps },
  )
  expect(job.log.split('\n')).toContain(`${workspace}/sub`)
})

test('hashFiles() hashes the workspace and is empty without a match', async () => {
  const workspace = writeTree({ 'a.lock': '1', 'b.lock': '2' })
  const run =
    "echo \"<${{ hashFiles('*.lock') }}> <${{ hashFiles('*.lock', '!b.lock') }}> <${{ hashFiles('x') }}>\""
  const job = await runJob({}, { workspace, steps: [{ run }] })
  const [all, one, none] = [...job.log.matchAll(/^<(\w*)> <(\w*)> <(\w*)>$/gm)][0]?.slice(1) ?? []
  expect([all?.length, one?.length, none]).toEqual([64, 64, ''])
  expect(all).not.toBe(one)
})
