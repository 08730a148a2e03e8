import { mkdir, rm, writeFile } from 'node:fs/promises'
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
  test('may not be larger together than a job can hold', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await put(`all/${name}/run.json`, ' '.repeat(13_500_000))
    await expect(findRecords(folder, 'all')).rejects.toThrow(
      'the records below all have 67500000 bytes, more than 67108864',
    )
  })

  test('may not be more than a matrix can have', async () => {
    for (let job = 0; job < 257; job++) await put(`all/${job}/run.json`)
    await expect(findRecords(folder, 'all')).rejects.toThrow('there are more than 256 records below all')
  })
})
