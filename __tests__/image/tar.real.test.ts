import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { chmod, link as hardLink, mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { readLayer } from '../../src/image/layer.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const root = join(import.meta.dirname, '../..')
let folder: string

beforeAll(async () => {
  if (!execFileSync('tar', ['--version'], { encoding: 'utf8' }).includes('GNU tar'))
    throw new Error('these tests compare with GNU tar, which is not the tar of this machine')
  folder = temporaryFolder('tar')
  const tree = join(folder, 'tree')
  const deep = join(tree, 'deep/'.repeat(40))
  await mkdir(deep, { recursive: true })
  await writeFile(join(deep, `${'n'.repeat(120)}.txt`), 'far down')
  await writeFile(join(tree, 'ünï-код-😀'), 'name')
  await writeFile(join(tree, 'with space and "quotes"'), 'odd')
  await writeFile(join(tree, 'empty'), '')
  await writeFile(join(tree, 'block'), Buffer.alloc(512, 1))
  await writeFile(join(tree, 'large'), Buffer.alloc(3_000_001, 2))
  await writeFile(join(tree, 'sparse'), 'start')
  await truncate(join(tree, 'sparse'), 5_000_000)
  await writeFile(join(tree, 'setuid'), 'x')
  await chmod(join(tree, 'setuid'), 0o4755)
  await hardLink(join(tree, 'large'), join(tree, 'linked'))
  await symlink(`../${'target/'.repeat(30)}`, join(tree, 'link'))
  execFileSync('mkfifo', [join(tree, 'pipe')])
  execFileSync('cp', ['-r', join(root, 'node_modules/ajv'), join(tree, 'ajv')])
})

/** Lists an archive with GNU tar: type and mode, size, path and link, as it prints them. */
function listed(archive: string): string[] {
  const text = execFileSync(
    'tar',
    ['-tvf', archive, '--numeric-owner', '--quoting-style=literal', '--full-time'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return text
    .trimEnd()
    .split('\n')
    .map(line => {
      const [, type = '', bits = '', owner, size, rest = ''] =
        /^(.)(\S{9})\S* (\d+\/\d+) +(\S+) \S+ \S+ +(\.\/.*)$/.exec(line) ?? []
      const [path = '', target] = rest.split(type === 'h' ? ' link to ' : ' -> ')
      return [
        type,
        modeOf(bits),
        owner,
        type === '-' ? size : 0,
        clean(path),
        type === 'h' ? clean(target) : target,
      ].join(' ')
    })
}

/** Hashes the files that went into the archive with the machine's own tools. */
function hashed(): Map<string, string> {
  const text = execFileSync('find', ['.', '-type', 'f', '-exec', 'sha256sum', '--zero', '{}', '+'], {
    cwd: join(folder, 'tree'),
    encoding: 'utf8',
  })
  const lines = text.split('\0').filter(line => line !== '')
  return new Map(lines.map(line => [clean(line.slice(66)), line.slice(0, 64)]))
}

function modeOf(bits: string): string {
  const special = (at: number, value: number) => (/[sStT]/.test(bits[at] ?? '') ? value : 0)
  const plain = [...bits].reduce((mode, bit, at) => mode | (/[-ST]/.test(bit) ? 0 : 1 << (8 - at)), 0)
  return (plain | special(2, 0o4000) | special(5, 0o2000) | special(8, 0o1000)).toString(8)
}

function clean(path = ''): string {
  return path.replace(/^\.\/?/, '').replace(/\/$/, '')
}

const marks = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  hardlink: 'h',
  fifo: 'p',
  character: 'c',
  block: 'b',
  other: '?',
}

describe('a layer that GNU tar made is read as GNU tar reads it', () => {
  test.each([
    ['gnu', []],
    ['pax', []],
    ['oldgnu', ['--sparse']],
    ['pax', ['--sparse']],
    ['gnu', ['--gzip']],
    ['pax', ['--zstd']],
  ])('%s %j', async (format, options) => {
    const archive = join(folder, `${format}${options.join('')}.tar`)
    execFileSync('tar', ['-cf', archive, `--format=${format}`, ...options, '-C', join(folder, 'tree'), '.'])
    const { entries, unpacked } = await readLayer(createReadStream(archive))
    const found = [...entries.values()].map(({ type, mode, uid, gid, size, path, link }) =>
      [marks[type], mode.toString(8), `${uid}/${gid}`, size, path, link || undefined].join(' '),
    )
    expect(found.sort()).toEqual(listed(archive).sort())
    expect(found.length).toBeGreaterThan(300)
    if (!options.includes('--sparse')) {
      const hashes = hashed()
      for (const { type, digest, path } of entries.values())
        if (type === 'file') expect([path, digest]).toEqual([path, hashes.get(path)])
    }
    if (options.length === 0)
      expect(unpacked).toBe(Number(spawnSync('stat', ['-c', '%s', archive], { encoding: 'utf8' }).stdout))
  })
})
