import { expect, test } from '@jest/globals'
import type { Facts } from '../../src/hosts/host.ts'
import { createLocalHost } from '../../src/hosts/local.ts'
import { startGithub } from '../fakes/github.ts'

const facts = { project: 'acme/web' } as Facts

test('the command line in a job of GitHub can comment', async () => {
  await using github = await startGithub()
  const env = { GITHUB_API_URL: github.apiUrl }
  const host = createLocalHost(env, { ...facts, ci: 'github' }, { write() {} })
  await host.codeHost?.('token').comments(412).create('text')
  expect(github.held).toMatchObject([{ body: 'text' }])
  expect(github.violations).toEqual([])
})

test('the command line elsewhere has no such API', () => {
  expect(createLocalHost({}, { ...facts, ci: 'local' }, { write() {} }).codeHost).toBeUndefined()
})

test('what a person reads has no secret in it', () => {
  const written: string[] = []
  const host = createLocalHost({}, { ...facts, ci: 'local' }, { write: text => void written.push(text) })
  host.mask('s3cret')
  host.log.info('the token is s3cret')
  host.annotate('warning', 's3cret', { title: 'Scan', file: 'Dockerfile', line: 3 })
  expect(written).toEqual(['the token is ***\n', 'warning: Dockerfile:3: Scan: ***\n'])
})
