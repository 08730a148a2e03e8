import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { isKept, keptEntries, readIgnoring } from '../../src/identity/kept.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// What we say the builder gets is held against what BuildKit really copied from a context with the same ignore file.

bootstrapped('DOCKER_HOST')

const files = [
  'Dockerfile',
  'README.md',
  'a/b/c/d.txt',
  'a/b/keep.txt',
  'a/b.txt',
  'a/foo',
  'barfoo',
  'c++/x.cc',
  'dir(1)/x',
  'dollar$/x',
  'dist/app.js',
  'dist/app.js.map',
  'dist/sub/app.js',
  'foo',
  'foobar/x',
  'Foo/x',
  'foo.d/x',
  'node_modules/a/dist/index.js',
  'node_modules/a/index.js',
  'pipe|x/y',
  'src/a.test.ts',
  'src/a.ts',
  'src/deep/er/b.test.ts',
  'src/deep/er/b.ts',
  'src/[x]/y',
  'src/x/y',
  'brace{1,2}/x',
  'ünï/x',
  '😀/x',
  '#hash/x',
  '!bang/x',
  'back\\slash/x',
  ' space /x',
  '.env',
  '.git/HEAD',
  '.hidden/x',
]
const emptyFolders = ['empty', 'a/empty', 'dist/empty', 'node_modules/empty']
const links = { link: 'foo', 'dist/link': '../foo', dirlink: 'a', broken: 'nowhere' }

const ignoreFiles = [
  '',
  'foo',
  '/foo',
  './foo',
  'foo/',
  'Foo',
  '*',
  '*\n!foo',
  '*\n!a/b',
  '*\n!a/b/',
  '*\n!a/b/c/d.txt',
  '*\n!src/**/*.ts',
  '*\n!**/*.ts\n**/*.test.ts',
  '**',
  '**\n!dist',
  '**/*.ts',
  '**/foo',
  '**foo',
  'foo**',
  'a/**',
  'a/**\n!a/b',
  'a\n!a/b\na',
  'a\n!a/b/c\na/b/c/d.txt',
  'a\n!a/*\na/b/c',
  'a/*/c',
  'a/?',
  'a/b.txt',
  'a/b?txt',
  '**/b/**/d.txt',
  '*/b*',
  'src/[ax]*',
  'src/\\[x\\]',
  'src/[^a]*',
  'src/[a-c]*',
  'c++',
  'c+*/x.cc',
  'dir(1)',
  'dir(*)',
  'dollar$',
  'dollar$/*',
  'pipe|x',
  'pipe|*',
  '[p]ipe|?/b',
  '^foo*',
  '^foo',
  'a+*',
  'brace{1,2}',
  'brace{*',
  '?/x',
  'ün?/x',
  '#hash',
  '\\#hash',
  '\\!bang',
  'back\\\\slash',
  ' foo ',
  '\uFEFFfoo\r\nbarfoo\r\n',
  '! foo',
  'foo\n! foo',
  'a/../foo',
  '../foo',
  'a//b',
  '.',
  './',
  '/',
  '.*',
  '.git',
  'node_modules\n!node_modules/a/dist',
  '**/node_modules\n!**/dist/**',
  'dist\n!dist/sub\ndist/sub/app.js',
  'empty',
  '*/empty',
  'link',
  'dirlink/b',
  '**/link',
  'dist/**\n!dist/*.js',
  '**/**/foo',
  '***',
  'a/**/b',
  'a/**/**/d.txt',
  'src/**/',
  '*.md\n!README.md',
  'src/**/*.test.ts\n!src/deep',
]

describe('what of a context the builder gets', () => {
  const contexts = new Map<string, string>()
  let copied: Map<string, string[]>

  beforeAll(() => {
    const top = temporaryFolder('kept')
    for (const [at, text] of ignoreFiles.entries()) {
      const context = join(top, `c${at}`)
      fill(context)
      writeFileSync(join(context, '.dockerignore'), text)
      contexts.set(text, context)
    }
    const lines = ignoreFiles.map((_, at) => `COPY --from=c${at} . /c${at}`)
    writeFileSync(join(top, 'Dockerfile'), ['FROM scratch', ...lines].join('\n'))
    const list = build(top, [
      ...ignoreFiles.flatMap((_, at) => ['--build-context', `c${at}=${join(top, `c${at}`)}`]),
      ...['--file', join(top, 'Dockerfile')],
    ])
    copied = new Map(
      ignoreFiles.map((text, at) => [
        text,
        list.filter(path => path.startsWith(`c${at}/`)).map(path => path.slice(`c${at}/`.length)),
      ]),
    )
  }, 300_000)

  test.each(ignoreFiles.map(text => [text]))('with %j', text => {
    const ignoring = readIgnoring(contexts.get(text) ?? '')
    const kept = keptEntries(contexts.get(text) ?? '', ignoring)
    expect(kept.map(({ path }) => path).sort()).toEqual(copied.get(text)?.filter(Boolean).sort())
    // Of a path alone the same is told, because what was deleted can no longer be listed.
    const alone = [...files, ...Object.keys(links)].filter(path => isKept(path, ignoring))
    const listed = new Set(kept.map(({ path }) => path))
    expect(alone.sort()).toEqual([...files, ...Object.keys(links)].filter(path => listed.has(path)).sort())
  })
})

describe('the ignore file', () => {
  test.each([
    ['beside the Dockerfile wins over the one of the context', 'Dockerfile', 'foo', 'barfoo'],
    ['beside the Dockerfile wins when it is empty, too', 'Dockerfile', '', 'barfoo'],
    ['beside a Dockerfile outside the context wins', '../outside/Own.Dockerfile', 'foo', 'barfoo'],
  ])(
    '%s',
    async (_, dockerfile, beside, inContext) => {
      const context = join(temporaryFolder('kept'), 'context')
      fill(context)
      const path = join(context, dockerfile)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, 'FROM scratch\nCOPY . /\n')
      writeFileSync(`${path}.dockerignore`, beside)
      writeFileSync(join(context, '.dockerignore'), inContext)
      const list = build(context, ['--file', path])
      const kept = keptEntries(context, readIgnoring(context, path))
      expect(kept.map(entry => entry.path).sort()).toEqual(list.sort())
    },
    60_000,
  )
})

function fill(context: string): void {
  for (const file of files) {
    mkdirSync(join(context, file, '..'), { recursive: true })
    writeFileSync(join(context, file), file)
  }
  for (const folder of emptyFolders) mkdirSync(join(context, folder), { recursive: true })
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(context, path))
}

/** Builds, and lists what the image holds. */
function build(context: string, args: readonly string[]): string[] {
  const out = join(context, '..', `out-${process.hrtime.bigint()}.tar`)
  execFileSync(
    'docker',
    ['buildx', 'build', '--output', `type=tar,dest=${out}`, '--provenance=false', ...args, context],
    { stdio: 'pipe' },
  )
  return execFileSync('tar', ['-tf', out, '--quoting-style=literal'], { encoding: 'utf8' })
    .split('\n')
    .map(path => path.replace(/\/$/, ''))
    .filter(Boolean)
}
