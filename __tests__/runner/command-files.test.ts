// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, writeTree } from './fixture.ts'
import { readPairs } from './pairs.ts'

/** Runs one action that writes a text to a command file and exits. */
async function written(
  file: string,
  text: string,
  more: { code?: number; artifacts?: boolean; workspace?: string } = {},
) {
  const { code = 0, ...job } = more
  const main = `require('node:fs').writeFileSync(process.env.GITHUB_${file}, ${JSON.stringify(text)})\nprocess.exit(${code})`
  const result = await runJob(
    { 'action.yml': node(), 'main.js': main },
    { steps: [{ uses: 'acme/tool@v1' }], ...job },
  )
  return {
    job: result,
    step: result.steps[0],
    messages: result.annotations.map(annotation => annotation.message),
  }
}

describe('pairs', () => {
  test.each([
    ['a=1\nb=2\n', { a: '1', b: '2' }],
    ['a=1=2', { a: '1=2' }],
    ['a=', { a: '' }],
    ['\n\na=1\n\n', { a: '1' }],
    ['a=1<<2', { a: '1<<2' }],
    ['a<<E\nx=1\n\ny\nE\nb=2\n', { a: 'x=1\n\ny', b: '2' }],
    ['a<<E=F\nx\nE=F', { a: 'x' }],
    ['a<<E\nE\n', { a: '' }],
  ])('are read from %j', (text, pairs) => {
    expect(Object.fromEntries(readPairs(text))).toEqual(pairs)
  })

  test.each([
    ['a\n', "Invalid format 'a'"],
    ['=1\n', 'Name must not be empty'],
    ['<<E\nE\n', 'delimiter must not be empty'],
    ['a<<\n', 'delimiter must not be empty'],
    ['a<<E\nx\n', "Matching delimiter not found 'E'"],
    ['a<<E\nx', 'EOF marker missing new line'],
  ])('are malformed in %j', (text, message) => {
    expect(() => [...readPairs(text)]).toThrow(message)
  })
})

test('pairs before a malformed line take effect, and the step fails', async () => {
  const { step, messages } = await written('OUTPUT', 'a=1\nb<<E\nx\n')
  expect(step).toMatchObject({ outcome: 'failure', outputs: { a: '1' } })
  expect(messages).toEqual([
    "Unable to process file command 'output' successfully.",
    "Invalid value. Matching delimiter not found 'E'",
  ])
})

test('a file is read after a step that failed', async () => {
  const { step } = await written('OUTPUT', 'a=1\n', { code: 1 })
  expect(step).toMatchObject({ outcome: 'failure', outputs: { a: '1' } })
})

test('GITHUB_ENV reaches the rest of the job, out of a composite', async () => {
  const files = { 'action.yml': composite([{ run: 'echo A=1 >> "$GITHUB_ENV"', shell: 'bash' }]) }
  const job = await runJob(files, {
    steps: [{ uses: 'acme/tool@v1' }, { run: 'echo "A is $A, ${{ env.A }}"' }],
  })
  expect(job.log).toContain('A is 1, 1')
})

test('GITHUB_ENV refuses NODE_OPTIONS with an error and keeps the rest', async () => {
  const { job, messages } = await written('ENV', 'NODE_OPTIONS=--inspect\nA=1\n')
  expect(job.env).toEqual({ A: '1' })
  expect(messages).toEqual(["Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."])
})

test('GITHUB_PATH puts the newest folder first', async () => {
  const workspace = writeTree({})
  const job = await runJob(
    {},
    { workspace, steps: [{ run: 'printf "/one\\n/two\\n" >> "$GITHUB_PATH"' }, { run: 'echo "$PATH"' }] },
  )
  expect(job.path).toEqual(['/two', '/one'])
  expect(job.log).toMatch(/^\/two:\/one:/m)
})

test('a state name that differs by case only is the same', async () => {
  const { step } = await written('STATE', 'id=1\nID=2\n')
  expect(step?.state).toEqual({ id: '2' })
})

test('every step has its own files', async () => {
  const job = await runJob(
    {},
    { steps: [{ run: 'echo "$GITHUB_OUTPUT"' }, { run: 'echo "$GITHUB_OUTPUT"; test -e "$GITHUB_OUTPUT"' }] },
  )
  expect(new Set(job.log.match(/^\/.*set_output_.*$/gm)).size).toBe(2)
})

describe('GITHUB_ARTIFACTS', () => {
  const digest = (digit: string) => `sha256:${digit.repeat(64)}`
  const workspace = writeTree({ 'a.txt': 'a' })
  const declare = (text: string) => written('ARTIFACTS', text, { artifacts: true, workspace })

  test('is ignored while the feature is off, mistakes included', async () => {
    const { job, step } = await written('ARTIFACTS', 'a=b\n')
    expect([job.artifacts, step?.outcome]).toEqual([[], 'success'])
  })

  test('takes images by digest, files and comments', async () => {
    const { job } = await declare(`# two\noci://ghcr.io/acme/web@${digest('1')}\n\na.txt\n`)
    expect(job.artifacts).toEqual([
      { name: 'ghcr.io/acme/web', digest: digest('1'), kind: 'oci' },
      { name: 'a.txt', digest: expect.stringMatching(/^sha256:ca978112/), kind: 'file' },
    ])
  })

  test('takes the same image twice as once', async () => {
    const { job, step } = await declare(`oci://a/b@${digest('1')}\noci://a/b@${digest('1')}\n`)
    expect([job.artifacts.length, step?.outcome]).toEqual([1, 'success'])
  })

  test.each([
    ['a line with =', 'a=b', "containing '='"],
    ['another scheme', 'https://x/y', 'unsupported URI scheme'],
    ['an image without a digest', 'oci://ghcr.io/acme/web', 'must include an @sha'],
    ['a digest of the wrong length', 'oci://ghcr.io/acme/web@sha256:12', 'must include an @sha'],
    ['a missing file', 'b.txt', "file 'b.txt' does not exist"],
    [
      'a second digest of one name',
      `oci://a/b@${digest('1')}\noci://a/b@${digest('2')}`,
      'was declared with',
    ],
    [
      'more than 500',
      Array.from({ length: 501 }, (_, i) => `oci://a/${i}@${digest('1')}`).join('\n'),
      'at most 500',
    ],
    ['more than 1 MiB', '#'.repeat(1024 * 1024 + 1), 'up to 1024k'],
  ])('fails the step for %s', async (_, text, message) => {
    const { step, messages } = await declare(text)
    expect(step?.outcome).toBe('failure')
    expect(messages[1]).toContain(message)
  })

  test('is read by later steps as a sorted list', async () => {
    const run = `printf 'oci://b/b@${digest('1')}\\noci://a/a@${digest('1')}\\n' >> "$GITHUB_ARTIFACTS"`
    const job = await runJob(
      {},
      { artifacts: true, steps: [{ run }, { run: 'cat "$GITHUB_ARTIFACTS_LIST"' }] },
    )
    const list = JSON.parse(job.log.trim().split('\n').at(-1) ?? '')
    expect(list).toMatchObject({ version: 1, subjects: [{ name: 'a/a', kind: 'oci' }, { name: 'b/b' }] })
  })
})
