// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, script } from './fixture.ts'
import type { WorkflowJob } from './job.ts'

const timings = { interrupt: 200, terminate: 200, drain: 200, cancel: 100_000 }
/** For what ends on a signal: however busy the machine, it gets no other one. */
const patient = 60_000
const steps = [{ uses: 'acme/tool@v1' }]

/** Runs a job that is cancelled as soon as a step prints "ready". */
function cancelled(files: Record<string, string>, more: Partial<WorkflowJob> = {}) {
  const controller = new AbortController()
  const onLine = (line: string) => {
    if (line === 'ready') controller.abort()
  }
  return runJob(files, { steps, timings, cancel: controller.signal, onLine, ...more })
}

/** Says whether a process lives; in a container nobody may collect a dead one. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

/** Writes an action that says on which signals it was called and ends on one of them. */
const waiting = (endsOn: string) => ({
  'action.yml': node(),
  'main.js': script(
    "for (const name of ['SIGINT', 'SIGTERM'])",
    `  process.on(name, () => { print('got ' + name); if (name === '${endsOn}') process.exit(0) })`,
    'setInterval(() => {}, 1000)',
    "print('ready')",
  ),
})
const signals = (log: string) => [...log.matchAll(/^got (\w+)$/gm)].map(match => match[1])

test('a step that ends on SIGINT gets no SIGTERM, and exit code 0 does not save it', async () => {
  const job = await cancelled(waiting('SIGINT'), { timings: { ...timings, interrupt: patient } })
  expect(signals(job.log)).toEqual(['SIGINT'])
  expect([job.conclusion, job.steps[0]?.outcome, job.steps[0]?.conclusion]).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
  ])
  expect(job.annotations).toEqual([{ level: 'error', message: 'The operation was canceled.' }])
})

test('a step that ignores SIGINT gets SIGTERM after the first wait', async () => {
  const started = Date.now()
  const job = await cancelled(waiting('SIGTERM'), { timings: { ...timings, terminate: patient } })
  expect(signals(job.log)).toEqual(['SIGINT', 'SIGTERM'])
  expect(Date.now() - started).toBeGreaterThanOrEqual(timings.interrupt)
})

test('a step that ignores both is killed after the second wait', async () => {
  const started = Date.now()
  const job = await cancelled(waiting('never'), { timings: { ...timings, interrupt: 1000, terminate: 2000 } })
  expect(signals(job.log)).toEqual(['SIGINT', 'SIGTERM'])
  expect(Date.now() - started).toBeLessThan(timings.cancel)
  expect(job.steps[0]?.outcome).toBe('cancelled')
})

test('the waits are those of GitHub unless given', async () => {
  const { githubTimings } = await import('./process.ts')
  expect(githubTimings).toEqual({ interrupt: 7500, terminate: 2500, drain: 5000, cancel: 300_000 })
})

test('only the entry process is signalled; what it leaves behind is ended with the job', async () => {
  const child = `process.on('SIGINT', () => console.log('child got it')); setInterval(() => {}, 1000)`
  const files = {
    'action.yml': node(),
    'child.js': child,
    'main.js': script(
      "const { spawn } = require('node:child_process')",
      "const child = spawn(process.execPath, [__dirname + '/child.js'], { stdio: ['ignore', 'inherit', 'inherit'] })",
      "print('child ' + child.pid)",
      "process.on('SIGINT', () => process.exit(1))",
      "setTimeout(() => print('ready'), 100)",
    ),
  }
  const job = await cancelled(files)
  const pid = Number(/^child (\d+)$/m.exec(job.log)?.[1])
  expect(job.log).not.toContain('child got it')
  expect(job.log).toContain(`Terminate orphan process: pid (${pid})`)
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(isRunning(pid)).toBe(false)
})

test('output that a child holds open delays the step by the drain only', async () => {
  const started = Date.now()
  await runJob({}, { timings, steps: [{ run: 'sleep 300 &' }] })
  expect(Date.now() - started).toBeGreaterThanOrEqual(timings.drain)
  expect(Date.now() - started).toBeLessThan(100_000)
})

describe('after cancellation', () => {
  const ends = (text: string) => ({ run: `echo ready; sleep 0.3; echo ${text}` })

  test('a running step whose condition still holds is not signalled', async () => {
    const job = await cancelled({}, { steps: [{ ...ends('finished'), if: 'always()' }] })
    expect(job.log).toContain('finished')
    expect([job.conclusion, job.steps[0]?.outcome]).toEqual(['cancelled', 'success'])
  })

  test('a running step with !cancelled() is signalled', async () => {
    const job = await cancelled(waiting('SIGINT'), { steps: [{ uses: 'acme/tool@v1', if: '!cancelled()' }] })
    expect(job.steps[0]?.outcome).toBe('cancelled')
  })

  test('later steps run when they are always() or cancelled(), and posts run', async () => {
    const files = {
      ...waiting('SIGINT'),
      'action.yml': node({ post: 'post.js' }),
      'post.js': script("print('post')"),
    }
    const later = ['success()', 'failure()', 'cancelled()', 'always()'].map(condition => ({
      run: 'true',
      if: condition,
    }))
    const job = await cancelled(files, { steps: [...steps, ...later] })
    expect(job.steps.map(step => step.outcome)).toEqual([
      'cancelled',
      'skipped',
      'skipped',
      'success',
      'success',
    ])
    expect(job.posts.map(post => post.outcome)).toEqual(['success'])
  })

  test('an always() step inside a composite that is stopped is stopped too', async () => {
    const files = {
      ...waiting('SIGINT'),
      'sub/action.yml': node(),
      'sub/main.js': waiting('SIGINT')['main.js'] ?? '',
    }
    files['action.yml'] = composite([{ uses: '$/sub', if: 'always()' }])
    const job = await cancelled(files)
    expect(job.steps[0]?.inner[0]?.outcome).toBe('cancelled')
  })

  test('an always() composite runs on, and success() inside still looks at the composite', async () => {
    const inner = [
      { ...ends('finished'), shell: 'bash' },
      { run: 'echo next', shell: 'bash' },
    ]
    const job = await cancelled(
      { 'action.yml': composite(inner) },
      { steps: [{ uses: 'acme/tool@v1', if: 'always()' }] },
    )
    expect(job.steps[0]?.inner.map(step => step.outcome)).toEqual(['success', 'success'])
    expect(job.conclusion).toBe('cancelled')
  })

  test('a step that refuses to end is killed when the time of the job is over', async () => {
    const files = { ...waiting('never') }
    const started = Date.now()
    const job = await cancelled(files, {
      steps: [
        { uses: 'acme/tool@v1', if: 'always()' },
        { run: 'echo later', if: 'always()' },
      ],
      timings: { ...timings, cancel: 300 },
    })
    expect(Date.now() - started).toBeLessThan(100_000)
    expect(job.steps.length).toBe(1)
  })
})

test('timeout-minutes of the outer step ends an inner one, as a failure', async () => {
  const files = { ...waiting('SIGINT') }
  const job = await runJob(files, { timings, steps: [{ uses: 'acme/tool@v1', 'timeout-minutes': 0.3 / 60 }] })
  expect([job.conclusion, job.steps[0]?.outcome]).toEqual(['failure', 'failure'])
  expect(job.annotations[0]?.message).toContain('has timed out')
})
