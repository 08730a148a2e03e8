import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const src = join(import.meta.dirname, '..', 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
const holding = (pattern: RegExp) =>
  files.filter(file => pattern.test(readFileSync(join(src, file), 'utf8'))).sort()

/** Files that read what an index lists, and what for; only the first decides which of it runs. */
const readers = {
  'store/runnable-images.ts': 'lists the images that run',
  'store/index-entries.ts': 'lists all entries, whatever they are',
  'store/copy.ts': 'copies all entries',
  'store/layout/content.ts': 'writes all entries',
  'store/layout/join-layouts.ts': 'joins all entries of several layouts',
  'store/layout/layout-store.ts': 'lists referrers, not images',
  'registry/referrers.ts': 'lists referrers, not images',
  'image/layout.ts': 'lists what a layout holds',
  'image/manifest.ts': 'parses',
}

test('one file decides which entries of an index are images that run', () => {
  const found = holding(/(?<!\.)\.manifests\b/)
  expect(found).toEqual(Object.keys(readers).sort())
})

test('attestations are told from other entries in one place, which decides nothing about what runs', () => {
  expect(holding(/vnd\.docker\.reference\.|attestation-manifest/)).toEqual(['image/index-entry.ts'])
  expect(holding(/\bisAttestation\b/)).toEqual([
    'build/fetched-commit.ts',
    'build/read-layout.ts',
    'image/index-entry.ts',
    'size/base.ts',
    'store/layout/join-layouts.ts',
    'store/runnable-images.ts',
  ])
  expect(holding(/'unknown\/unknown'|(?:os|architecture)\s*===\s*'unknown'/)).toEqual(['image/platform.ts'])
})

test('platforms are compared by what they mean, and taken apart in one file', () => {
  expect(
    holding(/(?<!\bprocess\.)\bplatform\s*[!=]==?(?!=|\s*undefined)|[!=]==?\s*(?:\w+\.)+platform\b/),
  ).toEqual([])
  expect(holding(/\bplatform\w*\.split\(/i)).toEqual([])
})
