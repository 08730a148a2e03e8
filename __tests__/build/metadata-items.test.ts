import { expect, test } from '@jest/globals'
import { indexAnnotations } from '../../src/build/metadata-items.ts'

test('annotations of an index are split at their first "=", and one without it has no value', () => {
  expect(indexAnnotations(['index:a=b=c', 'index,manifest:d=e', 'index:flag', 'manifest:x=y'])).toEqual({
    a: 'b=c',
    d: 'e',
    flag: '',
  })
})
