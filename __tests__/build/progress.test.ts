import { expect, test } from '@jest/globals'
import { outputOf } from './output-of.ts'

const progress = `#0 building with "default" instance using docker driver
#1 [internal] load build definition from Dockerfile
#1 DONE 9.0s
#4 [context busybox:1.37] 127.0.0.1:5000/base/busybox:1
#4 CACHED
#5 [stage-1 1/3] FROM docker.io/library/busybox:1.37
#5 CACHED
#6 [build 2/3] RUN make
#6 CACHED
#7 [linux/arm64 build 3/3] COPY . .
#7 0.1 CACHED
#7 DONE 0.1s
#8 [stage-1 2/3] COPY --from=build /a /a
#8 CACHED
#10 [linux/arm64 build 4/4] RUN npm ci

#7 [linux/arm64 build 3/3] COPY . .
#7 DONE 0.2s

#10 12.5 added 3 packages
#10 DONE 12.9s
#9 exporting to image`

test('steps of the Dockerfile are counted, sources and internals are not', () => {
  expect(outputOf(progress)).toMatchObject({ steps: 4, cachedSteps: 2 })
})

test('the slowest steps are named with their time, those from the cache are not', () => {
  expect(outputOf(progress).slowest).toEqual([
    { step: '[linux/arm64 build 4/4] RUN npm ci', seconds: 12.9 },
    { step: '[linux/arm64 build 3/3] COPY . .', seconds: 0.2 },
  ])
})

const layer = `sha256:${'0a'.repeat(32)}`

test.each([
  ['fetched and unpacked', [`${layer} 102B / 102B done`, `extracting ${layer} 0.1s done`]],
  ['unpacked alone', [`extracting ${layer}`, `extracting ${layer} done`]],
])('a step whose layers are %s came from the cache, although CACHED is not printed', (_, lines) => {
  const loaded = ['[shared 2/3] RUN make', ...lines, 'DONE 8.2s'].map(line => `#8 ${line}`)
  const ran = ['[api 1/1] RUN test', `0.103 ${layer} 1B / 1B`, 'DONE 0.3s'].map(line => `#9 ${line}`)
  const output = outputOf([...loaded, ...ran].join('\n'))
  expect(output).toMatchObject({ steps: 2, cachedSteps: 1 })
  expect(output.slowest).toEqual([{ step: '[api 1/1] RUN test', seconds: 0.3 }])
})

test('the layers of a base do not count as a step', () => {
  const base = ['[shared 1/3] FROM docker.io/library/busybox:1', `extracting ${layer} done`]
  expect(outputOf(base.map(line => `#6 ${line}`).join('\n'))).toMatchObject({ cachedSteps: 0 })
})
