import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { whyNotWritten } from '../../../src/inputs/push-input.ts'
import { factsOf } from '../facts-of.ts'
import { type CiRun, ciRuns, commit, type EventName, eventNames, head } from './runs.ts'

const cells = Object.entries(ciRuns).flatMap(([ci, runs]) =>
  eventNames.flatMap(event => {
    const run = runs[event]
    return run === undefined ? [] : [[ci, event, run] as const]
  }),
)

/** What each event comes to wherever a CI has it, and what the run then says. */
const expected: Record<EventName, RegExp | undefined> = {
  push: undefined,
  'Git tag': undefined,
  'pull request': /^a pull request writes nothing to a registry \(\S+ is \S+\)$/,
  'pull request of a fork': /^a pull request writes nothing to a registry \(\S+ is \S+\)$/,
  schedule: undefined,
  'started by hand': undefined,
  'merge queue': /^a merge queue tries out|^a pull request/,
  'anything else': / is no push, Git tag, schedule or manual start$|only a multibranch job/,
}

describe('a run with its commit checked out', () => {
  test.each(cells)('%s, %s', async (_, event, { env, payload }) => {
    const { writing } = await factsOf(env, { payload, head: commit })
    const reason = expected[event]
    if (reason === undefined) expect(writing).toEqual({ allowed: true })
    else expect(writing).toEqual({ allowed: false, reason: expect.stringMatching(reason) })
  })
})

describe('the same run', () => {
  const written = cells.filter(([, event]) => expected[event] === undefined)

  test.each(written)('%s, %s, with another commit checked out writes nothing', async (...[, , run]) => {
    const { writing } = await factsOf(run.env, { payload: run.payload, head })
    expect(writing).toEqual({
      allowed: false,
      unusual: true,
      reason: `the checkout is at ${head.slice(0, 12)}, and this run is about ${commit.slice(0, 12)}`,
    })
  })

  test.each(written)('%s, %s, without a checkout writes nothing', async (...[, , run]) => {
    const { writing } = await factsOf(run.env, { payload: run.payload })
    expect(writing).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/^there is no Git checkout in /),
    })
  })

  test.each(cells)('%s, %s, that the user calls a pull request is one', async (...[, , run]) => {
    const env = { ...run.env, BUILDONCE_EVENT: 'pull_request', BUILDONCE_REF: 'refs/pull/5/merge' }
    const facts = await factsOf(env, { payload: run.payload, head: commit })
    expect(facts).toMatchObject({ pullRequest: { number: 5 }, writing: { allowed: false } })
    expect(facts.gitTag).toBeUndefined()
  })

  const refused = cells.filter(([, event]) => expected[event] !== undefined)

  test.each(refused)('%s, %s, that the user calls a push still writes nothing', async (...[, , run]) => {
    const env = { ...run.env, BUILDONCE_EVENT: 'push', BUILDONCE_REF: 'refs/heads/main' }
    expect((await factsOf(env, { payload: run.payload, head: commit })).writing.allowed).toBe(false)
  })
})

describe('the facts of a run', () => {
  test.each(cells)('%s, %s', async (ci, event, { env, payload }) => {
    const facts = await factsOf(env, { payload, head: commit })
    expect(facts.commit).toBe(commit)
    expect(facts.checkedOut).toBe(commit)
    expect(facts.project).toMatch(/^acme\/(?:team\/)?web$/)
    expect(facts.runId).toContain('77')
    const isPull = facts.pullRequest !== undefined
    if (event === 'push') expect(facts).toMatchObject({ ref: 'refs/heads/main', branch: 'main' })
    if (event === 'Git tag') {
      expect(facts).toMatchObject({ ref: 'refs/tags/v1.2.3', gitTag: 'v1.2.3' })
      expect(facts.branch).toBeUndefined()
    } else expect(facts.gitTag).toBeUndefined()
    expect(isPull).toBe(
      /^pull request|^merge queue/.test(event) && !(event === 'merge queue' && ci !== 'GitLab CI'),
    )
    if (isPull) {
      expect(facts.pullRequest).toMatchObject({ number: 5 })
      expect(facts.ref).toMatch(/^refs\/pull\/5\/(?:head|merge)$/)
      expect(facts.event).toBe('pull_request')
    }
    // Woodpecker and Drone do not tell where a pull request comes from.
    const mute = ['Woodpecker', 'Drone'].includes(ci)
    if (event === 'pull request') expect(facts.pullRequest?.fork).toBe(mute)
    if (event === 'pull request of a fork') expect(facts.pullRequest?.fork).toBe(true)
    if (event === 'schedule') expect(facts.event).toBe('schedule')
    if (event === 'started by hand') expect(facts.event).toBe('workflow_dispatch')
  })

  test.each([
    ['GitHub Actions', 'github'],
    ['Forgejo Actions', 'forgejo'],
    ['Gitea Actions', 'gitea'],
  ])('tell %s from its look-alikes', async (title, name) => {
    const { env = {}, payload } = ciRuns[title]?.push ?? {}
    expect(await factsOf(env, { payload, head: commit })).toMatchObject({ ci: name, attempt: 2 })
  })

  test('of a pull request have its head beside the merge that is built', async () => {
    const titles = ['GitHub Actions', 'GitLab CI', 'Azure Pipelines', 'Travis CI']
    for (const { env, payload } of titles.map(title => ciRuns[title]?.['pull request'] as CiRun))
      expect(await factsOf(env, { payload, head: commit })).toMatchObject({ commit, headCommit: head })
  })
})

describe('docs/when-it-publishes.md', () => {
  test('says of every CI and event what the code does', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/when-it-publishes.md'), 'utf8')
    const rows = page.split('\n').filter(line => Object.keys(ciRuns).some(ci => line.startsWith(`| ${ci} |`)))
    const table = await Promise.all(
      Object.entries(ciRuns).map(async ([ci, runs]) => {
        const words = await Promise.all(
          eventNames.map(async event => {
            const run = runs[event]
            if (run === undefined) return '–'
            const facts = await factsOf(run.env, { payload: run.payload, head: commit })
            return whyNotWritten({ push: 'auto' }, facts) === undefined ? 'published' : 'proven'
          }),
        )
        return `| ${[ci, ...words].join(' | ')} |`
      }),
    )
    expect(rows).toEqual(table)
  })
})
