import { expect, test } from '@jest/globals'
import { printable } from '../../src/messages/printable.ts'

test.each([
  ['a\u0085::error::b', 'a\ufffd::error::b'],
  ['a\rb\r\nc', 'a\nb\nc'],
  ['tab\tand\nline', 'tab\tand\nline'],
  ['\u001b[38;5;196mred\u001b[m', 'red'],
  ['\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['\u001b]0;no end', '\ufffd]0;no end'],
  ['\u009b31m', '\ufffd31m'],
  ['gnp.\u202etxt', 'gnp.\ufffdtxt'],
  ['ü €😀 \u200b', 'ü €😀 \u200b'],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed)
})
