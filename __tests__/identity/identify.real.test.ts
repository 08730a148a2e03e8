import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { declaredBy } from '../../src/build/declared.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { identify } from '../../src/identity/identify.ts'
import { parse } from '../../src/inputs/table.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// Real Git, real folders: what a build is built from, started at the texts of its inputs.

const event = 'e'.repeat(40)
let folder = ''
let commit = ''

beforeEach(() => {
  folder = newFolder()
  write('Dockerfile', 'FROM scratch\nCOPY . /\n')
  write('src/app.js', 'one')
  write('docs/page.md', 'a page')
  write('.gitignore', 'dist/\nnode_modules/\n')
  write('.dockerignore', 'docs\nnode_modules\n*.log\n')
  commit = commitAll(folder)
})

describe('files without an end', () => {
  test.each(['/dev/zero', 'pipe'])('are not read where a commit or a step puts %s', async target => {
    if (target === 'pipe') execFileSync('mkfifo', [join(folder, 'pipe')])
    const expected = (await builtFrom()).inputs
    for (const name of ['.dockerignore', 'Dockerfile', 'Dockerfile.dockerignore']) {
      rmSync(join(folder, name), { force: true })
      symlinkSync(target, join(folder, name))
    }
    const { inputs, changes } = await builtFrom()
    expect(inputs).toMatchObject({ context: expected.context })
    expect(inputs.dockerfile).toBeUndefined()
    expect(changes?.names).toEqual(expect.arrayContaining(['.dockerignore', 'Dockerfile']))
  })

  test('an ignore file that leads out of its folder leaves nothing out, one that does not is read', async () => {
    const outside = join(newFolder(), 'ignore')
    writeFileSync(outside, '**')
    const names = async (target: string) => {
      rmSync(join(folder, '.dockerignore'))
      symlinkSync(target, join(folder, '.dockerignore'))
      write('new.log', '1')
      return (await builtFrom()).changes?.names
    }
    write('ignore/all', '*.log\nignore\n.dockerignore')
    expect(await names(outside)).toContain('new.log')
    expect(await names('ignore/all')).not.toContain('new.log')
  })
})

describe('the commit', () => {
  test('is the one of the checkout that holds the context, whatever the event says', async () => {
    expect(await builtFrom()).toMatchObject({ commit, verified: true, event: 'push', ref: 'refs/heads/main' })
    expect(await builtFrom({ context: 'src', file: 'Dockerfile' })).toMatchObject({ commit, verified: true })
  })

  test('is the one of another checkout where the context is in that one', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'Dockerfile'), 'FROM scratch\n')
    const own = commitAll(other)
    const found = await builtFrom({ context: 'other' })
    expect(found).toMatchObject({ commit: own, verified: true, changes: { count: 0 } })
    expect(found.pinnedBy).toBeUndefined()
  })

  test('of a submodule is its own, pinned by the commit around it where that names it', async () => {
    const origin = newFolder()
    writeFileSync(join(origin, 'Dockerfile'), 'FROM scratch\n')
    const own = commitAll(origin)
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin, 'sub')
    const outer = commitAll(folder)
    expect(await builtFrom({ context: 'sub' })).toMatchObject({ commit: own, pinnedBy: outer })
    writeFileSync(join(folder, 'sub', 'more'), 'x')
    const moved = commitAll(join(folder, 'sub'))
    const found = await builtFrom({ context: 'sub' })
    expect(found).toMatchObject({ commit: moved })
    expect(found.pinnedBy).toBeUndefined()
    // The whole project with a submodule that moved is not what its commit says.
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBe(true)
  })

  test('is the event’s, unverified, without a checkout, and where Git will not read it', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    const without = await builtFrom()
    expect(without).toMatchObject({ commit: event, verified: false })
    expect(without.changes).toBeUndefined()
    mkdirSync(join(folder, '.git'))
    expect(await builtFrom()).toMatchObject({ commit: event, verified: false })
  })

  test('is not known before the first one', async () => {
    const empty = newFolder()
    git(empty, 'init', '-q')
    writeFileSync(join(empty, 'Dockerfile'), 'FROM scratch\n')
    folder = empty
    expect(await builtFrom({}, { commit: '' })).toMatchObject({ verified: false })
    expect((await builtFrom({}, { commit: '' })).commit).toBeUndefined()
  })

  test.each([
    ['{{defaultContext}}', event],
    ['{{defaultContext}}:web', event],
    [`https://example.test/acme/web.git#${'a'.repeat(40)}:web`, 'a'.repeat(40)],
    [`https://example.test/acme/web.git?commit=${'b'.repeat(40)}&subdir=web`, 'b'.repeat(40)],
    ['https://example.test/acme/web.git#main', undefined],
    ['https://example.test/web.tar.gz', undefined],
  ])('of the context %s is %s', async (context, expected) => {
    const found = await identified({ context })
    expect(found.builtFrom.commit).toBe(expected)
    expect(found.builtFrom.verified).toBe(expected !== undefined)
    expect(found.fetched).toBe(expected === undefined)
  })
})

describe('what differs from the commit', () => {
  test('is nothing in a clean checkout', async () => {
    expect((await builtFrom()).changes).toEqual({ count: 0, tracked: 0, names: [] })
  })

  const changes: [string, () => void, { count: number; tracked: number; names: string[] }][] = [
    ['a changed file', () => write('src/app.js', 'two'), { count: 1, tracked: 1, names: ['src/app.js'] }],
    ['a new file', () => write('src/new.js', 'x'), { count: 1, tracked: 0, names: ['src/new.js'] }],
    [
      'a new file in the index',
      () => {
        write('src/new.js', 'x')
        git(folder, 'add', 'src/new.js')
      },
      { count: 1, tracked: 1, names: ['src/new.js'] },
    ],
    [
      'files that Git ignores and the builder gets',
      () => {
        for (const name of ['a', 'b', 'c', 'd']) write(`dist/${name}.js`, name)
      },
      { count: 4, tracked: 0, names: ['dist/a.js', 'dist/b.js', 'dist/c.js'] },
    ],
    [
      'a file that is gone',
      () => rmSync(join(folder, 'src/app.js')),
      { count: 1, tracked: 1, names: ['src/app.js'] },
    ],
    [
      'a file that moved',
      () => renameSync(join(folder, 'src/app.js'), join(folder, 'src/main.js')),
      { count: 2, tracked: 1, names: ['src/app.js', 'src/main.js'] },
    ],
    [
      'a mode',
      () => chmodSync(join(folder, 'src/app.js'), 0o755),
      { count: 1, tracked: 1, names: ['src/app.js'] },
    ],
    [
      'a file that became a link',
      () => {
        rmSync(join(folder, 'src/app.js'))
        symlinkSync('../docs/page.md', join(folder, 'src/app.js'))
      },
      { count: 1, tracked: 1, names: ['src/app.js'] },
    ],
    [
      'a changed Dockerfile',
      () => write('Dockerfile', 'FROM busybox\n'),
      { count: 1, tracked: 1, names: ['Dockerfile'] },
    ],
    [
      'the ignore file',
      () => write('.dockerignore', 'docs\n'),
      { count: 1, tracked: 1, names: ['.dockerignore'] },
    ],
    ['what is left out', () => write('docs/page.md', 'other'), { count: 0, tracked: 0, names: [] }],
    [
      'new files that are left out',
      () => write('node_modules/a/b.js', 'x'),
      { count: 0, tracked: 0, names: [] },
    ],
    ['a name with blanks', () => write('src/a b.js', 'x'), { count: 1, tracked: 0, names: ['src/a b.js'] }],
  ]

  test.each(changes)('%s', async (_, change, expected) => {
    change()
    expect((await builtFrom()).changes).toEqual(expected)
  })

  test('of a context below the root is what is in it, and the Dockerfile beside it', async () => {
    write('elsewhere', 'x')
    write('src/app.js', 'two')
    write('Dockerfile', 'FROM busybox\n')
    expect((await builtFrom({ context: 'src', file: 'Dockerfile' })).changes).toEqual({
      count: 2,
      tracked: 2,
      names: ['Dockerfile', 'src/app.js'],
    })
  })

  test('of a context that Git ignores as a whole is all that the builder gets of it', async () => {
    write('dist/Dockerfile', 'FROM scratch\n')
    write('dist/a.js', 'x')
    expect((await builtFrom({ context: 'dist' })).changes).toEqual({
      count: 2,
      tracked: 0,
      names: ['dist/Dockerfile', 'dist/a.js'],
    })
  })

  test('is looked for in named contexts, too, each with its own ignore file', async () => {
    write('lib/.dockerignore', 'skipped\n')
    write('lib/used', 'one')
    write('lib/skipped', 'one')
    commitAll(folder)
    write('lib/used', 'two')
    write('lib/skipped', 'two')
    const found = await builtFrom({ context: 'src', file: 'Dockerfile', 'build-contexts': 'lib=lib' })
    expect(found.changes).toEqual({ count: 1, tracked: 1, names: ['lib/used'] })
  })

  test('counts a Dockerfile from outside any checkout', async () => {
    const outside = join(newFolder(), 'Own.Dockerfile')
    writeFileSync(outside, 'FROM scratch\n')
    expect((await builtFrom({ file: outside })).changes).toEqual({
      count: 1,
      tracked: 0,
      names: ['Own.Dockerfile'],
    })
  })

  test('makes a build dirty on a developer’s machine, where Git tracks it, and in no CI', async () => {
    write('src/new.js', 'x')
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBeUndefined()
    write('src/app.js', 'two')
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBe(true)
    expect((await builtFrom({}, { ci: 'github' })).dirty).toBeUndefined()
  })

  test.each(['--assume-unchanged', '--skip-worktree'])(
    'is found although Git was told to pass over it (%s)',
    async mark => {
      git(folder, 'update-index', mark, 'Dockerfile', 'src/app.js')
      expect((await builtFrom({}, { ci: 'local' })).dirty).toBeUndefined()
      write('Dockerfile', 'FROM busybox\n')
      expect(await builtFrom({}, { ci: 'local' })).toMatchObject({
        dirty: true,
        changes: { count: 1, tracked: 1, names: ['Dockerfile'] },
      })
      // What a sparse checkout leaves out is not there, and so not in the image.
      rmSync(join(folder, 'src/app.js'))
      expect((await builtFrom({}, { ci: 'local' })).changes?.count).toBe(mark === '--skip-worktree' ? 1 : 2)
    },
  )

  test('is found with one start of Git', async () => {
    const starts: string[][] = []
    const exec = createExec({ ...process.env })
    const counting: typeof exec = {
      ...exec,
      run: command => {
        starts.push([command.file, ...command.args])
        return exec.run(command)
      },
    }
    const declared = declaredBy(parse(buildInputs, { 'build-contexts': 'lib=src' }))
    await identify(declared, { exec: counting, host: hostOf({}) })
    expect(starts.map(([file, , , verb]) => `${file} ${verb}`)).toEqual(['git status'])
  })
})

describe('the digest of what the builder gets', () => {
  const contents = async (texts: Record<string, string> = {}) => (await identified(texts)).contents()
  const main = async () => (await contents())?.context

  test('changes with names, contents, modes and links, and not with times and what is left out', async () => {
    const seen = [await main()]
    expect(seen[0]).toMatch(/^sha256:[0-9a-f]{64}$/)
    utimesSync(join(folder, 'src/app.js'), new Date(0), new Date(0))
    write('docs/page.md', 'other')
    // The builder gets the folder .git: it is moved away so that only what the test changes can count.
    expect(await main()).toBe(seen[0])
    const steps = [
      () => write('src/app.js', 'two'),
      () => chmodSync(join(folder, 'src/app.js'), 0o755),
      () => renameSync(join(folder, 'src/app.js'), join(folder, 'src/b.js')),
      () => symlinkSync('b.js', join(folder, 'src/link')),
      () => {
        rmSync(join(folder, 'src/link'))
        symlinkSync('c.js', join(folder, 'src/link'))
      },
      () => mkdirSync(join(folder, 'src/empty')),
    ]
    for (const step of steps) {
      step()
      seen.push(await main())
    }
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('is the same for the same files elsewhere', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    const first = await main()
    const other = newFolder()
    execFileSync('cp', ['-a', `${folder}/.`, other])
    folder = other
    expect(await main()).toBe(first)
  })

  test('is there for named folders, too', async () => {
    expect(
      Object.keys((await contents({ 'build-contexts': 'lib=src\nbase=docker-image://alpine' })) ?? {}),
    ).toEqual(['context', 'build-contexts lib'])
  })
})

async function identified(texts: Record<string, string>, facts: Partial<Facts> = {}) {
  const declared = declaredBy(parse(buildInputs, texts))
  return identify(declared, { exec: createExec({ ...process.env }), host: hostOf(facts) })
}

async function builtFrom(texts: Record<string, string> = {}, facts: Partial<Facts> = {}) {
  return (await identified(texts, facts)).builtFrom
}

function hostOf(facts: Partial<Facts>) {
  return {
    workspace: folder,
    variable: () => undefined,
    facts: {
      ci: 'github',
      project: 'acme/web',
      event: 'push',
      ref: 'refs/heads/main',
      commit: event,
      headCommit: event,
      runId: '1',
      attempt: 1,
      payload: {},
      ...facts,
    } as Facts,
  }
}

/** Git tells paths without links. */
function newFolder(): string {
  return realpathSync(temporaryFolder('identity'))
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function git(at: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.test', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', at, ...who, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim()
}

function commitAll(at: string): string {
  git(at, 'init', '-q', '-b', 'main')
  git(at, 'add', '--all')
  git(at, 'commit', '-q', '-m', 'more')
  return git(at, 'rev-parse', 'HEAD')
}
