// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { expect, test } from '@jest/globals'
import { composite, node, runJob, script } from './fixture.ts'

const show = script(
  "print(JSON.stringify(Object.entries(env).filter(([k]) => k.startsWith('INPUT_')).sort()))",
)
const action = (inputs: object) => ({ 'action.yml': node({}, { inputs }), 'main.js': show })

test('an input that is not declared reaches the action, with a warning', async () => {
  const job = await runJob(action({ image: {} }), {
    steps: [{ uses: 'acme/tool@v1', with: { imgae: 'web' } }],
  })
  expect(job.log).toContain('["INPUT_IMGAE","web"]')
  expect(job.annotations).toEqual([
    { level: 'warning', message: "Unexpected input(s) 'imgae', valid inputs are ['image']" },
  ])
})

test('an input that is not declared shows in the inputs of a composite', async () => {
  const steps = [{ run: "echo '${{ toJSON(inputs) }}'", shell: 'bash' }]
  const job = await runJob(
    { 'action.yml': composite(steps) },
    { steps: [{ uses: 'acme/tool@v1', with: { typo: 'x' } }] },
  )
  expect(job.log).toContain('"typo": "x"')
})

test('required is not enforced', async () => {
  const job = await runJob(action({ image: { required: true } }), { steps: [{ uses: 'acme/tool@v1' }] })
  expect(job.conclusion).toBe('success')
  expect(job.log).toContain('[["INPUT_IMAGE",""]]')
})

test('a forwarded empty input overrides the default of the sub-action', async () => {
  const files = {
    'action.yml': composite([{ uses: '$/sub', with: { a: '${{ inputs.a }}' } }], { inputs: { a: {} } }),
    'sub/action.yml': node({}, { inputs: { a: { default: 'one' }, b: { default: 'two' } } }),
    'sub/main.js': show,
  }
  const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
  expect(job.log).toContain('[["INPUT_A",""],["INPUT_B","two"]]')
})

test('the name of an input may be written in any case', async () => {
  const job = await runJob(action({ image: { default: 'none' } }), {
    steps: [{ uses: 'acme/tool@v1', with: { Image: 'web' } }],
  })
  expect(job.log).toContain('[["INPUT_IMAGE","web"]]')
  expect(job.annotations).toEqual([])
})

test('booleans and numbers arrive as strings', async () => {
  const job = await runJob(action({ a: {}, b: {} }), {
    steps: [{ uses: 'acme/tool@v1', with: { a: true, b: 1.5 } }],
  })
  expect(job.log).toContain('[["INPUT_A","true"],["INPUT_B","1.5"]]')
})

test('a deprecated input that is given makes a warning', async () => {
  const files = action({ old: { deprecationMessage: 'use new' } })
  const given = await runJob(files, { steps: [{ uses: 'acme/tool@v1', with: { old: 1 } }] })
  expect(given.annotations[0]?.message).toBe("Input 'old' has been deprecated with message: use new")
  expect((await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })).annotations).toEqual([])
})

test('an input that evaluates to an object fails the step', async () => {
  const job = await runJob(action({ a: {} }), {
    steps: [{ uses: 'acme/tool@v1', with: { a: '${{ github }}' } }],
  })
  expect(job.conclusion).toBe('failure')
  expect(job.annotations[0]?.message).toContain('A mapping was not expected')
})
