import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { makeTags } from '../tags/run.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/release-by-tag.md'), 'utf8')
const [, recipe = ''] = /\n## Monorepos\n([\s\S]*?)(?=\n## |$)/.exec(page) ?? []

/** The rows of the recipe's table: tool, Git tag, filter, rule. */
const rows = [...recipe.matchAll(/^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$/gm)].map(
  ([, tool = '', gitTag = '', filter = '', rule = '']) => ({ tool, gitTag, filter, rule }),
)
const [, rules = ''] = / {10}tags: \|\n((?: {12}.*\n)+)/.exec(recipe) ?? []

async function release(tags: string, gitTag: string, known: readonly string[], flavor = '') {
  const { section } = await makeTags(
    { images: 'ghcr.io/acme/web', tags, flavor },
    {
      ref: gitTag.startsWith('refs/heads/') ? gitTag.slice(5) : `tags/${gitTag}`,
      request: { knownTags: async () => known },
    },
  )
  expect(section.warnings).toEqual([])
  return section.tags
    .map(({ name }) => name)
    .filter(name => !name.includes('sha-'))
    .join(' ')
}

test('the recipe for monorepos names four tools and a workflow', () => {
  expect(rows.map(({ tool }) => tool)).toEqual([
    'release-please',
    'changesets',
    'changesets, with a scope',
    'Go modules',
  ])
  expect(rules.trim().split('\n')).toHaveLength(6)
})

test.each(rows)('the recipe for monorepos works with $tool', async ({ gitTag, filter, rule }) => {
  const higher = gitTag.replace('1.2.3', '2.0.0')
  expect(new RegExp(`^${filter.replace('*', '.*')}$`).test(gitTag)).toBe(true)
  expect(await release(rule, gitTag, ['1.2.2', '1.2', 'latest'])).toBe('1.2.3 latest')
  expect(await release(rule, gitTag, ['1.2.2', '2.0.0', 'latest'])).toBe('1.2.3')
  expect(await release(rule, higher, ['1.2.3', 'latest'])).toBe('2.0.0 latest')
})

test('the workflow of the recipe for monorepos gives the version without the name of the component', async () => {
  const text = rules.replace(/^ +/gm, '')
  expect(await release(text, 'web-v1.2.3', ['1.2.2'])).toBe('1.2.3 1.2 1 latest')
  expect(await release(text, 'web-v1.2.3', ['1.3.0', '2.0.0'])).toBe('1.2.3 1.2')
  expect(await release(text, 'refs/heads/main', ['1.3.0'])).toBe('main')
})

test('the recipe for monorepos keeps components of one repository apart', async () => {
  const [, flavor = ''] = /`flavor: (prefix=[^`]+)`/.exec(recipe) ?? []
  const [, sha = ''] = /`(type=sha,[^`]+)`/.exec(recipe) ?? []
  const text = rules.replace(/^ +/gm, '').replace('type=sha,format=long', sha)
  expect(await release(text, 'web-v1.2.3', ['api-3.0.0', '4.0.0', 'web-1.2.2'], flavor)).toBe(
    'web-1.2.3 web-1.2 web-1 web-latest',
  )
  expect(await release(text, 'web-v1.2.3', ['api-1.0.0', 'web-2.0.0'], flavor)).toBe(
    'web-1.2.3 web-1.2 web-1',
  )
})

test('the recipe for monorepos takes the output of a tool in the same workflow', async () => {
  const [, rule = ''] = /`(type=semver,[^`]*value=)\$/.exec(recipe) ?? []
  expect(await release(`${rule}web-v1.2.3`, 'refs/heads/main', ['1.2.2'])).toBe('1.2.3 latest')
})
