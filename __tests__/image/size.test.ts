import { describe, expect, test } from '@jest/globals'
import { instructionText, parseHistory } from '../../src/image/history.ts'
import { pairLayers } from '../../src/image/layer-pairs.ts'
import type { Descriptor, ImageManifest } from '../../src/image/manifest.ts'
import type { Digest } from '../../src/image/reference.ts'
import { layersOf, newToPull, sizeOf } from '../../src/image/size.ts'

const digest = (name: string): Digest =>
  `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)}`
const blob = (name: string, size: number): Descriptor => ({ mediaType: 'x', digest: digest(name), size })
const manifest = (...layers: Descriptor[]): ImageManifest => ({
  kind: 'image',
  config: blob('config', 7),
  layers,
  annotations: {},
})

describe('sizes', () => {
  test('count each layer once, and the config', () => {
    expect(sizeOf(manifest(blob('a', 100), blob('b', 10), blob('a', 100)))).toBe(117)
  })

  test('new to pull is what the other image does not have', () => {
    const after = manifest(blob('a', 100), blob('c', 30), blob('c', 30))
    expect(newToPull(after, manifest(blob('a', 100), blob('b', 10)))).toBe(30)
  })
})

describe('layers are paired', () => {
  const layer = (text: string) => {
    const [instruction, content = '', stored = content] = text.split(' = ')
    return {
      descriptor: blob(stored, 1),
      diffId: digest(content),
      ...(instruction !== '?' && { instruction }),
    }
  }
  const pairs = (after: string[], before: string[]) =>
    pairLayers(after.map(layer), before.map(layer)).map(
      ({ state, after: a, before: b }) => `${state} ${a?.instruction ?? '·'} ← ${b?.instruction ?? '·'}`,
    )

  test.each([
    [
      'by their content',
      ['RUN a = 1', 'RUN b = 2'],
      ['RUN a = 1', 'RUN x = 2'],
      ['unchanged RUN a ← RUN a', 'unchanged RUN b ← RUN x'],
    ],
    ['by their instruction', ['COPY app = 1'], ['COPY app = 2'], ['modified COPY app ← COPY app']],
    [
      'though one was put in between',
      ['FROM = 0', 'RUN new = 9', 'COPY app = 1', 'COPY x = 3'],
      ['FROM = 0', 'COPY app = 2', 'COPY x = 3'],
      [
        'unchanged FROM ← FROM',
        'added RUN new ← ·',
        'modified COPY app ← COPY app',
        'unchanged COPY x ← COPY x',
      ],
    ],
    [
      'by the kind of their instruction',
      ['RUN apt install a b = 1'],
      ['RUN apt install a = 2'],
      ['modified RUN apt install a b ← RUN apt install a'],
    ],
    ['not across kinds', ['COPY a = 1'], ['RUN b = 2'], ['removed · ← RUN b', 'added COPY a ← ·']],
    [
      'in their order where nothing is known',
      ['? = 1', '? = 2'],
      ['? = 3', '? = 4'],
      ['modified · ← ·', 'modified · ← ·'],
    ],
    [
      'as recompressed when only the bytes differ',
      ['RUN a = 1 = gz'],
      ['RUN a = 1 = zst'],
      ['recompressed RUN a ← RUN a'],
    ],
    [
      'when they changed places',
      ['RUN a = 1', 'RUN b = 2'],
      ['RUN b = 2', 'RUN a = 1'],
      ['unchanged RUN b ← RUN b', 'unchanged RUN a ← RUN a'],
    ],
    [
      'one by one when two are equal',
      ['RUN a = 1', 'RUN a = 1'],
      ['RUN a = 1'],
      ['unchanged RUN a ← RUN a', 'added RUN a ← ·'],
    ],
  ])('%s', (_, after, before, expected) => {
    expect(pairs(after, before)).toEqual(expected)
  })
})

describe('a history entry reads as its instruction', () => {
  test.each([
    ['COPY app /app # buildkit', 'COPY app /app'],
    ['RUN /bin/sh -c apt-get update   && true # buildkit', 'RUN apt-get update && true'],
    ['RUN |2 TOKEN=secret B=a b /bin/sh -c make # buildkit', 'RUN make'],
    ['|1 TOKEN=secret /bin/sh -c make', 'RUN make'],
    ['RUN /bin/bash -eo pipefail -c make # buildkit', 'RUN make'],
    [
      '/bin/sh -c #(nop) COPY dir:4a7e23d8b8a4f93db6b45d2ab4b7a36ad5b9aa02e3da25b7ac2de4ee98f1ff6b in /app ',
      'COPY dir in /app',
    ],
    ['/bin/sh -c make all', 'RUN make all'],
    ['ADD rootfs.tar.xz / # buildkit', 'ADD rootfs.tar.xz /'],
    ['RUN npm ci --omit=dev', 'RUN npm ci --omit=dev'],
  ])('%s', (createdBy, expected) => {
    expect(instructionText(createdBy)).toBe(expected)
  })
})

describe('the config', () => {
  const config = (history: object[]) =>
    Buffer.from(JSON.stringify({ rootfs: { diff_ids: [digest('1'), digest('2')] }, history }))
  const two = manifest(blob('a', 1), blob('b', 1))
  const names = (bytes: Buffer) =>
    layersOf({ manifest: two, history: parseHistory(bytes) }).map(({ instruction }) => instruction)

  test('gives each layer its instruction, empty layers left out', () => {
    const steps = [
      { created_by: 'COPY a' },
      { created_by: 'ENV X=1', empty_layer: true },
      { created_by: 'COPY b' },
    ]
    expect(names(config(steps))).toEqual(['COPY a', 'COPY b'])
  })

  test('leaves a layer without a name that has none', () => {
    expect(names(config([{}, { created_by: 'COPY b' }]))).toEqual([undefined, 'COPY b'])
  })

  test.each([
    ['one too few', [{ created_by: 'COPY a' }]],
    ['none at all', []],
  ])('with %s names no layer, it is never guessed', (_, history) => {
    expect(names(config(history))).toEqual([undefined, undefined])
  })

  test('without diff IDs is an error', () => {
    expect(() => parseHistory(Buffer.from('{}'))).toThrow('it has no list of diff IDs')
    expect(() => parseHistory(Buffer.from('no json'))).toThrow('it has no list of diff IDs')
  })
})
