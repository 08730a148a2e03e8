import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { classOf } from '../../src/image/tag.ts'
import { destinationsOf } from '../../src/promote/destinations.ts'
import { artifactLines } from '../../src/promote/outputs.ts'
import { planFor, type State, stepsOf } from '../../src/promote/plan.ts'
import { formatTarget, type RegistryTarget } from '../../src/promote/target.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const
const at = { registry: 'ghcr.io', repository: 'acme/web' }
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
  test('without any repository that is named are where the image is', () => {
    const home = { registry: 'h.example', repository: 'x' }
    expect(names({ images: [], tags, to: ['edge'], home })).toEqual([
      'h.example/x:1.2.3 immutable',
      'h.example/x:latest floating',
      'h.example/x:edge floating',
    ])
    expect(names({ images: ['ghcr.io/a/b'], tags: [], to: ['edge'], home })).toEqual([
      'ghcr.io/a/b:edge floating',
    ])
    expect(names({ images: [], tags: [], to: ['r.example/y:1.0.0'], home })).toEqual([
      'r.example/y:1.0.0 immutable',
    ])
  })
  test('with bare names in "to" get them at each place there that has no tag', () => {
    const given = { images: ['ghcr.io/a/b'], tags: [] }
    expect(names({ ...given, to: ['edge', 'r.example/x'] })).toEqual(['r.example/x:edge floating'])
    expect(names({ ...given, to: ['edge', './web.tar'] })).toEqual(['oci-layout://./web.tar:edge floating'])
    expect(names({ ...given, to: ['edge', './web.tar', 'oci-layout:///x:live'] })).toEqual([
      'oci-layout://./web.tar:edge floating',
      'oci-layout:///x:live floating',
    ])
    expect(() => names({ ...given, to: ['edge', 'oci-layout:///x:live'] })).toThrow(
      'to: the tag "edge" has no repository',
    )
  })
  test('in a layout have the name that engines know the image by', () => {
    const inLayout = (wanted: Partial<Parameters<typeof destinationsOf>[0]>) =>
      destinationsOf({ images: [], tags: [], to: ['edge', './web.tar'], ...wanted }).targets
    const target = { layout: './web.tar', tag: 'edge', class: 'floating' }
    const home = { registry: 'h.example', repository: 'x' }
    expect(inLayout({})).toEqual([target])
    expect(inLayout({ home })).toEqual([{ ...target, reference: 'h.example/x:edge' }])
    expect(inLayout({ home, images: ['ghcr.io/a/b'] })).toEqual([
      { ...target, reference: 'ghcr.io/a/b:edge' },
    ])
  })
  test('may be none, which is an error that says what to give', () => {
    expect(() => names({ images: [], tags, to: [] })).toThrow('there is nothing to promote to')
    expect(() => names({ images: ['ghcr.io/a/b'], tags: [], to: [] })).toThrow(
      'there is nothing to promote to',
    )
    expect(destinationsOf({ images: [], tags: [], to: [], save: '/x' }).layouts).toEqual(['/x'])
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
    stays: fc.constantFrom(undefined, '1.0.0 is lower than 2.0.0'),
  })
  const looked = fc
    .uniqueArray(state, { selector: ({ tag }) => tag })
    .map(list => list.map((one): RegistryTarget & State => ({ at, class: classOf(one.tag), ...one })))
  const policy = fc.record({
    digest: fc.constant(digest('a')),
    floating: fc.constantFrom('forward' as const, 'always' as const),
  })

  test('never moves an immutable tag, and never touches one that is right already', () => {
    fc.assert(
      fc.property(looked, policy, (states, rules) => {
        for (const planned of planFor(states, rules)) {
          if (planned.before === rules.digest) expect(planned.action).toBe('keep')
          else if (planned.class === 'immutable')
            expect(planned.action).toBe(planned.before ? 'refuse' : 'create')
          else if (rules.floating === 'always' || planned.stays === undefined)
            expect(planned.action).toBe(planned.before ? 'move' : 'create')
          else expect(planned).toMatchObject({ action: 'hold-back', reason: planned.stays })
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
