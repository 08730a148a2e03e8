import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { checkInputs } from '../../src/build/check.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { pathInCheckout, placeOf } from '../../src/files/place.ts'
import { readRegular } from '../../src/files/read.ts'
import { writeWhole } from '../../src/files/write.ts'
import { parse } from '../../src/inputs/table.ts'
import { readRecord, recordFile, writeRecord } from '../../src/pipeline/record-file.ts'
import { readPromotion } from '../../src/promote/promotion-file.ts'
import { writeFiles } from '../../src/report/files.ts'
import { findRecords } from '../../src/report/records.ts'
import { vulnerabilities } from '../../src/scan/database/database.ts'
import { findDatabase } from '../../src/scan/database/find.ts'
import { platformLayout } from '../../src/scan/platform-layout.ts'
import { headFile } from '../../src/scan/suppression/trusted-file.ts'
import { worldReadable } from '../../src/scan/world-readable.ts'
import { readCheckFile } from '../../src/smoke/checks/check-file.ts'
import { startRun } from '../../src/stage/record/writing.ts'
import type { CopySource } from '../../src/store/image-reader.ts'
import { folderFiles } from '../../src/store/layout/files.ts'
import { placeLayout } from '../../src/store/layout/layout-path.ts'
import { openLayout } from '../../src/store/layout/open-layout.ts'
import { writeFolder } from '../../src/store/layout/write-folder.ts'
import { type TestTools, testTools } from '../scan/tools.ts'
import { temporaryFolder } from '../temporary-folder.ts'

let folder: string
let checkout: string
let outside: string
let tools: TestTools

beforeEach(async () => {
  folder = await realpath(temporaryFolder('links'))
  ;[checkout, outside] = [join(folder, 'checkout'), join(folder, 'home')]
  for (const path of [checkout, outside]) await mkdir(path)
  await writeFile(join(outside, 'secret'), 'secret')
  tools = await testTools()
  Object.assign(tools, { host: { ...tools.host, workspace: checkout } })
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await tools.close()
})

const isLink = /is a link, and links of the checkout are not followed/

/** Plants a link in the checkout, as a pull request can. */
async function plant(path: string, to: string): Promise<void> {
  await mkdir(join(checkout, path, '..'), { recursive: true })
  await symlink(to, join(checkout, path))
}

describe('the place that an input names', () => {
  test('is taken as it is where nothing leads away, also before it exists', async () => {
    expect(await placeOf(checkout, 'a/b/c')).toBe(join(checkout, 'a/b/c'))
    expect(await placeOf(checkout, join(outside, 'x'))).toBe(join(outside, 'x'))
    expect(await placeOf(checkout, '../home/secret')).toBe(join(outside, 'secret'))
  })

  test.each<[string, string, string]>([
    ['the file itself', 'report', 'report'],
    ['a folder on the way', 'out', 'out/deep/report'],
    ['a folder below another', 'a/out', 'a/out/report'],
    ['a link by an absolute path', 'out', '<checkout>/out/report'],
    ['a link by way of dots', 'out', 'a/../out/report'],
  ])('is refused where %s is a link of the checkout', async (_, link, given) => {
    await plant(link, outside)
    const named = given.replace('<checkout>', checkout)
    await expect(placeOf(checkout, named)).rejects.toThrow(isLink)
  })

  test.each([
    ['a folder of the checkout', '.git'],
    ['nothing', 'gone'],
    ['itself', 'out'],
  ])('is refused where the link leads to %s', async (_, to) => {
    await mkdir(join(checkout, '.git'))
    await plant('out', to)
    await expect(placeOf(checkout, 'out/config')).rejects.toThrow(isLink)
  })

  test('follows the links of the machine, to the checkout and elsewhere', async () => {
    await symlink(checkout, join(folder, 'work'))
    await symlink(outside, join(folder, 'runner'))
    expect(await placeOf(join(folder, 'work'), 'report')).toBe(join(checkout, 'report'))
    expect(await placeOf(checkout, join(folder, 'runner', 'x'))).toBe(join(outside, 'x'))
    await plant('out', outside)
    await expect(placeOf(checkout, join(folder, 'work', 'out', 'x'))).rejects.toThrow(isLink)
    await expect(placeOf(join(folder, 'work'), 'out/x')).rejects.toThrow(isLink)
  })

  test('is of the checkout whatever name it is reached by', async () => {
    await symlink(checkout, join(folder, 'work'))
    expect(await pathInCheckout(checkout, join(folder, 'work', 'ignore.yaml'))).toBe('ignore.yaml')
    expect(await pathInCheckout(join(folder, 'work'), join(checkout, 'a', 'ignore.yaml'))).toBe(
      'a/ignore.yaml',
    )
    expect(await pathInCheckout(checkout, '..x/ignore.yaml')).toBe('..x/ignore.yaml')
    expect(await pathInCheckout(checkout, join(outside, 'ignore.yaml'))).toBeUndefined()
  })
})

describe('nothing is written through a link of the checkout', () => {
  test('a file of the report that is a link is replaced, and what it led to stays as it was', async () => {
    await plant('buildonce-report/summary.md', join(outside, 'secret'))
    await writeFiles(checkout, 'buildonce-report', { 'summary.md': 'page' })
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret')
    expect(await readFile(join(checkout, 'buildonce-report/summary.md'), 'utf8')).toBe('page')
    expect((await readdir(join(checkout, 'buildonce-report'))).length).toBe(1)
  })

  test('a report folder that is a link, or lies behind one, is refused', async () => {
    await plant('buildonce-report', outside)
    for (const path of ['buildonce-report', 'buildonce-report/deep'])
      await expect(writeFiles(checkout, path, { 'summary.md': 'page' })).rejects.toThrow(isLink)
    expect(await readdir(outside)).toEqual(['secret'])
  })

  test('nor is the record', async () => {
    const { host } = tools
    await plant('run.json', join(outside, 'secret'))
    await plant('out', outside)
    const named = (path: string) => recordFile(path, host)
    await expect(readRecord(named('run.json'), host, 'scan')).rejects.toThrow(isLink)
    await writeRecord(named('run.json'), { record: startRun(host.facts), own: true }, host)
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret')
    expect((await readRecord(named('run.json'), host, 'scan')).record.project).toBe(host.facts.project)
    await expect(
      writeRecord(named('out/run.json'), { record: startRun(host.facts), own: true }, host),
    ).rejects.toThrow(isLink)
    expect(await readdir(outside)).toEqual(['secret'])
  })

  test('nor is an OCI layout, at its place or inside of it', async () => {
    await plant('layout', outside)
    for (const text of ['./layout', 'oci-layout://layout:1.0', './layout/new', './layout/image.tar'])
      await expect(placeLayout(text, checkout)).rejects.toThrow(isLink)
    const held = join(checkout, 'held')
    await plant('held/blobs', outside)
    await writeFile(join(held, 'index.json'), '{}')
    const files = [{ name: 'blobs/sha256/aa', bytes: Buffer.from('x') }]
    await expect(writeFolder(held, files, {} as CopySource)).rejects.toThrow(isLink)
    expect(await readdir(outside)).toEqual(['secret'])
  })

  test('a file that cannot take its place leaves nothing behind', async () => {
    await mkdir(join(checkout, 'summary.md/full'), { recursive: true })
    await expect(writeWhole(join(checkout, 'summary.md'), 'page')).rejects.toThrow()
    expect(await readdir(checkout)).toEqual(['summary.md'])
  })
})

describe('nothing is read through a link of the checkout', () => {
  beforeEach(() => plant('linked', join(outside, 'secret')))

  test('a check file, an ignore file, the record of a promotion, a database, a folder of records', async () => {
    const wanted = { path: 'linked', input: 'trivy-ignorefile', trustHeadSuppressions: true }
    await plant('folder', outside)
    const sources = { trivyDb: 'folder', trivyDbMirrors: [], trivyJavaDbMirrors: [], dbMaxAge: 1 }
    await expect(readCheckFile('linked', checkout)).rejects.toThrow(isLink)
    await expect(headFile(wanted, tools)).rejects.toThrow(isLink)
    await expect(readPromotion('linked', checkout)).rejects.toThrow(isLink)
    await expect(findRecords(checkout, 'folder')).rejects.toThrow(isLink)
    await expect(findDatabase(vulnerabilities, sources, tools)).rejects.toThrow(isLink)
    await mkdir(join(checkout, 'db'))
    await plant('db/trivy.db', join(outside, 'secret'))
    await expect(findDatabase(vulnerabilities, { ...sources, trivyDb: 'db' }, tools)).rejects.toThrow(isLink)
  })

  test.each([
    ['context', { context: 'folder' }],
    ['file', { file: 'linked' }],
    ['file', { context: 'web' }],
    ['file', { context: 'lower' }],
    ['build-contexts', { 'build-contexts': 'lib=folder' }],
    ['secret-files', { 'secret-files': 'a=linked' }],
    ['secret-files', { secrets: 'id=a,src=linked' }],
    ['ssh', { ssh: 'default=linked' }],
    ['cache-from', { 'cache-from': 'type=local,src=folder/cache' }],
    ['cache-to', { 'cache-to': 'type=local,"dest=folder/cache",mode=max' }],
  ])('what buildx would read or write for %s', async (input, texts) => {
    await plant('folder', outside)
    await plant('web/Dockerfile', join(outside, 'secret'))
    await plant('lower/dockerfile', join(outside, 'secret'))
    await writeFile(join(checkout, 'Dockerfile'), 'FROM scratch')
    const inputs = parse(buildInputs, texts)
    const problems = await checkInputs(inputs, tools.host)
    expect(problems.filter(each => isLink.test(each.message)).map(each => each.input)).toContain(input)
  })

  test('the scanner gets no folder with one in it', async () => {
    await mkdir(join(checkout, 'db'), { mode: 0o700 })
    await plant('db/trivy.db', join(outside, 'secret'))
    await expect(worldReadable(folder)(join(checkout, 'db'))).rejects.toThrow('neither a file nor a folder')
  })

  test('a layout is not read by way of links in it', async () => {
    await plant('layout/index.json', join(outside, 'secret'))
    await plant('layout/blobs', outside)
    const files = folderFiles(join(checkout, 'layout'))
    await expect(files.read('index.json')).rejects.toThrow('is a link, which is not followed')
    await expect(files.open('blobs/secret')).rejects.toThrow(isLink)
    await expect(files.stream('blobs/secret')).rejects.toThrow(isLink)
  })
})

describe('only regular files are read', () => {
  test('a pipe that nobody writes to, a device without an end and a socket are refused at once', async () => {
    execFileSync('mkfifo', [join(checkout, 'pipe')])
    const server = createServer().listen(join(checkout, 'socket'))
    try {
      for (const path of [join(checkout, 'pipe'), '/dev/zero', join(checkout, 'socket')]) {
        const refused = /a pipe, a device or a socket/
        await expect(readRegular(path)).rejects.toThrow(refused)
        await expect(openLayout(path)).rejects.toThrow(refused)
        await expect(readCheckFile(path, checkout)).rejects.toThrow(refused)
      }
    } finally {
      server.close()
    }
  })

  test.each(['index.json', 'blobs/sha256/aa'])('a pipe in a layout as %s too', async name => {
    await mkdir(join(checkout, 'layout/blobs/sha256'), { recursive: true })
    execFileSync('mkfifo', [join(checkout, 'layout', name)])
    const files = folderFiles(join(checkout, 'layout'))
    for (const read of [files.read, files.open, files.stream] as const)
      await expect(read(name)).rejects.toThrow('is no regular file')
  })

  test('a pipe in a layout in place of what the scanner is shown too', async () => {
    const digest = `sha256:${'a'.repeat(64)}` as const
    const wanted = { platform: 'linux/amd64', digest, config: digest, diffIds: [], size: 1, layers: [] }
    await mkdir(join(checkout, 'layout/blobs/sha256'), { recursive: true })
    execFileSync('mkfifo', [join(checkout, 'layout/blobs/sha256', 'a'.repeat(64))])
    await expect(platformLayout(join(checkout, 'layout'), wanted)).rejects.toThrow('is no regular file')
  })

  test('a file that is longer than is read, or a folder, is refused in words', async () => {
    await writeFile(join(checkout, 'long'), 'x'.repeat(11))
    await expect(readRegular(join(checkout, 'long'), 10)).rejects.toThrow(
      'has 11 bytes, more than the 10 that are read',
    )
    await expect(readRegular(checkout)).rejects.toThrow('is a folder and no file')
    expect((await readRegular(join(checkout, 'long'), 11)).toString()).toBe('x'.repeat(11))
    expect((await stat(join(checkout, 'long'))).size).toBe(11)
  })

  test('a file without a size is read to its end', async () => {
    expect((await readRegular('/proc/self/cmdline')).length).toBeGreaterThan(0)
  })
})
