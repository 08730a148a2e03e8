import { describe, expect, test } from '@jest/globals'
import { scanSentences } from '../../../src/report/comment/scan-words.ts'
import type { ImageReport, Reported } from '../../../src/report/view.ts'
import { pushed } from '../records.ts'

function sentences(about: object): string[] {
  const scan = { ...pushed.scan, ...about } as Reported['scan']
  return scanSentences({ name: 'web', run: { ...pushed, scan } } as unknown as ImageReport)
}

describe('a comment says of a scan', () => {
  test('what the change would hide, where it would hide anything', () => {
    const one = { kind: 'any', id: 'CVE-2099-0001', state: 'untrusted', findings: 2 }
    const suppressions = [one, { ...one, id: 'CVE-2099-0002', findings: 0 }, { ...one, state: 'active' }]
    expect(sentences({ suppressions })).toEqual([
      'This change adds suppressions for `CVE-2099-0001` (2 findings), which take effect once it is merged.',
    ])
  })

  test('which secrets lie in the image, unless all were there before', () => {
    const secrets = [{ rule: 'private-key', severity: 'high', path: 'id_rsa', line: 2 }]
    const platforms = pushed.scan?.platforms.map(platform => ({ ...platform, secrets }))
    expect(sentences({ platforms, secrets: { mode: 'warn', counted: 1 } })).toEqual([
      '🔑 1 secret in the image: private-key in `id_rsa`, line 2.',
    ])
    expect(sentences({ platforms, secrets: { mode: 'warn', counted: 0 } })).toEqual([])
  })

  test('nothing else', () => {
    expect(sentences({})).toEqual([])
  })
})
