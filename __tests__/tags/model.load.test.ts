import { describe, expect, test } from '@jest/globals'
import { type ModelFlavor, type ModelRule, model } from './model.ts'
import { commit, makeTags, repository } from './run.ts'

const refs = [
  'heads/master',
  'heads/dev',
  'heads/feature/a&b',
  'heads/v1.2.3',
  'heads/release--x#1',
  'tags/v1.2.3',
  'tags/1.2.3',
  'tags/v0.0.0',
  'tags/v1.2.3-rc.1',
  'tags/v1.2.3+build.5',
  'tags/v1.2',
  'tags/1',
  'tags/V1.2.3',
  'tags/v01.2.3',
  'tags/1.2rc1',
  'tags/2.0.post1',
  'tags/1.0.0/p1',
  'tags/p1/v1.0.0',
  'tags/nightly',
  'tags/v10.20.30',
  'pull/3/merge',
  'pull/3/head',
]
const events = ['push', 'schedule', 'create', 'pull_request', 'workflow_dispatch', 'release']

const rule = (type: string, attributes: Record<string, string> = {}): ModelRule => ({ type, attributes })
const rules: readonly ModelRule[] = [
  rule('schedule'),
  rule('schedule', { pattern: "n-{{date 'YYYYMMDD'}}" }),
  rule('semver', { pattern: '{{version}}' }),
  rule('semver', { pattern: '{{raw}}' }),
  rule('semver', { pattern: 'v{{major}}.{{minor}}' }),
  rule('semver', { pattern: '{{major}}', enable: '{{is_not_default_branch}}' }),
  rule('semver', { pattern: '{{version}}', value: 'v2.3.4', prefix: 'given-' }),
  rule('semver', { pattern: '{{version}}', value: '{{branch}}' }),
  rule('pep440', { pattern: '{{version}}' }),
  rule('pep440', { pattern: '{{major}}.{{minor}}.{{patch}}', priority: '950' }),
  rule('pep440', { pattern: '{{raw}}', suffix: '-py' }),
  rule('match', { pattern: 'v(\\d+)\\.(\\d+)', group: '2' }),
  rule('match', { pattern: '\\d+', value: '{{branch}}' }),
  rule('match', { pattern: '(x)?\\d', group: '1' }),
  rule('edge'),
  rule('edge', { branch: 'dev', prefix: 'b-' }),
  rule('ref', { event: 'branch' }),
  rule('ref', { event: 'tag', suffix: '' }),
  rule('ref', { event: 'pr' }),
  rule('ref', { event: 'pr', prefix: '', priority: '-1.5' }),
  rule('raw', { value: 'one' }),
  rule('raw', { value: '{{branch}}-{{sha}}' }),
  rule('raw', { value: 'latest', enable: '{{is_default_branch}}' }),
  rule('raw', { value: '{{tag}}', suffix: '{{base_ref}}', priority: '2000' }),
  rule('raw', { value: '' }),
  rule('sha'),
  rule('sha', { format: 'long', prefix: 'g' }),
  rule('sha', { priority: '905' }),
]
const flavors: readonly ModelFlavor[] = [
  { latest: 'auto' },
  { latest: 'true' },
  { latest: 'false' },
  { latest: 'auto', prefix: 'f-' },
  { latest: 'auto', prefix: 'f-', prefixOnLatest: true, suffix: '.s' },
  { latest: 'auto', suffix: '-alpine', suffixOnLatest: true },
  { latest: 'true', prefix: 'p', prefixOnLatest: false, suffix: '-{{sha}}' },
]

const write = ({ type, attributes }: ModelRule) =>
  [`type=${type}`, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(',')
const writeFlavor = ({ latest, prefix, prefixOnLatest, suffix, suffixOnLatest }: ModelFlavor) =>
  [
    `latest=${latest}`,
    prefix === undefined
      ? ''
      : `prefix=${prefix}${prefixOnLatest === undefined ? '' : `,onlatest=${prefixOnLatest}`}`,
    suffix === undefined
      ? ''
      : `suffix=${suffix}${suffixOnLatest === undefined ? '' : `,onlatest=${suffixOnLatest}`}`,
  ].join('\n')

/** A small generator that gives the same cases on every run. */
function dice(seed: number) {
  let state = seed
  return (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % limit
  }
}

const roll = dice(20261121)
const pick = <T>(list: readonly T[]) => list[roll(list.length)] as T
const cases = Array.from({ length: 1200 }, () => ({
  ref: pick(refs),
  event: pick(events),
  flavor: pick(flavors),
  chosen: Array.from({ length: 1 + roll(5) }, () => pick(rules)),
}))

describe('a second reading of the rule language', () => {
  test(`agrees on ${cases.length} runs, apart from tags that no registry takes`, async () => {
    let compared = 0
    for (const { ref, event, flavor, chosen } of cases) {
      const baseRef = ref.startsWith('tags/') ? 'master' : ref.startsWith('pull/') ? 'main' : ''
      const payload = {
        repository,
        base_ref: 'refs/heads/master',
        pull_request: { base: { ref: 'main' }, head: { sha: 'c0ffee'.padEnd(40, '0') } },
      }
      const run = {
        event,
        ref: `refs/${ref}`,
        sha: commit,
        defaultBranch: 'master',
        baseRef,
        day: '20261121',
      }
      const texts = { tags: chosen.map(write).join('\n'), flavor: writeFlavor(flavor), images: 'acme/web' }
      const expected = model(chosen, flavor, run)
      const given = { ref, event, payload }
      if (expected.some(name => /^[.-]/.test(name))) {
        await expect(makeTags(texts, given)).rejects.toThrow('is not valid')
        continue
      }
      const { outputs } = await makeTags(texts, given)
      expect({ texts, given, names: outputs['tag-names']?.split('\n').filter(Boolean) }).toEqual({
        texts,
        given,
        names: expected,
      })
      expect(outputs.version).toBe(expected[0] ?? '')
      compared++
    }
    expect(compared).toBeGreaterThan(1000)
  })
})
