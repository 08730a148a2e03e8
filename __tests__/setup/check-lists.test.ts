import { expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { setup } from '../../src/setup/setup.ts'
import { makeTools } from '../tools.ts'

/** Runs the stage on a machine without docker: what is wrong is said before docker is looked for. */
const run = (texts: Record<string, string>, facts = {}) =>
  setup(parse(setupInputs, texts), makeTools({ facts }))

test('everything that is wrong with logins and nodes is one error, before docker is started', async () => {
  const texts = {
    registry: 'ghcr.io',
    username: 'ann',
    password: 'one',
    'registry-auth': '- registry: ghcr.io\n  username: bob\n  password: two\n- username: carl\n  pasword: x',
    append: '- endpoint: tcp://a:1\n  paltforms: linux/arm64\n- name: -b',
    'keep-state': 'true',
  }
  const error = await run(texts).catch(thrown => thrown)
  expect(error.problems.map(({ input }: { input: string }) => input)).toEqual([
    'registry-auth',
    'registry-auth',
    'append',
    'append',
    'keep-state',
  ])
  expect(error.message).toMatch(/^5 inputs are wrong:/)
  expect(error.message).not.toContain('two')
})

test('a pull request from a fork has no passwords, which is no error, and its nodes are read all the same', async () => {
  const texts = { 'registry-auth': '- registry: ghcr.io\n  username: bob\n  password: ""', append: 'nodes' }
  const facts = { pullRequest: { number: 1, fork: true, baseBranch: 'main' } }
  await expect(run(texts, facts)).rejects.toThrow('append: is not a YAML list')
  await expect(run({ ...texts, append: '' }, facts)).rejects.toThrow('docker is not installed')
})
