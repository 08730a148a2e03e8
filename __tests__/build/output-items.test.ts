import { expect, test } from '@jest/globals'
import { buildInputs } from '../../src/build/inputs.ts'
import { imageOptions } from '../../src/build/output-items.ts'
import { parse } from '../../src/inputs/table.ts'

const read = (outputs: string) => parse(buildInputs, { outputs }).outputs

test.each([
  ['out', [{ kind: 'files', type: 'local', dest: 'out', options: [] }]],
  [
    'type=local,dest=out,platform-split=false',
    [{ kind: 'files', type: 'local', dest: 'out', options: ['platform-split=false'] }],
  ],
  ['type=tar,"dest=a, b.tar"', [{ kind: 'files', type: 'tar', dest: 'a, b.tar', options: [] }]],
  ['type=oci,dest=image', [{ kind: 'archive', dest: 'image', folder: false, options: [] }]],
  ['type=oci,tar=false,dest=layout', [{ kind: 'archive', dest: 'layout', folder: true, options: [] }]],
  ['type=docker,dest=web.tar.gz', [{ kind: 'archive', dest: 'web.tar.gz', folder: false, options: [] }]],
  ['type=docker', [{ kind: 'image', options: [] }]],
  ['type=image,push=false,compression=zstd', [{ kind: 'image', options: ['compression=zstd'] }]],
])('the output %s', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('options of the image are of the one image there is, whichever output names them', () => {
  const items = read('type=oci,dest=a.tar,compression=zstd\ntype=image,compression=zstd,oci-mediatypes=true')
  expect(imageOptions(items)).toEqual(['compression=zstd', 'oci-mediatypes=true'])
})

test.each([
  ['type=registry', 'would push what is not proven yet'],
  ['type=image,push=true', 'would push what is not proven yet'],
  ['type=image,name=ghcr.io/acme/web', 'write its repository as image'],
  ['type=image,push-by-digest=true', 'would push'],
  ['type=oci', 'needs a path'],
  ['type=local', 'needs a path'],
  ['type=image,dest=x', 'has a dest, which an image has not'],
  ['type=tar,dest=-', 'would be printed'],
  ['-', 'would be printed'],
  ['type=cacheonly', 'has a type that is not local'],
  ['dest=x', 'has a type that is not local'],
  ['type=image,compresion=zstd', 'has the option "compresion"'],
])('the output %s is refused: it %s', (text, why) => {
  expect(() => read(text)).toThrow(why)
})
