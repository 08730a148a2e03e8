import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly needs?: string | readonly string[]
  readonly permissions?: Readonly<Record<string, string>>
  readonly uses?: string
  readonly steps?: readonly Step[]
}
interface Workflow {
  readonly on: { readonly push?: { readonly tags?: readonly string[] } }
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = join(import.meta.dirname, '..', '.github', 'workflows')
const text = (file: string) => readFileSync(join(folder, file), 'utf8')
const workflow = (file: string): Workflow => parse(text(file))

describe.each(readdirSync(folder))('the workflow %s', file => {
  const { permissions, jobs } = workflow(file)

  test('has no permission but those that a job names', () => {
    expect(permissions).toEqual({})
    expect(Object.values(jobs).filter(job => job.permissions === undefined)).toEqual([])
  })

  test('pins every action to a commit and names its version', () => {
    const uses = [...text(file).matchAll(/uses: (.*)/g)].map(([, line = '']) => line)
    const loose = uses.filter(line => !line.startsWith('./') && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    expect(loose).toEqual([])
  })

  test('leaves no credentials in the checkout', () => {
    const checkouts = Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .filter(step => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter(step => step.with?.['persist-credentials'] !== false)).toEqual([])
  })
})

test('CI runs the whole pipeline on the example, with no check left out', () => {
  const steps = workflow('ci.yml').jobs.self?.steps ?? []
  expect(Object.keys(steps.find(step => step.uses === './')?.with ?? {})).toEqual([
    'image',
    'context',
    'secrets',
  ])
})

describe('the release workflow', () => {
  const { on, jobs } = workflow('release.yml')

  test.each([
    ['v1.2.3', true],
    ['v10.20.30', true],
    ['v1.3.0-rc.1', true],
    ['v1', false],
    ['v1.2', false],
    ['1.2.3', false],
    ['release/v1.2.3', false],
  ])('on the tag %s: %p', (tag, starts) => {
    // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
    const filters = on.push?.tags?.map(
      filter => new RegExp(`^${filter.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
    )
    expect(filters?.some(filter => filter.test(tag))).toBe(starts)
  })

  test('publishes only what was checked and tested, and can write only then', () => {
    expect(jobs.publish?.needs).toEqual(['check', 'test'])
    expect(jobs.test).toMatchObject({ needs: 'check', uses: './.github/workflows/test.yml' })
    const writing = Object.entries(jobs).filter(([, job]) =>
      Object.values(job.permissions ?? {}).includes('write'),
    )
    expect(writing.map(([name]) => name)).toEqual(['publish'])
  })

  test('runs no code of packages where it can write', () => {
    const commands = jobs.publish?.steps?.flatMap(({ run }) => run?.trim().split('\n') ?? [])
    expect(commands).toEqual([
      'npm pack --ignore-scripts',
      'script/publish "$TAG" "$ARCHIVE"',
      'gh auth setup-git',
      'script/move-tags "$TAG"',
    ])
  })
})
