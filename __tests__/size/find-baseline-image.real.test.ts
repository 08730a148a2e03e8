import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { findBaselineImage } from '../../src/size/find-baseline-image.ts'
import type { Tools } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { startHistory } from '../git-history.ts'

const base = bootstrapped('BUILDONCE_TEST_BASE')
const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/report/against-${randomBytes(4).toString('hex')}`
const { folder, commit } = startHistory()
const built = commit('with an image')
commit('without one')
const now = commit('now')
const digest = execFileSync('crane', ['digest', base], { encoding: 'utf8' }).trim()

const tools = {
  exec: createExec(process.env),
  http: createHttp({}),
  host: {
    workspace: folder,
    facts: { commit: now, headCommit: now, branch: 'main', defaultBranch: 'main' },
    variable: (name: string) => process.env[name],
    mask() {},
  },
  now: Date.now,
  signal: new AbortController().signal,
} as unknown as Tools

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the image to compare with', () => {
  test('is none before the first push, for a reason and not an error', async () => {
    expect(await findBaselineImage({ baseline: undefined, repository }, tools)).toEqual({
      noBaseline: expect.stringMatching(
        /^No image was found for `main` at the 2 commits of this clone's history/,
      ),
    })
  })

  test('is that of the nearest commit before, in a real registry and a real clone', async () => {
    execFileSync('crane', ['copy', base, `${repository}:sha-${built}`], { stdio: 'pipe' })
    expect(await findBaselineImage({ baseline: undefined, repository }, tools)).toMatchObject({
      against: {
        reference: `${repository}:sha-${built}`,
        digest,
        commit: built,
        distance: 1,
        how: 'previous',
      },
    })
  })

  test('is the one that is named', async () => {
    expect(await findBaselineImage({ baseline: base, repository }, tools)).toMatchObject({
      against: { reference: base, digest, how: 'given' },
    })
  })

  test('that is named must be there', async () => {
    const wrong = `${repository}:missing`
    await expect(findBaselineImage({ baseline: wrong, repository }, tools)).rejects.toThrow(
      `${wrong} does not exist`,
    )
  })

  test('is none where the registry cannot be reached', async () => {
    const away = '127.0.0.1:1/report/away'
    expect(await findBaselineImage({ baseline: undefined, repository: away }, tools)).toEqual({
      noBaseline: expect.stringMatching(/^The image to compare with could not be looked up: /),
    })
  })
})
