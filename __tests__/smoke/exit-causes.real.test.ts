import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Subject } from '../../src/image/subject.ts'
import { smoke } from '../../src/smoke/smoke.ts'
import { brokenImage, exitCases } from './exit-causes.ts'
import { buildImage, removeImages, request, testTools } from './real.ts'

let broken: Subject
beforeAll(() => {
  broken = buildImage(brokenImage)
})
afterAll(removeImages)

describe('why a container ended, from its log and the files of the image', () => {
  test.each(exitCases)('%s', async (_, args, kind, cause, advice) => {
    const tools = testTools()
    const section = await smoke(request(broken, { 'smoke-args': args }), tools)
    expect(section.platforms[0]).toMatchObject({
      status: 'failed',
      causeKind: kind,
      cause: expect.stringMatching(cause),
      advice: expect.stringMatching(advice),
    })
    tools.remove()
  })
})
