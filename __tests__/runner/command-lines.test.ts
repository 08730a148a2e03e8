// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, script, writeTree } from './fixture.ts'

/** Runs an action that prints lines, then a step that shows its output `x`. */
async function printed(...lines: string[]) {
  const files = {
    'action.yml': node(),
    'main.js': script(...lines.map(line => `print(${JSON.stringify(line)})`)),
  }
  const job = await runJob(files, { steps: [{ id: 'it', uses: 'acme/tool@v1' }] })
  return { job, step: job.steps[0], lines: job.log.split('\n').slice(2, -1) }
}

describe('both syntaxes are live', () => {
  test.each([
    '::set-output name=x::1',
    '  \t::set-output name=x::1',
    '##[set-output name=x]1',
    'Step 3/7: ##[set-output name=x]1',
  ])('in "%s"', async line => {
    expect((await printed(line)).step?.outputs).toEqual({ x: '1' })
  })

  test('but :: counts only at the start of a line', async () => {
    const { step, lines } = await printed('a ::set-output name=x::1')
    expect([step?.outputs, lines]).toEqual([{}, ['a ::set-output name=x::1']])
  })

  test('and on stderr', async () => {
    const files = { 'action.yml': node(), 'main.js': "console.error('::set-output name=x::1')" }
    expect((await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })).steps[0]?.outputs).toEqual({ x: '1' })
  })
})

test('an unknown command is an ordinary line', async () => {
  expect((await printed('::constructor::x', '##[nothing]y')).lines).toEqual([
    '::constructor::x',
    '##[nothing]y',
  ])
})

test('set-output is executed with a warning that it is deprecated', async () => {
  const { step } = await printed('::set-output name=x::1')
  expect(step?.annotations[0]).toMatchObject({
    level: 'warning',
    message: expect.stringContaining('deprecated'),
  })
})

test('save-state forges the state of the post', async () => {
  const files = {
    'action.yml': node({ post: 'post.js' }),
    'main.js': script("print('::save-state name=id::forged')"),
    'post.js': script("print('removing ' + env.STATE_id)"),
  }
  expect((await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })).log).toContain('removing forged')
})

test.each(['::set-env name=A::1', '::add-path::/x'])('%s is disabled and fails the step', async line => {
  const { step, job } = await printed(line)
  expect(step?.outcome).toBe('failure')
  expect(step?.annotations.map(annotation => annotation.message)[1]).toContain('command is disabled')
  expect([job.env, job.path]).toEqual([{}, []])
})

describe('escapes', () => {
  test.each([
    ['::set-output name=x::a%0Ab%0Dc%25d%3Ae%2Cf', 'a\nb\rc%d%3Ae%2Cf'],
    ['::set-output name=x::%250A', '%0A'],
    ['##[set-output name=x]a%3Bb%5Dc%0Ad', 'a;b]c\nd'],
  ])('in the data of "%s"', async (line, value) => {
    expect((await printed(line)).step?.outputs).toEqual({ x: value })
  })

  test('in properties also : and ,', async () => {
    const { step } = await printed('::error title=a%3Ab%2Cc,file=Dockerfile,line=3::bad')
    expect(step?.annotations).toEqual([
      { level: 'error', message: 'bad', title: 'a:b,c', file: 'Dockerfile', line: '3' },
    ])
  })
})

describe('stop-commands', () => {
  test('makes lines ordinary until the token', async () => {
    const { step, lines } = await printed(
      '::stop-commands::k7f3-token',
      '::set-output name=x::forged',
      '##[set-output name=y]forged',
      '::k7f3-token::',
      '::set-output name=z::1',
    )
    expect(step?.outputs).toEqual({ z: '1' })
    expect(lines).toContain('::set-output name=x::forged')
  })

  test('masks a token of more than six characters', async () => {
    expect((await printed('::stop-commands::k7f3-token', 'k7f3-token')).lines).toEqual([
      '::stop-commands::***',
      '***',
    ])
    expect((await printed('::stop-commands::123456')).lines).toEqual(['::stop-commands::123456'])
  })

  test('is not ended by another token', async () => {
    const { step } = await printed('::stop-commands::right', '::wrong::', '::set-output name=x::forged')
    expect(step?.outputs).toEqual({})
  })

  test('ends with the process', async () => {
    const files = {
      'action.yml': composite([
        { run: "echo '::stop-commands::token-1'", shell: 'bash' },
        { id: 'b', run: "echo '::set-output name=x::1'", shell: 'bash' },
      ]),
    }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
    expect(job.steps[0]?.inner[1]?.outputs).toEqual({ x: '1' })
  })

  test.each(['', 'pause-logging', 'error', 'Stop-Commands'])(
    'with the token "%s" fails the step',
    async token => {
      const { step } = await printed(`::stop-commands::${token}`, '::set-output name=x::1')
      expect(step).toMatchObject({ outcome: 'failure', outputs: { x: '1' } })
    },
  )
})

describe('masks', () => {
  test('hide the whole, every line, and JSON, base64 and URL forms, from then on', async () => {
    const { lines } = await printed(
      'before hunter2',
      '::add-mask::hunter2/%0A  second line  %0Athird',
      'after hunter2/',
      'second line, third',
      Buffer.from('hunter2/').toString('base64'),
      encodeURIComponent('hunter2/'),
    )
    expect(lines).toEqual(['before hunter2', 'after ***', '***, ***', '***', '***'])
  })

  test('hide the secrets of the job from its start, and rawLog does not', async () => {
    const job = await runJob(
      {},
      { steps: [{ run: 'echo "it is $S"', env: { S: '${{ secrets.S }}' } }], secrets: { S: 's3cr3t' } },
    )
    expect(job.log).toContain('it is ***')
    expect(job.log).not.toContain('s3cr3t')
    expect(job.rawLog).toContain('it is s3cr3t')
  })

  test('of nothing make a warning', async () => {
    const { step } = await printed('::add-mask::')
    expect(step?.annotations[0]?.message).toContain("Can't add secret mask for empty string")
  })
})

test('groups are printed, debug lines only when debugging', async () => {
  expect((await printed('::group::Build', '::debug::x', '::endgroup::')).lines).toEqual([
    '##[group]Build',
    '##[endgroup]',
  ])
  const job = await runJob({}, { debug: true, steps: [{ run: "echo '::debug::x'" }] })
  expect(job.log).toContain('##[debug]x')
})

test('echo on shows commands, but never add-mask', async () => {
  const { lines } = await printed('::echo::on', '::add-mask::abc', '::group::g', '::echo::off')
  expect(lines).toEqual(['::group::g', '##[group]g'])
})

test('a line without its end is a line', async () => {
  const files = { 'action.yml': node(), 'main.js': "process.stdout.write('::set-output name=x::1')" }
  expect((await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })).steps[0]?.outputs).toEqual({ x: '1' })
})

describe('problem matchers', () => {
  const workspace = writeTree({
    'matcher.json': JSON.stringify({
      problemMatcher: [
        { owner: 'lint', pattern: [{ regexp: '^(\\w+):(\\d+) (.+)$', file: 1, line: 2, message: 3 }] },
      ],
    }),
  })
  const add = { run: "echo '::add-matcher::matcher.json'" }

  test('of an earlier step annotate later lines, stop-commands or not', async () => {
    const job = await runJob(
      {},
      { workspace, steps: [add, { run: "echo '::stop-commands::token-1'\necho 'Dockerfile:3 no user'" }] },
    )
    expect(job.steps[1]?.annotations).toEqual([
      { level: 'error', message: 'no user', file: 'Dockerfile', line: '3' },
    ])
    expect(job.log).toContain('##[error]Dockerfile:3 no user')
    expect(job.matchers).toEqual(['lint'])
  })

  test('are gone after remove-matcher', async () => {
    const job = await runJob(
      {},
      {
        workspace,
        steps: [add, { run: "echo '::remove-matcher owner=lint::'\necho 'Dockerfile:3 no user'" }],
      },
    )
    expect([job.annotations, job.matchers]).toEqual([[], []])
  })
})
