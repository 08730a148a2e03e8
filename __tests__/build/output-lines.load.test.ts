import { describe, expect, test } from '@jest/globals'
import { holdErrors } from '../../src/build/held-lines.ts'
import { keepLast, splitLines } from '../../src/build/output-lines.ts'
import { readProgress } from '../../src/build/progress.ts'

/** Feeds a text in pieces of a size, and returns the printed text and the held lines. */
function held(text: string, size: number) {
  const printed: Buffer[] = []
  const holding = holdErrors(chunk => void printed.push(Buffer.from(chunk)))
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) holding.write(bytes.subarray(at, at + size))
  const errors = holding.end()
  return { printed: Buffer.concat(printed).toString('utf8'), errors }
}

const output = `#1 [internal] load
#2 ERROR: first
#12 0.1 ERROR: of a step
E
ERROR
#
#3
ERRORS: no
 ERROR: no
#4 ERRORED
größe ERROR: no
ERROR: last
`
const rest = output.replace('#2 ERROR: first\n', '').replace('ERROR: last\n', '')

describe('the errors of BuildKit', () => {
  test.each([1, 2, 3, 7, 16, 1000])('are held back, and nothing else is, in pieces of %i bytes', size => {
    expect(held(output, size)).toEqual({ printed: rest, errors: ['#2 ERROR: first', 'ERROR: last'] })
  })

  test('are held without a line end too, and printed when they are endless', () => {
    expect(held('ERROR: cut', 4)).toEqual({ printed: '', errors: ['ERROR: cut'] })
    const endless = `ERROR: ${'x'.repeat(3_000_000)}`
    expect(held(`${endless}\nnext\n`, 65_536)).toEqual({ printed: `${endless}\nnext\n`, errors: [] })
  })
})

test('a line of 40 MB without an end, in small pieces, is cut and costs its length', () => {
  const lines: string[] = []
  const splitting = splitLines(line => void lines.push(line))
  const piece = Buffer.from('x'.repeat(1000))
  for (let count = 0; count < 40_000; count++) splitting.write(piece)
  splitting.end()
  expect(lines.map(({ length }) => length)).toEqual([4000])
})

test('a character that is cut between two pieces is whole again', () => {
  const lines: string[] = []
  const splitting = splitLines(line => void lines.push(line))
  const bytes = Buffer.from('größe\r\nnext')
  for (const byte of bytes) splitting.write(Buffer.of(byte))
  splitting.end()
  expect(lines).toEqual(['größe', 'next'])
})

test('of two million lines of a step the last ones are kept', () => {
  const { read, progress } = readProgress()
  read('#7 [2/2] RUN noisy')
  for (let count = 0; count < 2_000_000; count++) read(`#7 1.5 line ${count}`)
  read('#7 ERROR: process "/bin/sh -c noisy" did not complete successfully: exit code: 1')
  const [failed] = progress().failed
  expect(failed?.log.at(-1)).toBe('line 1999999')
  expect(failed?.log.length).toBeGreaterThan(1000)
  expect(failed?.log.join('\n').length).toBeLessThan(70_000)
})

test('what is kept never exceeds its limit but by one line', () => {
  const last = keepLast(100)
  for (let count = 0; count < 1000; count++) last.push(`line ${count}`)
  expect(last.lines().join('\n').length).toBeLessThanOrEqual(110)
  expect(last.lines().at(-1)).toBe('line 999')
})
