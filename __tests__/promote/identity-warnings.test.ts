import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { identityWarnings } from '../../src/promote/evidence/identity-warnings.ts'
import { trustInputs } from '../../src/promote/evidence/inputs.ts'
import { trustOf } from '../../src/promote/evidence/trust.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { thisProject } from './tools.ts'

const root = join(temporaryFolder(), 'root.json')
writeFileSync(root, '{"certificateAuthorities":[]}')
const file = 'https://github.com/acme/web/.github/workflows/image.yml'

async function warnings(identities: string): Promise<string[]> {
  const texts = { 'trusted-identities': identities, 'trusted-root': root }
  return identityWarnings(await trustOf(parse(trustInputs, texts), thisProject))
}

test.each([
  `${file}@refs/heads/main`,
  `${file}@refs/heads/release/**`,
  `${file}@refs/tags/v*`,
  'https://github.com/acme/*/.github/workflows/*@refs/heads/main',
  'somebody@acme.example https://accounts.example',
])('%s says whom it trusts, and nothing is said about it', async identities => {
  expect(await warnings(identities)).toEqual([])
})

test.each([
  ['**', 'trusts everybody to whom https://token.actions.githubusercontent.com gives a certificate'],
  ['*', 'trusts everybody'],
  ['** https://accounts.example', 'trusts everybody to whom https://accounts.example gives a certificate'],
  ['https://github.com/**@refs/heads/main', 'trusts workflows of other owners'],
  ['https://**', 'trusts workflows of other owners'],
  ['https://github.com/acme*/web/.github/workflows/image.yml@refs/heads/main', 'of other owners'],
  [`${file}@**`, 'trusts workflows that ran for a pull request'],
  [`${file}@refs/**`, 'ran for a pull request'],
  [`${file}@refs/*/*/merge`, 'ran for a pull request'],
  [`${file}@refs/pull/1/*`, 'ran for a pull request'],
  ['https://github.com/acme/web/**', 'ran for a pull request'],
])('%s %s', async (identities, said) => {
  expect((await warnings(identities)).join()).toContain(said)
})
