import { expect, test } from '@jest/globals'
import { indexAnnotations, listAnnotations } from '../../src/build/metadata-items.ts'

test('annotations of an index are split at their first "=", and one without it has no value', () => {
  expect(indexAnnotations(['index:a=b=c', 'index,manifest:d=e', 'index:flag', 'manifest:x=y'])).toEqual({
    a: 'b=c',
    d: 'e',
    flag: '',
  })
})

test('annotations of the entry in a layout are found, also beside other levels', () => {
  const items = [
    'index:a=1',
    'index-descriptor:b=2',
    'manifest,index-descriptor:c=3',
    'manifest-descriptor:d=4',
    'e=5',
  ]
  expect(listAnnotations(items)).toEqual(['index-descriptor:b=2', 'manifest,index-descriptor:c=3'])
})
