import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { smokeInputs } from '../../src/smoke/inputs.ts'
import { judgeStoredSmoke, smokePolicyOf } from '../../src/smoke/policy.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const workspace = temporaryFolder()
writeFileSync(join(workspace, 'checks'), 'file /etc/app.conf mode=0640\nuser !root\n')

const policyOf = (texts: Record<string, string>) => smokePolicyOf(parse(smokeInputs, texts), workspace)

async function judged(then: Record<string, string>, now: Record<string, string>) {
  return judgeStoredSmoke({ policy: await policyOf(then) }, await policyOf(now))
}

test.each([
  [{}, {}],
  [{ smoke: 'http /healthz\nuser !root' }, {}],
  [{ smoke: 'http /healthz\nuser !root' }, { smoke: 'user !root' }],
  [{ smoke: 'user !root\nfile /etc/app.conf mode=0640' }, { 'smoke-file': 'checks' }],
  [{ 'smoke-path': '/healthz' }, { 'smoke-path': '/healthz' }],
  [{ 'smoke-require': 'stop, non-root' }, { 'smoke-require': 'non-root' }],
  [{ 'smoke-stay-up': '10s' }, { 'smoke-stay-up': '5s' }],
  [{ 'smoke-healthcheck': 'image' }, { 'smoke-healthcheck': 'fast' }],
  [{ 'smoke-healthcheck': 'off' }, { 'smoke-healthcheck': 'off' }],
])('a smoke test by %j is enough where %j is asked', async (then, now) => {
  expect(await judged(then, now)).toBeUndefined()
})

test.each([
  [
    { smoke: 'http /healthz' },
    { smoke: 'http /healthz status=200' },
    'without one of the checks of this run (smoke)',
  ],
  [{ smoke: 'user !root' }, { 'smoke-file': 'checks' }, 'without one of the checks of this run (smoke)'],
  [{}, { 'smoke-path': '/healthz' }, 'without one of the checks of this run (smoke)'],
  [{}, { smoke: 'user !root\nhttp /healthz' }, 'without 2 of the checks of this run (smoke)'],
  [{ 'smoke-require': 'stop' }, { 'smoke-require': 'stop, read-only' }, 'without read-only (smoke-require)'],
  [{ 'smoke-stay-up': '1s' }, { 'smoke-stay-up': '5s' }, 'for 1000 ms, and not 5000 (smoke-stay-up)'],
  [{ 'smoke-healthcheck': 'off' }, {}, 'without the HEALTHCHECK (smoke-healthcheck)'],
])('a smoke test by %j is not enough where %j is asked', async (then, now, why) => {
  expect(await judged(then, now)).toBe(`it was tested ${why}`)
})

test.each([{}, { policy: {} }, undefined])(
  'a smoke test that is stored as %j is not enough',
  async stored => {
    expect(judgeStoredSmoke(stored, await policyOf({}))).toBe('it does not say what it asked of the image')
  },
)

test('what a check says of an application is not in the policy', async () => {
  const { checks } = await policyOf({ smoke: 'http /internal/admin body~token-of-the-team' })
  expect(checks).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
})
