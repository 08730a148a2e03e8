// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, script } from './fixture.ts'

const cleaner = (folder: string, main = '', more: object = {}) => ({
  [`${folder}/action.yml`]: node({ post: 'post.js', ...more }, { inputs: { name: {} } }),
  [`${folder}/main.js`]: script("append('STATE', 'id=' + env.INPUT_NAME)", main),
  [`${folder}/post.js`]: script("print('post state=' + env.STATE_id + ' input=' + env.INPUT_NAME)"),
})
const posts = (log: string) => [...log.matchAll(/^post state=(.*) input=(.*)$/gm)].map(match => match[1])
const inputs = (log: string) => [...log.matchAll(/^post state=.* input=(.*)$/gm)].map(match => match[1])
const use = (name: string, more: object = {}) => ({ uses: '$/sub', with: { name }, ...more })
const steps = [{ uses: 'acme/tool@v1' }]

test('posts run after all steps, last in first out, each with its own state', async () => {
  const files = { 'action.yml': composite([use('one'), use('two')]), ...cleaner('sub') }
  const job = await runJob(files, {
    steps: [...steps, { run: 'echo done' }, { uses: 'acme/tool/sub@v1', with: { name: 'three' } }],
  })
  expect(posts(job.log)).toEqual(['three', 'two', 'one'])
  expect(job.log.indexOf('\ndone')).toBeLessThan(job.log.indexOf('\npost'))
  expect(job.posts.map(post => post.name)).toEqual(['Post Run acme/tool/sub@v1', 'Post Run acme/tool@v1'])
  expect(job.posts[1]?.inner.length).toBe(2)
})

test('a step that did not start has no post', async () => {
  const files = { 'action.yml': composite([use('one', { if: 'false' }), use('two')]), ...cleaner('sub') }
  expect(posts((await runJob(files, { steps })).log)).toEqual(['two'])
})

test('a step that failed has its post, with the state it saved before', async () => {
  const files = { 'action.yml': composite([use('one')]), ...cleaner('sub', "throw new Error('no')") }
  const job = await runJob(files, { steps })
  expect(job.conclusion).toBe('failure')
  expect(posts(job.log)).toEqual(['one'])
})

test('a post that fails makes the job fail, and the other posts still run', async () => {
  const files = {
    'action.yml': node({ post: 'post.js' }),
    'main.js': '',
    'post.js': 'process.exit(1)',
    ...cleaner('sub'),
  }
  const job = await runJob(files, { steps: [{ uses: 'acme/tool/sub@v1', with: { name: 'a' } }, ...steps] })
  expect([job.conclusion, job.steps.map(step => step.outcome)]).toEqual(['failure', ['success', 'success']])
  expect(job.posts.map(post => post.outcome)).toEqual(['failure', 'success'])
})

test('post-if looks at the job, not at the composite', async () => {
  const files = { 'action.yml': composite([use('one')]), ...cleaner('sub', '', { 'post-if': 'failure()' }) }
  expect(posts((await runJob(files, { steps })).log)).toEqual([])
  expect(posts((await runJob(files, { steps: [...steps, { run: 'false' }] })).log)).toEqual(['one'])
})

test('two uses of a composite do not share state', async () => {
  const files = { 'action.yml': composite([use('${{ inputs.name }}')]), ...cleaner('sub') }
  const job = await runJob(files, {
    steps: ['one', 'two'].map(name => ({ uses: 'acme/tool@v1', with: { name } })),
  })
  expect(posts(job.log)).toEqual(['two', 'one'])
})

test('a post can write a summary and annotations of its own', async () => {
  const files = {
    'action.yml': node({ post: 'post.js' }),
    'main.js': '',
    'post.js': script("append('STEP_SUMMARY', 'cleaned')", "print('::notice::cleaned')"),
  }
  const job = await runJob(files, { steps })
  expect([job.summaries, job.posts[0]?.annotations]).toEqual([
    ['cleaned\n'],
    [{ level: 'notice', message: 'cleaned' }],
  ])
})

describe('the inputs of a post', () => {
  const changing = [use('${{ env.NAME }}'), { run: 'echo NAME=changed >> "$GITHUB_ENV"', shell: 'bash' }]

  test('are evaluated again', async () => {
    const files = { 'action.yml': composite(changing), ...cleaner('sub') }
    const job = await runJob(files, { steps, env: { NAME: 'first' } })
    expect([posts(job.log), inputs(job.log)]).toEqual([['first'], ['changed']])
  })

  const nested = {
    'action.yml': composite([use('${{ inputs.name }}')]),
    'outer/action.yml': composite([{ uses: '$/inner', with: { name: 'inner' } }]),
    'inner/action.yml': composite([use('${{ inputs.name }}')], { inputs: { name: {} } }),
    ...cleaner('sub'),
  }
  const wrapped = [{ uses: 'acme/tool/outer@v1', with: { name: 'outer' } }]

  test('are those of the outer composite when composites nest, as on GitHub', async () => {
    const job = await runJob(nested, { steps: wrapped })
    expect([posts(job.log), inputs(job.log)]).toEqual([['inner'], ['outer']])
  })

  test('see the steps of the outer composite when composites nest', async () => {
    const named = (value: string) => ({
      id: 'name',
      run: `echo "value=${value}" >> "$GITHUB_OUTPUT"`,
      shell: 'bash',
    })
    const files = {
      'outer/action.yml': composite([named('outer'), { uses: '$/again' }]),
      'again/action.yml': composite([named('inner'), use('${{ steps.name.outputs.value }}')]),
      ...cleaner('sub'),
    }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool/outer@v1' }] })
    expect([posts(job.log), inputs(job.log)]).toEqual([['inner'], ['outer']])
  })

  test('are right one level deep', async () => {
    const job = await runJob(nested, { steps: [{ uses: 'acme/tool@v1', with: { name: 'root' } }] })
    expect(inputs(job.log)).toEqual(['root'])
  })

  test('can be switched to right', async () => {
    const job = await runJob(nested, { steps: wrapped, postInputs: 'own' })
    expect(inputs(job.log)).toEqual(['inner'])
  })

  test('can be switched to wrong everywhere, and the state stays', async () => {
    const job = await runJob(nested, {
      steps: [{ uses: 'acme/tool/sub@v1', with: { name: 'a' } }],
      postInputs: 'wrong',
    })
    expect([posts(job.log), inputs(job.log)]).toEqual([['a'], ['wrong name']])
  })
})
