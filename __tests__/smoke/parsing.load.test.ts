import { describe, expect, test } from '@jest/globals'
import { writtenFolders } from '../../src/smoke/behavior/written-folders.ts'

describe('decisions', () => {
  test('what an image writes into hundreds of thousands of files is told in time', () => {
    const lines = Array.from({ length: 300_000 }, (_, at) => `A /cache/${at % 500}/${at}`)
    const folders = Array.from({ length: 500 }, (_, at) => `C /cache/${at}`)
    expect(writtenFolders(['C /cache', ...folders, ...lines])).toHaveLength(500)
  })
})
