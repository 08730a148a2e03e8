import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { findBaselineImage } from '../../src/size/find-baseline-image.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { startHistory } from '../git-history.ts'
import { makeTools, thisMachine } from '../tools.ts'

const base = bootstrapped('BUILDONCE_TEST_BASE')
const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/report/against-${randomBytes(4).toString('hex')}`
const { folder, commit } = startHistory()
const built = commit('with an image')
commit('without one')
const now = commit('now')
const digest = execFileSync('crane', ['digest', base], { encoding: 'utf8' }).trim()

const tools = makeTools({
  ...thisMachine(),
  facts: { commit: now, headCommit: now, branch: 'main', defaultBranch: 'main' },
  host: { workspace: folder },
})

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
