import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { findRecords } from '../../src/report/records.ts'
import { temporaryFolder } from '../temporary-folder.ts'

let folder: string

beforeEach(async () => {
  folder = temporaryFolder('records')
})
afterEach(() => rm(folder, { recursive: true }))

async function put(path: string, text = '{}'): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}

describe('the records of a matrix', () => {
  test('are the files of that name, in the order of their paths', async () => {
    await put('all/report-b/run.json', '2')
    await put('all/report-a/run.json', '1')
    await put('all/report-a/summary.md')
    const found = await findRecords(folder, 'all')
    expect(found).toEqual([
      { name: 'report-a', text: '1', origin: 'all/report-a/run.json' },
      { name: 'report-b', text: '2', origin: 'all/report-b/run.json' },
    ])
  })

  test('are never read through a link', async () => {
    await put('secret/run.json', 'secret')
    await put('all/a/run.json', 'mine')
    await symlink(join(folder, 'secret'), join(folder, 'all/b'))
    await mkdir(join(folder, 'all/c'))
    await symlink(join(folder, 'secret/run.json'), join(folder, 'all/c/run.json'))
    expect(await findRecords(folder, 'all')).toMatchObject([{ text: 'mine' }])
  })

  test('may not be larger than a record can be: then one is not read, and the others are', async () => {
    await put('all/buildonce-report-web/run.json', ' '.repeat(16 * 1024 * 1024 + 1))
    await put('all/worker/run.json')
    expect(await findRecords(folder, 'all')).toEqual([
      {
        name: 'web',
        reason: 'the record all/buildonce-report-web/run.json has 16777217 bytes, more than 16777216',
      },
      { name: 'worker', text: '{}', origin: 'all/worker/run.json' },
    ])
  })

  test('that are not there are an error, and so is a folder that is not there', async () => {
    await mkdir(join(folder, 'all'))
    await expect(findRecords(folder, 'all')).rejects.toThrow('there is no record below all')
    await expect(findRecords(folder, 'none')).rejects.toThrow('the folder of the records none cannot be read')
  })
})
