import { expect, test } from '@jest/globals'
import { countSteps } from '../../src/build/progress.ts'

test('steps of the Dockerfile are counted, sources and internals are not', () => {
  const progress = `#0 building with "default" instance using docker driver
#1 [internal] load build definition from Dockerfile
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
#9 exporting to image`
  expect(countSteps(progress)).toEqual({ steps: 3, cachedSteps: 2 })
})
