import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { openBench, requestOf, tellingStarts } from './bench.ts'

bootstrapped('DOCKER_HOST')
const base = `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`

/** Copies a program of this machine with the libraries it loads, each at its place below a folder. */
function copyProgram(name: string, folder: string): void {
  const program = execFileSync('which', [name], { encoding: 'utf8' }).trim()
  const libraries = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? []
  for (const path of [program, ...libraries]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    copyFileSync(path, join(folder, path))
  }
}

test('a key is in an agent of the build, and nowhere else', async () => {
  const keys = temporaryFolder('keys')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'deploy', '-f', join(keys, 'key')])
  const key = readFileSync(join(keys, 'key'), 'utf8')
  await using bench = await openBench()
  copyProgram('ssh-add', join(bench.workspace, 'tools'))
  await writeFile(
    join(bench.workspace, 'Dockerfile'),
    'FROM scratch\nCOPY tools /\nRUN --mount=type=ssh ["/usr/bin/ssh-add", "-l"]\n',
  )
  const started: string[] = []
  const exec = tellingStarts(
    bench.tools.exec,
    ({ file, args }) => void started.push([file, ...args].join(' ')),
  )
  const tools = { ...bench.tools, exec }
  const texts = { 'ssh-key': key.trimEnd(), 'no-cache': 'true' }
  const section = await build(requestOf(texts), tools)
  expect([section.status, section.reason]).toEqual(['passed', undefined])
  const fingerprint = execFileSync('ssh-keygen', ['-lf', join(keys, 'key')], { encoding: 'utf8' }).split(
    ' ',
  )[1]
  expect(bench.printed()).toContain(`${fingerprint} deploy (ED25519)`)
  const [agent = ''] = started.filter(line => line.startsWith('ssh-agent '))
  expect(started.filter(line => line.startsWith('ssh-'))).toEqual([agent, 'ssh-add -q -'])
  const line = key.split('\n')[1] ?? ''
  expect(`${started.join('\n')}${bench.printed()}${JSON.stringify(section)}`).not.toContain(line)
  const running = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
  expect(running).not.toContain(basename(dirname(agent.split(' ').at(-1) ?? '')))
  expect(await bench.leftovers()).toEqual([expect.stringMatching(/^buildonce-layout-/)])
  await cleanUp(bench.kept, bench.tools)
})

test('what is no key is said before the build, without a word of it', async () => {
  await using bench = await openBench()
  await writeFile(join(bench.workspace, 'Dockerfile'), 'FROM busybox:1.37\n')
  const building = build(requestOf({ 'build-contexts': base, 'ssh-key': 's3cret-and-no-key' }), bench.tools)
  await expect(building).rejects.toThrow('ssh-key is not a private key that ssh-add takes')
  expect(bench.printed()).not.toContain('s3cret')
  expect(await bench.leftovers()).toEqual([])
  await cleanUp(bench.kept, bench.tools)
})

test('a quiet build prints nothing, and its end where it fails', async () => {
  await using bench = await openBench()
  await writeFile(join(bench.workspace, 'Dockerfile'), 'FROM busybox:1.37\nRUN echo so far so good\n')
  const texts = { 'build-contexts': base, quiet: 'true', 'no-cache': 'true' }
  expect(await build(requestOf(texts), bench.tools)).toMatchObject({ status: 'passed' })
  expect(bench.printed()).not.toContain('so far so good')
  await writeFile(join(bench.workspace, 'Dockerfile'), 'FROM busybox:1.37\nRUN echo so bad && exit 3\n')
  expect(await build(requestOf({ ...texts, quiet: '', progress: 'quiet' }), bench.tools)).toMatchObject({
    status: 'failed',
  })
  expect(bench.printed()).toMatch(/^\d+\.\d+ so bad$/m)
  await cleanUp(bench.kept, bench.tools)
})
