import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pins } from '../../src/scan/program/pins.ts'
import { ageWarning, defaultVersion, releaseFor } from '../../src/scan/program/releases.ts'
import { findScanner } from '../../src/scan/program/scanner.ts'
import { assertStaticProgram } from '../../src/scan/program/static-program.ts'
import { assertUsableVersion } from '../../src/scan/trivy-version.ts'
import { tar } from './fixture-image.ts'
import { type TestTools, testTools } from './tools.ts'

const archive = gzipSync(tar({ LICENSE: 'text', 'contrib/a.tpl': 'text', trivy: 'the program' }))
const sha256 = createHash('sha256').update(archive).digest('hex')
const paths: string[] = []
let tools: TestTools
let server: Server
let trivyReleases: string[]
let answers: ((answer: ServerResponse) => void)[]

beforeEach(async () => {
  paths.length = 0
  answers = []
  tools = await testTools()
  const { temp } = tools.host
  const folders: Record<string, string> = { PATH: join(temp, 'bin'), HOME: temp }
  tools = { ...tools, host: { ...tools.host, variable: name => folders[name] } }
  server = createServer((request, answer) => {
    paths.push(request.url ?? '')
    const scripted = request.url?.startsWith('/storage/') ? answers.shift() : undefined
    if (scripted) return scripted(answer)
    if (request.url?.startsWith('/storage/')) return answer.end(archive)
    answer.writeHead(302, { location: '/storage/archive' }).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  trivyReleases = [`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`]
})
afterEach(async () => {
  server.close()
  await tools.close()
})

async function find(wanted: Partial<Parameters<typeof findScanner>[0]>) {
  const work = await mkdtemp(join(tools.host.temp, 'work-'))
  const { path } = await findScanner({ trivyReleases, work, ...wanted }, tools)
  return path
}

async function program(path: string, content = 'a program'): Promise<string> {
  const full = join(tools.host.temp, path)
  await mkdir(join(full, '..'), { recursive: true })
  await writeFile(full, content)
  await chmod(full, 0o755)
  return full
}

describe('the program', () => {
  test('is the one that is named, from the workspace', async () => {
    const path = await program('tools/trivy')
    expect(await find({ trivy: 'tools/trivy' })).toBe(path)
    await expect(find({ trivy: 'nowhere/trivy' })).rejects.toThrow(
      'nowhere/trivy, which is not an executable file',
    )
  })

  test('is the one on the PATH where none is named', async () => {
    const path = await program('bin/trivy')
    expect(await find({})).toBe(path)
    expect(paths).toEqual([])
  })

  test('must have the SHA-256 that is given', async () => {
    await program('bin/trivy')
    await expect(find({ trivySha256: '0'.repeat(64) })).rejects.toThrow(/has the SHA-256 \w{64}, not 0{64}/)
  })
})

describe('a release', () => {
  test('is downloaded where it is asked for, checked, and unpacked', async () => {
    const path = await find({ trivyVersion: '0.76.0', trivySha256: sha256 })
    expect(await readFile(path, 'utf8')).toBe('the program')
    expect(paths).toEqual([`/v0.76.0/${releaseFor('0.76.0', process.arch)?.archive}`, '/storage/archive'])
  })

  test('is downloaded once', async () => {
    await find({ trivyVersion: '0.76.0', trivySha256: sha256 })
    await find({ trivyVersion: '0.76.0', trivySha256: sha256 })
    expect(paths).toHaveLength(2)
  })

  const wanted = { trivyVersion: '0.76.0', trivySha256: sha256 }
  const busy = (answer: ServerResponse) => void answer.writeHead(503, { 'retry-after': '0' }).end()
  const breaking = (answer: ServerResponse) => {
    answer.writeHead(200, { 'content-length': archive.length })
    answer.write(archive.subarray(0, 20))
    setTimeout(() => answer.destroy(), 10)
  }

  test('is asked for again after what may pass: a busy server, a connection that breaks', async () => {
    answers = [busy, breaking]
    expect(await readFile(await find(wanted), 'utf8')).toBe('the program')
    expect(paths.filter(path => path === '/storage/archive')).toHaveLength(3)
  })

  test('is asked for at the next address, whatever is wrong with the one before', async () => {
    const [good = ''] = trivyReleases
    answers = [answer => void answer.end('another file')]
    const fine = await find({ ...wanted, trivyReleases: ['http://127.0.0.1:1', `${good}/`, good] })
    expect(await readFile(fine, 'utf8')).toBe('the program')
  })

  test('that no address has is an error that names each, its cause, and what to do', async () => {
    const [good = ''] = trivyReleases
    answers = [busy, busy, answer => void answer.writeHead(404).end()]
    const error = await find({ ...wanted, trivyReleases: [`${good}/a`, `${good}/b`] }).catch(
      (thrown: unknown) => thrown as Error,
    )
    const archiveName = releaseFor('0.76.0', process.arch)?.archive
    expect((error as Error).message).toBe(
      `Trivy 0.76.0 cannot be provided: no address provides it:
- ${good}/a/v0.76.0/${archiveName}: the server answered with 503 (2 tries)
- ${good}/b/v0.76.0/${archiveName}: the server answered with 404`,
    )
    expect(error).toMatchObject({ hint: expect.stringContaining('"trivy-releases"') })
  })

  test('that is kept is checked each time', async () => {
    await find({ trivyVersion: '0.76.0', trivySha256: sha256 })
    const kept = join(tools.host.temp, '.cache/buildonce/scan/trivy.tar.gz')
    await writeFile(kept, 'something else')
    expect(await readFile(await find({ trivyVersion: '0.76.0', trivySha256: sha256 }), 'utf8')).toBe(
      'the program',
    )
    expect(paths).toHaveLength(4)
  })

  test('is the pinned one where no Trivy is installed, and is refused when it is another file', async () => {
    await expect(find({})).rejects.toThrow(/Trivy 0\.75\.0 cannot be provided: .* has the SHA-256/s)
  })

  test('that is not pinned needs a SHA-256', async () => {
    const error = await find({ trivyVersion: '0.76.0' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ hint: expect.stringContaining('"trivy-sha256"') })
    expect(paths).toEqual([])
  })

  test.each(['0.69.4', '0.69.5', '0.69.6'])(
    '%s is never used: attackers published it',
    async trivyVersion => {
      await expect(find({ trivyVersion, trivySha256: sha256 })).rejects.toThrow('published by attackers')
      expect(paths).toEqual([])
    },
  )
})

describe('the pinned releases', () => {
  test('are newest first, have an archive for both architectures, and none is one that attackers published', () => {
    expect(pins.map(({ version }) => version)).toEqual(['0.75.0', '0.74.0', '0.69.3'])
    for (const { version, released, sha256 } of pins) {
      expect(() => assertUsableVersion(version)).not.toThrow()
      expect(new Date(released).toISOString().slice(0, 10)).toBe(released)
      for (const architecture of ['x64', 'arm64']) {
        expect(sha256[architecture]).toMatch(/^[0-9a-f]{64}$/)
        expect(releaseFor(version, architecture)?.sha256).toBe(sha256[architecture])
      }
    }
  })

  test('are called old after 90 days, and only they', () => {
    const daysLater = (days: number) => Date.parse('2026-10-01') + days * 86_400_000
    expect(ageWarning(defaultVersion, daysLater(90))).toBeUndefined()
    expect(ageWarning(defaultVersion, daysLater(91))).toMatch(
      /^Trivy 0\.75\.0 was released 2026-10-01, more than 90 days ago, .*: update Buildonce, or name a newer release/,
    )
    expect(ageWarning('0.76.0', daysLater(1000))).toBeUndefined()
  })
})

test.each([
  ['0.44.1', false],
  ['0.67.9', false],
  ['0.68.0', true],
  ['0.69.3', true],
  ['1.0.0', true],
])('version %s is new enough: %s', (version, fine) => {
  const check = () => assertUsableVersion(version)
  if (fine) expect(check).not.toThrow()
  else expect(check).toThrow('is too old')
})

describe('a program for the jail', () => {
  test('is a static one of this architecture', async () => {
    const file = await program('script', `#!/bin/sh\necho hello${' '.repeat(80)}`)
    await expect(assertStaticProgram(file, 'x64')).rejects.toThrow('it is a script')
    await expect(assertStaticProgram(await program('text', 'x'.repeat(99)), 'x64')).rejects.toThrow(
      'not a Linux program',
    )
    await expect(assertStaticProgram(await program('short', ''), 'x64')).rejects.toThrow(
      'not a Linux program',
    )
    await expect(assertStaticProgram(process.execPath, process.arch)).rejects.toThrow(
      'it needs shared libraries',
    )
    await expect(assertStaticProgram(process.execPath, 'riscv64')).rejects.toThrow(
      'it is not made for riscv64',
    )
  })
})
