// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, script } from './fixture.ts'

const run = { run: 'true', shell: 'bash' }
const load = async (manifest: string) => {
  const job = await runJob({ 'action.yml': manifest, 'main.js': '' }, { steps: [{ uses: 'acme/tool@v1' }] })
  return job.annotations.map(annotation => annotation.message).join('\n')
}

describe('a composite step does not load with', () => {
  test.each([
    ['timeout-minutes', { ...run, 'timeout-minutes': 5 }, "Unexpected value 'timeout-minutes'"],
    ['strategy', { ...run, strategy: {} }, "Unexpected value 'strategy'"],
    ['with beside run', { ...run, with: { a: 1 } }, "Unexpected value 'with'"],
    ['shell beside uses', { uses: 'acme/tool/sub@v1', shell: 'bash' }, "Unexpected value 'shell'"],
    ['no shell', { run: 'true' }, 'Required property is missing: shell'],
    ['neither run nor uses', { shell: 'bash' }, 'Required property is missing: run'],
    ['a bad id', { ...run, id: '1st' }, "The identifier '1st' is invalid"],
    [
      'a list as input',
      { uses: 'acme/tool/sub@v1', with: { a: [1] } },
      "A sequence was not expected for 'a'",
    ],
  ])('%s', async (_, step, message) => {
    expect(await load(composite([step]))).toContain(message)
  })

  test('an id that is taken', async () => {
    expect(
      await load(
        composite([
          { ...run, id: 'a' },
          { ...run, id: 'a' },
        ]),
      ),
    ).toContain("The identifier 'a' may not be used more than once")
  })
})

describe('a composite step may not use', () => {
  test.each([
    ['secrets in run', { ...run, run: 'echo ${{ secrets.TOKEN }}' }, "Unrecognized named-value: 'secrets'"],
    ['secrets in env', { ...run, env: { A: '${{ secrets.TOKEN }}' } }, "Unrecognized named-value: 'secrets'"],
    [
      'secrets in with',
      { uses: '$/x', with: { a: '${{ secrets.TOKEN }}' } },
      "Unrecognized named-value: 'secrets'",
    ],
    ['secrets in if', { ...run, if: 'secrets.TOKEN' }, "Unrecognized named-value: 'secrets'"],
    ['vars', { ...run, name: '${{ vars.A }}' }, "Unrecognized named-value: 'vars'"],
    ['needs', { ...run, name: '${{ needs.a }}' }, "Unrecognized named-value: 'needs'"],
    ['success() outside if', { ...run, run: 'echo ${{ success() }}' }, "Unrecognized function: 'success'"],
  ])('%s', async (_, step, message) => {
    expect(await load(composite([step]))).toContain(message)
  })
})

test('a composite step may use github, inputs, strategy, matrix, steps, job, runner, env and hashFiles()', async () => {
  const names = ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env']
  const all = names.map(name => `\${{ ${name}.x }}`).join('')
  expect(await load(composite([{ ...run, run: `echo "${all}\${{ hashFiles('*.none') }}"` }]))).toBe('')
})

describe('the default of an input', () => {
  const withDefault = (text: string) => composite([run], { inputs: { a: { default: text } } })

  test.each(['inputs.b', 'steps.b', 'env.B', 'secrets.B', 'vars.B'])('may not use %s', async expression => {
    expect(await load(withDefault(`\${{ ${expression} }}`))).toContain('Unrecognized named-value')
  })

  test('may use github.token', async () => {
    const manifest = node({}, { inputs: { token: { default: '${{ github.token }}' } } })
    const files = { 'action.yml': manifest, 'main.js': script("print('length ' + env.INPUT_TOKEN.length)") }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }], token: 'ghs_12345' })
    expect(job.log).toContain('length 9')
    expect(job.log).not.toContain('ghs_12345')
  })
})

test('an output value may not use hashFiles()', async () => {
  expect(await load(composite([run], { outputs: { a: { value: "${{ hashFiles('a') }}" } } }))).toContain(
    "Unrecognized function: 'hashFiles'",
  )
})

test('a composite has no pre and post of its own', async () => {
  const manifest = JSON.stringify({ runs: { using: 'composite', steps: [run], post: 'post.js' } })
  expect(await load(manifest)).toContain("runs: Unexpected value 'post'")
})

test('node16 is not supported any more', async () => {
  expect(await load(node({ using: 'node16' }))).toContain("'using: node16' is not supported")
})

test('a manifest that does not load delivers nothing, not even the outputs of steps before it', async () => {
  const files = {
    'action.yml': composite([{ run: 'echo before', shell: 'bash' }, { uses: '$/broken' }], {
      outputs: { a: { value: 'always' } },
    }),
    'broken/action.yml': composite([{ run: 'true' }]),
  }
  const job = await runJob(files, { steps: [{ id: 'a', uses: 'acme/tool@v1' }] })
  expect(job.conclusion).toBe('failure')
  expect(job.steps).toEqual([])
  expect(job.log).not.toContain('before')
})
