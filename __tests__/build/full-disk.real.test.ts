import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { onSmallDisk, smallDisk } from '../small-disk.ts'
import { type Bench, openBench, requestOf } from './bench.ts'
import { engineImage } from './engine.ts'
import { exampleWeb } from './example-web.ts'

bootstrapped('DOCKER_HOST')

/** The tools of a bench whose folder for files is elsewhere. */
const withTemp = ({ tools }: Bench, temp: string) => ({ ...tools, host: { ...tools.host, temp } })

onSmallDisk('a layout without room is a failed build that names disk, free and needed bytes', async () => {
  await using bench = await openBench()
  using disk = smallDisk(16)
  const texts = await exampleWeb(bench)
  // What does not compress, and is no two times the same layer.
  const step = 'RUN dd if=/dev/urandom of=/large bs=1M count=24 2>/dev/null'
  await writeFile(join(bench.workspace, 'web/Dockerfile'), `FROM busybox:1.37\n${step}\n`)
  const tools = withTemp(bench, disk.path)
  const section = await build(requestOf(texts), tools)
  expect(section).toMatchObject({ status: 'failed', platforms: [] })
  const { reason } = section
  expect(reason).toContain('no space left on device')
  expect(reason).toContain(`The file system ${disk.path} (/dev/loop`)
  expect(reason).toMatch(
    /was full: \d[\d.]* MB of \d[\d.]* MB are free now, and (?:the image needs 2\d\.\d MB there|an image takes)/,
  )
  expect(reason).toContain('Set TMPDIR (RUNNER_TEMP) to a folder of a larger disk')
  expect((await readdir(disk.path)).filter(name => name !== 'lost+found')).toEqual([])
  const name = bench.kept.find(({ kind }) => kind === 'image')?.name
  await cleanUp(bench.kept, tools)
  expect(await engineImage(name, bench)).toBeUndefined()
})

onSmallDisk('an output without room is an error that names the disk, and leaves no part of it', async () => {
  await using bench = await openBench()
  using disk = smallDisk(16)
  const texts = await exampleWeb(bench)
  const step = 'RUN dd if=/dev/urandom of=/large bs=1M count=24 2>/dev/null'
  await writeFile(join(bench.workspace, 'web/Dockerfile'), `FROM busybox:1.37\n${step}\n`)
  const dest = join(disk.path, 'image.tar')
  const error = await build(requestOf({ ...texts, outputs: `type=oci,dest=${dest}` }), bench.tools).catch(
    e => e,
  )
  expect(error.message).toBe(`${dest} could not be written: no space is left on its disk`)
  expect(error.hint).toContain(`The file system ${disk.path} (/dev/loop`)
  expect(error.hint).toMatch(/was full: .* are free now, and the image needs 2\d\.\d MB there\. Set TMPDIR/)
  expect((await readdir(disk.path)).filter(name => name !== 'lost+found')).toEqual([])
  await cleanUp(bench.kept, bench.tools)
})

test('a step without room in its container names no file of this machine', async () => {
  await using bench = await openBench()
  const texts = await exampleWeb(bench)
  const step = 'RUN echo "write /dev/full: no space left on device" && exit 1'
  await writeFile(join(bench.workspace, 'web/Dockerfile'), `FROM busybox:1.37\n${step}\n`)
  const section = await build(requestOf(texts), bench.tools)
  expect(section.reason).toMatch(/The file system \S+ \(\S+\) was full: .* an image takes up to five times/)
  expect(section.reason).not.toContain('file system /dev ')
  await cleanUp(bench.kept, bench.tools)
})
