// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, runJob } from './fixture.ts'

const step = (id: string, more: object = {}) => ({ id, run: `echo "ran ${id}"`, shell: 'bash', ...more })
const inside = async (steps: object[], more: object = {}) => {
  const job = await runJob({ 'action.yml': composite(steps) }, { steps: [{ uses: 'acme/tool@v1', ...more }] })
  return { job, outcomes: job.steps[0]?.inner.map(inner => inner.outcome), conclusion: job.conclusion }
}
const failing = step('fails', { run: 'exit 1' })

test('no condition means success()', async () => {
  expect((await inside([failing, step('b')])).outcomes).toEqual(['failure', 'skipped'])
})

test('a condition without a status function gets success() in front', async () => {
  expect((await inside([failing, step('b', { if: "github.ref != ''" })])).outcomes).toEqual([
    'failure',
    'skipped',
  ])
})

test('a condition with a status function stands as it is', async () => {
  const steps = [failing, step('b', { if: 'failure()' }), step('c', { if: '${{ !cancelled() }}' })]
  expect((await inside(steps)).outcomes).toEqual(['failure', 'success', 'success'])
})

test('an input that is named like a status function is none', async () => {
  const steps = [failing, step('b', { if: "inputs.failure == ''" })]
  expect((await inside(steps)).outcomes).toEqual(['failure', 'skipped'])
})

test('the word success in a string is no status function', async () => {
  expect((await inside([failing, step('b', { if: "'success()' != ''" })])).outcomes).toEqual([
    'failure',
    'skipped',
  ])
})

test('success() in a composite looks at this composite, not at the job', async () => {
  const job = await runJob(
    { 'action.yml': composite([step('a'), step('b', { if: 'failure()' })]) },
    { steps: [{ run: 'exit 1' }, { uses: 'acme/tool@v1', if: 'always()' }] },
  )
  expect(job.steps[1]?.inner.map(inner => inner.outcome)).toEqual(['success', 'skipped'])
})

test('success() in a nested composite does not see that the outer one failed', async () => {
  const files = {
    'action.yml': composite([failing, { uses: '$/inner', if: 'always()' }]),
    'inner/action.yml': composite([step('a')]),
  }
  const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
  expect(job.steps[0]?.inner[1]?.inner[0]?.outcome).toBe('success')
})

test('a condition that cannot be evaluated fails the composite and stops it, always() included', async () => {
  const { outcomes, conclusion } = await inside([
    step('a', { if: "fromJSON('{')" }),
    step('b', { if: 'always()' }),
  ])
  expect(outcomes).toEqual(['failure'])
  expect(conclusion).toBe('failure')
})

test('a condition of the workflow that cannot be evaluated does not stop the job', async () => {
  const job = await runJob(
    {},
    {
      steps: [
        { run: 'true', if: "fromJSON('{')" },
        { run: 'true', if: 'always()' },
      ],
    },
  )
  expect(job.steps.map(each => each.outcome)).toEqual(['failure', 'success'])
})

describe('truth', () => {
  test.each([
    ['0', 'skipped'],
    ["''", 'skipped'],
    ['NaN', 'skipped'],
    ['null', 'skipped'],
    ['inputs.none', 'skipped'],
    ["'false'", 'success'],
    ["'0'", 'success'],
    ['-1', 'success'],
    ['github', 'success'],
    ['a ${{ false }}', 'success'],
  ])('%s is %s', async (condition, outcome) => {
    expect((await inside([step('a', { if: condition })])).outcomes).toEqual([outcome])
  })
})

describe('continue-on-error', () => {
  test('keeps the outcome, turns the conclusion, and the composite goes on', async () => {
    const { job, outcomes, conclusion } = await inside([
      step('fails', { run: 'exit 1', 'continue-on-error': true }),
      step('b', { run: 'echo "${{ steps.fails.outcome }} ${{ steps.fails.conclusion }}"' }),
    ])
    expect(outcomes).toEqual(['failure', 'success'])
    expect(conclusion).toBe('success')
    expect(job.log).toContain('\nfailure success\n')
  })

  test('takes an expression over the step contexts', async () => {
    const tolerant = step('fails', { run: 'exit 1', 'continue-on-error': "${{ inputs.mode == 'warn' }}" })
    expect((await inside([tolerant], { with: { mode: 'warn' } })).conclusion).toBe('success')
    expect((await inside([tolerant], { with: { mode: 'fail' } })).conclusion).toBe('failure')
  })

  test('is not fulfilled by the string true', async () => {
    const tolerant = step('fails', { run: 'exit 1', 'continue-on-error': '${{ inputs.tolerant }}' })
    expect((await inside([tolerant], { with: { tolerant: 'true' } })).conclusion).toBe('failure')
  })
})

test('a skipped step has outcome and conclusion skipped and no outputs', async () => {
  const { job } = await inside([
    step('a', { if: 'false' }),
    step('b', { run: 'echo "${{ steps.a.outcome }} ${{ steps.a.conclusion }} <${{ steps.a.outputs.x }}>"' }),
  ])
  expect(job.log).toContain('\nskipped skipped <>\n')
})
