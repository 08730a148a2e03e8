import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8')
const [, table = ''] = page.split('## Promises, and the tests that hold them')

/** The promises with the tests that the page names for each. */
const promises = [...table.matchAll(/^\| (.+?) \| (`.+) \|$/gm)].map(([, promise = '', cell = '']) => ({
  promise,
  tests: cell.split('<br>').map(text => /^`([^`]+)`: (.+)$/.exec(text)?.slice(1) ?? [text]),
}))

test.each(promises)('$promise', ({ tests }) => {
  const missing = tests.filter(([file = '', name = '']) => {
    const text = readFileSync(join(root, '__tests__', file), 'utf8')
    return name === '' || !["'", '`'].some(quote => text.includes(`${quote}${name}${quote}`))
  })
  expect(missing).toEqual([])
})

test('the table has a line for every promise', () => {
  const lines = table.split('\n').filter(line => line.startsWith('| '))
  // Two lines are the head of the table.
  expect(promises.length).toBe(lines.length - 1)
  expect(promises.length).toBeGreaterThan(10)
})
