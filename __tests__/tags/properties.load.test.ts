import { describe, test } from '@jest/globals'
import fc from 'fast-check'
import { parseReference, parseTag } from '../../src/image/reference.ts'
import { type Given, makeTags } from './run.ts'

const word = fc.stringMatching(/^[A-Za-z0-9._/#&-]{1,30}$/)
const version = fc.stringMatching(/^v?[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}(-rc\.[0-9])?$/)
const ref = fc.oneof(
  word.map(name => `heads/${name}`),
  word.map(name => `tags/${name}`),
  version.map(name => `tags/${name}`),
  fc.nat(9999).map(number => `pull/${number}/merge`),
)
const event = fc.constantFrom(
  'push',
  'pull_request',
  'schedule',
  'release',
  'create',
  'workflow_dispatch',
  'merge_group',
)

const body = fc.oneof(
  fc.constantFrom(
    'type=schedule',
    "type=schedule,pattern={{date 'YYYYMMDD-HHmm'}}",
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    'type=semver,pattern={{major}},value=1.2.3',
    'type=pep440,pattern={{version}}',
    'type=match,pattern=(\\d+).(\\d+),group=2',
    'type=edge',
    'type=ref,event=branch',
    'type=ref,event=tag',
    'type=ref,event=pr',
    'type=sha',
    'type=sha,format=long',
    'type=raw,value={{branch}}{{tag}}-{{base_ref}}',
    'type=raw,value=latest,enable={{is_default_branch}}',
  ),
  fc.stringMatching(/^[A-Za-z0-9._ #@-]{1,20}$/).map(value => `type=raw,value=${value}`),
)
const affix = fc.constantFrom('', ',prefix=p-', ',suffix=-s', ',suffix=-{{sha}}', ',prefix={{branch}}')
const rule = fc.record({ body, affix, priority: fc.constantFrom('', ',priority=500', ',priority=1000') })
const rules = fc
  .array(rule, { minLength: 1, maxLength: 6 })
  .map(list => list.map(({ body, affix, priority }) => body + affix + priority))
const flavor = fc.constantFrom(
  '',
  'latest=true',
  'latest=false',
  'prefix=f-,onlatest=true',
  'suffix=-{{branch}},onlatest=true',
)
const runs = fc.record({ ref, event, rules, flavor })

/** Names and references of a run; nothing when the input was refused, which is the other way to let no bad tag out. */
async function made(lines: readonly string[], flavor: string, given: Given) {
  try {
    const texts = { images: 'acme/web\nghcr.io/acme/web', tags: lines.join('\n'), flavor }
    return (await makeTags(texts, given)).section.tags.map(({ name }) => name)
  } catch (error) {
    if ((error as Error).name === 'InputError') return undefined
    throw error
  }
}

describe('whatever the event and the rules', () => {
  test('every tag is valid and there once', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ ref, event, rules, flavor }) => {
        const names = (await made(rules, flavor, { ref, event })) ?? []
        for (const name of names) {
          parseTag(name)
          parseReference(`ghcr.io/acme/web:${name}`)
        }
        return new Set(names).size === names.length
      }),
      { numRuns: 400 },
    )
  })

  test('rules of different priority may stand in any order', async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.integer(), async ({ ref, event, rules, flavor }, seed) => {
        const ranked = rules.map((line, index) => `${line.replace(/,priority=\d+/, '')},priority=${index}`)
        const mixed = [...ranked].sort((a, b) => order(a, seed) - order(b, seed))
        const given = { ref, event }
        return same(await made(ranked, flavor, given), await made(mixed, flavor, given))
      }),
      { numRuns: 150 },
    )
  })

  test('rules of equal priority in another order make the same set of tags', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ ref, event, rules }) => {
        const equal = rules.map(line => `${line.replace(/,priority=\d+/, '')},priority=5`)
        const given = { ref, event }
        const there = await made(equal, 'latest=false', given)
        const back = await made([...equal].reverse(), 'latest=false', given)
        return same(there?.toSorted(), back?.toSorted())
      }),
      { numRuns: 150 },
    )
  })
})

function same(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function order(text: string, seed: number): number {
  let hash = seed
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) | 0
  return hash
}
