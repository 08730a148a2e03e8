import { describe, expect, test } from '@jest/globals'
import { formatReference } from '../../src/image/reference.ts'
import { pushedRepositories, repositoriesIn } from '../../src/pipeline/repositories.ts'
import type { Facts, Host } from '../../src/stage/stage.ts'

const image = 'ghcr.io/Acme/Web'
const pullRequest = { number: 7, baseBranch: 'main', fork: false }

function pushed(inputs: Readonly<Record<string, string>>, facts: Partial<Facts> = {}): string[] {
  const host = { facts, mask: () => {} } as unknown as Host
  return pushedRepositories({ image, ...inputs }, { host }).map(formatReference)
}

test.each([
  ['ghcr.io/acme/web', ['ghcr.io/acme/web']],
  ['GHCR.IO/Acme/Web', ['ghcr.io/acme/web']],
  ['acme/web, quay.io/acme/web', ['docker.io/acme/web', 'quay.io/acme/web']],
  ['name=ghcr.io/acme/web\nname=quay.io/acme/web,enable=false', ['ghcr.io/acme/web']],
  ['', []],
  ['ghcr.io/acme/web:latest\nquay.io/acme/web', ['quay.io/acme/web']],
])('the repositories in %j are %j', (text, repositories) => {
  expect(repositoriesIn(text).map(formatReference)).toEqual(repositories)
})

describe('a run pushes', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['to the repository of its image', {}, ['ghcr.io/acme/web']],
    ['there also with further tags', { to: 'production' }, ['ghcr.io/acme/web']],
    ['there also from another tag', { from: 'staging', to: 'production' }, ['ghcr.io/acme/web']],
    ['to the repositories of to instead', { to: 'quay.io/acme/web:edge' }, ['quay.io/acme/web']],
    ['to none with push: never', { push: 'never' }, []],
    ['to none on a dry run', { 'dry-run': 'true' }, []],
    ['to none where it writes an archive', { to: './web.tar' }, []],
    ['to those in the record where it rolls back', { rollback: 'promotion.json' }, []],
  ])('%s', (_, inputs, repositories) => {
    expect(pushed(inputs)).toEqual(repositories)
  })

  test('nowhere on a pull request, unless push is always', () => {
    expect(pushed({}, { pullRequest })).toEqual([])
    expect(pushed({ push: 'always' }, { pullRequest })).toEqual(['ghcr.io/acme/web'])
  })
})
