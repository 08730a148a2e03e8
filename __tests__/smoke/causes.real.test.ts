import { afterAll, describe, expect, test } from '@jest/globals'
import { smoke } from '../../src/smoke/smoke.ts'
import { type Case, cases } from './causes.ts'
import { byPath, readyAfter } from './images.ts'
import { buildImage, leftovers, removeImages, request, testTools } from './real.ts'

afterAll(removeImages)

describe('the cause of a failure, on a real engine', () => {
  test.each(cases)('$name', async failure => await expectCause(failure, 'linux/amd64'))

  // A fifth of the time, because emulated platforms get five times as much. Each kind of cause once.
  const kinds = new Map(cases.map(failure => [failure.kind, failure]))
  test.each([...kinds.values()])('$name, emulated', async ({ image, inputs, ...failure }) => {
    const timeout = Number.parseFloat(inputs?.['smoke-timeout'] ?? '20s') / 5
    const emulated = {
      ...failure,
      image: byPath(image),
      inputs: { ...inputs, 'smoke-timeout': `${timeout}s` },
    }
    await expectCause(emulated, 'linux/arm64')
  })

  async function expectCause({ image, inputs, kind, cause, advice, log }: Case, platform: string) {
    const tools = testTools()
    const section = await smoke(request(buildImage(image, [platform]), inputs), tools)
    const [result] = section.platforms
    expect(result).toMatchObject({ status: 'failed', causeKind: kind, cause: expect.stringMatching(cause) })
    expect(section.status).toBe('failed')
    expect(section.reason).toContain(result?.cause)
    if (advice) expect(result?.advice).toMatch(advice)
    if (log) expect(result?.log).toMatch(log)
    expect(leftovers(tools)).toEqual([])
    tools.remove()
  }

  test('an application that is too late is told apart from one that is broken', async () => {
    const tools = testTools()
    const section = await smoke(request(buildImage(readyAfter(30)), { 'smoke-timeout': '1s' }), tools)
    expect(section.reason).toMatch(/^not healthy within 1\.0 s: the last probe exited with 1 without output/)
    tools.remove()
  })
})
