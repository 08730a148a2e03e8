import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'semver'
import { destinationsOf } from '../../src/promote/destinations.ts'
import { artifactLines } from '../../src/promote/outputs.ts'
import { planFor, type State, stepsOf } from '../../src/promote/plan.ts'
import { classOf, formatTarget, type RegistryTarget } from '../../src/promote/target.ts'
import { followsVersions, holdBack, readVersion, variantOf, versionAmong } from '../../src/promote/version.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const
const at = { registry: 'ghcr.io', repository: 'acme/web' }
const version = (text: string) => parse(text) ?? undefined

describe('the class of a tag without a rule', () => {
  test.each([
    ...[
      '1.2.3',
      'v1.2.3',
      '1.2.3-rc.1',
      '1.2.3-alpine',
      '2026-11-21',
      '20261121',
      'nightly-20261121',
      'sha-1234567',
    ],
    `sha-${'a'.repeat(40)}`,
  ])('%s names one build', tag => expect(classOf(tag)).toBe('immutable'))
  test.each([
    'latest',
    '1',
    '1.2',
    'v1',
    'main',
    'pr-12',
    'edge',
    'production',
    '1-alpine',
    'sha-x',
    '20269999',
  ])('%s floats', tag => expect(classOf(tag)).toBe('floating'))
})

describe('a floating tag', () => {
  test.each([
    ['latest', '2.0.0', '1.3.9', 'it holds 2.0.0, which is higher than 1.3.9'],
    ['1', '1.4.0', '1.3.9', 'it holds 1.4.0'],
    ['1.3', '1.3.8', '1.3.9', undefined],
    ['latest', '1.3.9', '1.3.9', undefined],
    ['latest', '1.0.0', '2.0.0-rc.1', 'is a pre-release'],
    ['main', '9.9.9', '1.0.0', undefined],
    ['production', '9.9.9', '1.0.0', undefined],
    ['latest', 'main', '1.0.0', undefined],
    ['latest', undefined, '1.0.0', 'the version of "latest" is not known'],
    ['latest', '2.0.0', undefined, undefined],
  ])('%s that holds %s and is given %s: %s', (tag, held, next, reason) => {
    const said = holdBack(tag, readVersion(held, ''), next === undefined ? undefined : version(next))
    if (reason === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(reason)
  })

  test('of a variant is no pre-release, when the tags of the promotion say that it is a variant', () => {
    const tags = ['1.2.3-alpine', '1.2-alpine', '1-alpine', 'latest']
    const variant = variantOf(tags)
    expect(variant).toBe('-alpine')
    expect(versionAmong(tags, variant)?.version).toBe('1.2.3')
    expect(versionAmong(['1.2.3-rc.1', 'edge'], variantOf(['1.2.3-rc.1', 'edge']))?.version).toBe(
      '1.2.3-rc.1',
    )
    expect(followsVersions('1.2-alpine')).toBe(true)
  })
})

describe('the targets', () => {
  const tags = [
    { name: '1.2.3', class: 'immutable' as const },
    { name: 'latest', class: 'floating' as const },
  ]
  const names = (wanted: Parameters<typeof destinationsOf>[0]) =>
    destinationsOf(wanted).targets.map(target => `${formatTarget(target)} ${target.class}`)

  test('are every tag at every repository, once', () => {
    expect(names({ images: ['ghcr.io/a/b', 'docker.io/a/b', 'ghcr.io/a/b'], tags, to: [] })).toEqual([
      'ghcr.io/a/b:1.2.3 immutable',
      'ghcr.io/a/b:latest floating',
      'docker.io/a/b:1.2.3 immutable',
      'docker.io/a/b:latest floating',
    ])
  })
  test('with a bare name in "to" get that tag as well', () => {
    expect(names({ images: ['ghcr.io/a/b'], tags: [], to: ['production'] })).toEqual([
      'ghcr.io/a/b:production floating',
    ])
  })
  test('with repositories in "to" are only there', () => {
    expect(names({ images: ['ghcr.io/a/b'], tags, to: ['r.example/x', 'r.example/y:live'] })).toEqual([
      'r.example/x:1.2.3 immutable',
      'r.example/x:latest floating',
      'r.example/y:live floating',
    ])
  })
  test('with an OCI layout in "to" are only there, and with one to save besides', () => {
    const images = ['ghcr.io/a/b']
    expect(names({ images, tags, to: ['./web.tar', 'oci-layout:///x:live'] })).toEqual([
      'oci-layout://./web.tar:1.2.3 immutable',
      'oci-layout://./web.tar:latest floating',
      'oci-layout:///x:live floating',
    ])
    expect(names({ images, tags: [], to: ['edge'], save: '/web.tar' })).toEqual([
      'ghcr.io/a/b:edge floating',
      'oci-layout:///web.tar:edge floating',
    ])
    expect(destinationsOf({ images: [], tags: [], to: ['./web.tar'] })).toEqual({
      targets: [],
      layouts: ['./web.tar'],
    })
  })
  test('may be none, which is an error that says what to give', () => {
    expect(() => names({ images: [], tags, to: [] })).toThrow('there is nothing to promote to')
    expect(() => names({ images: ['ghcr.io/a/b'], tags: [], to: ['edge', 'r.example/x:live'] })).toThrow(
      'to: the tag "edge" has no repository',
    )
  })
})

describe('the plan', () => {
  const state = fc.record({
    tag: fc.constantFrom(
      '1.0.0',
      '2.0.0',
      'sha-abcdef0',
      '1',
      '1.0',
      'latest',
      'main',
      'latest-alpine',
      'edge',
    ),
    before: fc.constantFrom(undefined, digest('a'), digest('b')),
    held: fc.constantFrom('nothing' as const, 'no version' as const, { version: parse('1.5.0') as never }),
  })
  const looked = fc
    .uniqueArray(state, { selector: ({ tag }) => tag })
    .map(list => list.map((one): RegistryTarget & State => ({ at, class: classOf(one.tag), ...one })))
  const policy = fc.record({
    digest: fc.constant(digest('a')),
    floating: fc.constantFrom('forward' as const, 'always' as const),
    version: fc.constantFrom(undefined, version('1.0.0'), version('2.0.0'), version('2.0.0-rc.1')),
  })

  test('never moves an immutable tag, and never touches one that is right already', () => {
    fc.assert(
      fc.property(looked, policy, (states, rules) => {
        for (const planned of planFor(states, rules)) {
          if (planned.before === rules.digest) expect(planned.action).toBe('keep')
          else if (planned.class === 'immutable')
            expect(planned.action).toBe(planned.before ? 'refuse' : 'create')
          else if (rules.floating === 'always')
            expect(planned.action).toBe(planned.before ? 'move' : 'create')
          if (planned.action === 'refuse' || planned.action === 'hold-back')
            expect(planned.reason).toBeTruthy()
        }
      }),
    )
  })

  test('writes every tag in one step: immutable, then floating, then latest', () => {
    fc.assert(
      fc.property(looked, policy, (states, rules) => {
        const plan = planFor(states, rules)
        const order = stepsOf(plan).flat()
        const rank = ({ tag, class: kind }: RegistryTarget & State) =>
          kind === 'immutable' ? 0 : tag.startsWith('latest') ? 2 : 1
        expect(order.map(rank)).toEqual(order.map(rank).toSorted())
        expect(new Set(order)).toEqual(
          new Set(plan.filter(({ action }) => action === 'create' || action === 'move')),
        )
      }),
    )
  })

  test('after it was carried out has nothing left to write', () => {
    fc.assert(
      fc.property(looked, policy, (states, rules) => {
        const written = new Set(
          stepsOf(planFor(states, rules))
            .flat()
            .map(({ tag }) => tag),
        )
        const after = states.map(one => (written.has(one.tag) ? { ...one, before: rules.digest } : one))
        expect(stepsOf(planFor(after, rules))).toEqual([])
      }),
    )
  })
})

test('the runner is told each repository once, and only what names the digest', () => {
  const tag = (reference: string, after: string) =>
    ({ reference, class: 'floating', outcome: 'moved', after }) as const
  const tags = [
    tag('ghcr.io/a/b:1', digest('a')),
    tag('ghcr.io/a/b:2', digest('a')),
    tag('r.example:5000/x:1', digest('b')),
  ]
  const section = { status: 'passed', digest: digest('a'), dryRun: false, evidence: [], tags } as never
  expect(artifactLines(section)).toEqual([`oci://ghcr.io/a/b@${digest('a')}`])
})
