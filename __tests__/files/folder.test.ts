import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { makeFolder } from '../../src/files/folder.ts'
import { temporaryFolder } from '../temporary-folder.ts'

test('a folder is made with those above it, and may be there already', async () => {
  const root = temporaryFolder()
  await makeFolder(join(root, 'a/b/c'))
  await makeFolder(join(root, 'a/b/c'))
  expect(statSync(join(root, 'a/b/c')).isDirectory()).toBe(true)
})

test('a place that can hold no folder is an error, and not waited for', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), '')
  mkdirSync(join(root, 'folder'))
  for (const place of ['/proc/nope', '/proc/nope/deeper', join(root, 'file'), join(root, 'file/below')])
    await expect(makeFolder(place)).rejects.toThrow(/ENOENT|EEXIST|ENOTDIR/)
})
