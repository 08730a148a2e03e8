// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, runJob } from './fixture.ts'

const print = (level: string, from: number, to: number) => ({
  run: `for i in $(seq ${from} ${to}); do echo "::${level}::${level} $i"; done`,
  shell: 'bash',
})
const uses = [{ uses: 'acme/tool@v1' }]

describe('annotations', () => {
  test('of all inner steps share ten of each kind, the first ones', async () => {
    const steps = [
      print('error', 1, 8),
      print('error', 9, 14),
      print('warning', 1, 11),
      print('notice', 1, 2),
    ]
    const job = await runJob({ 'action.yml': composite(steps) }, { steps: uses })
    const kept = job.steps[0]?.annotations.map(annotation => annotation.message) ?? []
    expect(kept.filter(message => message.startsWith('error')).at(-1)).toBe('error 10')
    expect(kept.length).toBe(10 + 10 + 2)
    expect(job.steps[0]?.inner.map(step => step.annotations.length)).toEqual([8, 2, 10, 2])
    expect(job.log).toContain('##[error]error 14')
  })

  test('of the next top-level step count anew', async () => {
    const job = await runJob({}, { steps: [print('error', 1, 12), print('error', 1, 12)] })
    expect(job.steps.map(step => step.annotations.length)).toEqual([10, 10])
  })

  test('include the errors of the composite itself', async () => {
    const fails = { run: 'exit 3', shell: 'bash', if: 'always()' }
    const job = await runJob({ 'action.yml': composite([print('error', 1, 10), fails]) }, { steps: uses })
    expect(job.steps[0]?.annotations.length).toBe(10)
    expect(job.log).toContain('##[error]Process completed with exit code 3.')
  })

  test('are cut at 4096 characters, in the log too', async () => {
    const run = `echo "::error::$(head -c 5000 /dev/zero | tr '\\0' x)"`
    const job = await runJob({}, { steps: [{ run }] })
    expect(job.annotations[0]?.message.length).toBe(4096)
    expect(job.log).not.toContain('x'.repeat(4097))
  })

  test('of a job are fifty at most', async () => {
    const job = await runJob({}, { steps: Array.from({ length: 6 }, () => print('error', 1, 10)) })
    expect(job.annotations.length).toBe(50)
  })
})

describe('a summary', () => {
  const write = (bytes: number) => ({
    run: `head -c ${bytes} /dev/zero | tr '\\0' x >> "$GITHUB_STEP_SUMMARY"`,
    shell: 'bash',
  })
  const limit = 1024 * 1024

  test('of more than 1 MiB is dropped whole, with an error, and the step does not fail', async () => {
    const job = await runJob({}, { steps: [write(limit + 1)] })
    expect([job.summaries, job.conclusion]).toEqual([[], 'success'])
    expect(job.annotations[0]?.message).toContain('$GITHUB_STEP_SUMMARY upload aborted')
  })

  test('has 1 MiB per inner step, not per composite', async () => {
    const job = await runJob({ 'action.yml': composite([write(limit), write(limit)]) }, { steps: uses })
    expect(job.summaries.map(text => text.length)).toEqual([limit, limit])
    expect(job.steps[0]?.inner[1]?.summary.length).toBe(limit)
  })

  test('is masked line by line', async () => {
    const secrets = { KEY: 'line one\nline two' }
    const steps = [
      {
        run: 'echo "$K" >> "$GITHUB_STEP_SUMMARY"; echo x >> "$GITHUB_STEP_SUMMARY"',
        env: { K: '${{ secrets.KEY }}' },
      },
    ]
    expect((await runJob({}, { secrets, steps })).summaries).toEqual(['***\n***\nx\n'])
  })

  test('that was not written is none', async () => {
    expect((await runJob({}, { steps: [{ run: 'true' }] })).summaries).toEqual([])
  })
})
