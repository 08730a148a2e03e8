import { expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { type IssueText, issueOf } from '../../src/watch/issue.ts'
import { upsertIssue } from '../../src/watch/upsert-issue.ts'
import { type FakeGithubOptions, startGithub } from '../fakes/github.ts'

const bot = 'github-actions[bot]'
const image = 'ghcr.io/acme/web'

function text(ids: readonly string[], of = image): IssueText {
  const digest = `sha256:${'a'.repeat(64)}` as const
  const findings = ids.map(id => ({
    finding: { id, package: 'libssl3', installed: '1', fixed: '2', severity: 'high' } as const,
    cure: 'rebuild' as const,
  }))
  return issueOf(of, [{ digest, tags: ['1.4.0'], findings }])
}

async function github(options: FakeGithubOptions = {}) {
  const fake = await startGithub(options)
  const waits: number[] = []
  const access = { apiUrl: fake.apiUrl, sleep: async (ms: number) => void waits.push(ms) }
  const issues = githubCodeHost('token', 'acme/web', access).issues()
  const upsert = (wanted: IssueText, dryRun = false) => upsertIssue(issues, wanted, { dryRun })
  const writes = () => fake.requests.filter(line => /^(POST \/repos|PATCH)/.test(line))
  return { ...fake, upsert, writes, waits }
}

test('an issue is opened, changed, closed and opened again, and not written where nothing changed', async () => {
  await using fake = await github()
  const { upsert, issues, writes } = fake
  expect((await upsert(text([]))).outcome).toBe('none')
  expect(writes()).toEqual([])
  const one = text(['CVE-1'])
  expect(await upsert(one)).toEqual({ outcome: 'opened', url: 'https://github.com/acme/web/issues/1' })
  expect((await upsert(one)).outcome).toBe('unchanged')
  expect(writes()).toHaveLength(1)
  expect((await upsert(text(['CVE-1', 'CVE-2']))).outcome).toBe('updated')
  expect((await upsert(text([]))).outcome).toBe('closed')
  expect(issues[0]).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect((await upsert(text([]))).outcome).toBe('unchanged')
  expect((await upsert(text(['CVE-2']))).outcome).toBe('reopened')
  expect(issues).toMatchObject([{ state: 'open', stateReason: 'reopened', title: text(['CVE-2']).title }])
  expect(writes()).toHaveLength(4)
  expect(fake.violations).toEqual([])
})

test('an issue that somebody has closed stays closed until something is found that it does not tell', async () => {
  await using fake = await github()
  await fake.upsert(text(['CVE-1', 'CVE-2']))
  Object.assign(fake.issues[0] ?? {}, { state: 'closed' })
  for (const known of [text(['CVE-1']), text(['CVE-1', 'CVE-2'])])
    expect((await fake.upsert(known)).outcome).toBe('left closed')
  expect((await fake.upsert(text([]))).outcome).toBe('unchanged')
  expect((await fake.upsert(text(['CVE-1', 'CVE-3']))).outcome).toBe('reopened')
})

test('an issue of somebody else with our first line is left alone', async () => {
  await using fake = await github()
  fake.addIssue('stranger', text(['CVE-1']).body)
  fake.addIssue(bot, text(['CVE-1'], 'ghcr.io/acme/other').body)
  fake.addIssue(bot, text(['CVE-1']).body, { pullRequest: true })
  const before = JSON.stringify(fake.issues)
  expect((await fake.upsert(text(['CVE-1']))).outcome).toBe('opened')
  expect(JSON.stringify(fake.issues.slice(0, 3))).toBe(before)
})

test('it is found on any page, and of two the older one is kept', async () => {
  await using fake = await github()
  for (let at = 0; at < 230; at++) fake.addIssue(bot, `other ${at}`)
  const { number } = fake.addIssue(bot, text(['CVE-1']).body)
  fake.addIssue(bot, text(['CVE-1']).body)
  expect((await fake.upsert(text(['CVE-2']))).outcome).toBe('updated')
  expect(fake.writes()).toEqual([`PATCH /repos/acme/web/issues/${number}`])
})

test('a dry run writes nothing and says what would be done', async () => {
  await using fake = await github()
  expect((await fake.upsert(text(['CVE-1']), true)).outcome).toBe('opened')
  await fake.upsert(text(['CVE-1']))
  expect((await fake.upsert(text(['CVE-2']), true)).outcome).toBe('updated')
  expect((await fake.upsert(text([]), true)).outcome).toBe('closed')
  expect(fake.writes()).toHaveLength(1)
})

test('a token that may not write is told the permission, and a rate limit is waited for', async () => {
  await using denied = await github({ readOnly: true })
  await expect(denied.upsert(text(['CVE-1']))).rejects.toMatchObject({
    message: expect.stringContaining('GitHub did not open an issue in acme/web: it answered 403'),
    hint: 'The job needs `permissions: issues: write`.',
  })
  const limited = { status: 403, headers: { 'retry-after': '7' }, message: 'secondary rate limit' }
  await using slow = await github({ answers: { 2: limited } })
  expect((await slow.upsert(text(['CVE-1']))).outcome).toBe('opened')
  expect(slow.waits).toEqual([7000])
})
