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

  test('is the one that the files of Git name where Git will not read them, whatever the event says', async () => {
    rmSync(join(folder, '.git', 'objects'), { recursive: true })
    expect(await builtFrom({}, { checkedOut: commit })).toMatchObject({ commit, verified: true })
    const other = newFolder()
    mkdirSync(join(other, '.git'))
    expect(await builtFrom({ context: other, file: 'Dockerfile' }, { checkedOut: commit })).toMatchObject({
      commit: event,
      verified: false,
    })
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

  test('counts a Dockerfile that was fetched, which is known by its address wherever the copy is', async () => {
    const copied = async (fileName: string, context: string) => {
      const file = join(newFolder(), 'Dockerfile')
      writeFileSync(file, 'FROM scratch\n')
      const declared = declaredBy(parse(buildInputs, { context, file }))
      const { builtFrom } = await identify(
        { ...declared, fileName },
        { exec: createExec({ ...process.env }), host: hostOf({}) },
      )
      return { count: builtFrom.changes?.count, file: builtFrom.inputs.file }
    }
    const address = 'https://example.org/Dockerfile'
    const first = await copied(address, '.')
    expect(first.count).toBe(1)
    expect(await copied(address, '.')).toEqual(first)
    expect((await copied('-', '.')).file).not.toBe(first.file)
    const remote = await copied(address, `https://example.org/acme/web.git#${event}`)
    expect(remote).toEqual({ count: 1, file: first.file })
  })

  test('makes a build dirty on a developer’s machine, where Git tracks it, and in no CI', async () => {
    write('src/new.js', 'x')
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBeUndefined()
    write('src/app.js', 'two')
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBe(true)
    // A shell with CI=true looks like this.
    expect((await builtFrom({}, { ci: 'unknown' })).dirty).toBe(true)
    expect((await builtFrom({}, { ci: 'github' })).dirty).toBeUndefined()
  })

  test('is found although Git was told to pass over the bits of execution', async () => {
    git(folder, 'config', 'core.fileMode', 'false')
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBeUndefined()
    chmodSync(join(folder, 'src/app.js'), 0o755)
    expect(await builtFrom({}, { ci: 'local' })).toMatchObject({
      dirty: true,
      changes: { count: 1, tracked: 1, names: ['src/app.js'] },
    })
  })

  test('is found in more files than the arguments of a process hold, whatever their names', async () => {
    const names = [
      '"quoted".js',
      'line\nend.js',
      ...Array.from({ length: 3000 }, (_, at) => `${'n'.repeat(200)}${at}.js`),
    ]
    for (const name of names) write(join('many', name), name)
    commitAll(folder)
    execFileSync('git', ['-C', folder, 'update-index', '-z', '--skip-worktree', '--stdin'], {
      input: names.map(name => `many/${name}`).join('\0'),
    })
    expect((await builtFrom({}, { ci: 'local' })).dirty).toBeUndefined()
    write('many/"quoted".js', 'other')
    write('many/line\nend.js', 'other')
    expect((await builtFrom({}, { ci: 'local' })).changes?.count).toBe(2)
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
      rmSync(join(folder, 'src/app.js'))
      expect((await builtFrom({}, { ci: 'local' })).changes?.count).toBe(2)
    },
  )

  test.each(['github', 'local'] as const)('counts what a sparse checkout leaves out (%s)', async ci => {
    write('lib/a.js', 'x')
    commitAll(folder)
    git(folder, 'sparse-checkout', 'set', 'src')
    const found = await builtFrom({}, { ci })
    expect(found.changes).toEqual({ count: 1, tracked: 1, names: ['lib/a.js'] })
    expect(found.dirty).toBe(ci === 'local' ? true : undefined)
    expect((await builtFrom({ context: 'src', file: 'Dockerfile' }, { ci })).changes?.count).toBe(0)
    write('.dockerignore', 'docs\nlib\n')
    expect((await builtFrom({}, { ci })).changes?.names).toEqual(['.dockerignore'])
  })

  test('counts what a sparse checkout of a linked worktree leaves out', async () => {
    const other = join(newFolder(), 'tree')
    write('lib/a.js', 'x')
    commitAll(folder)
    git(folder, 'worktree', 'add', '--quiet', '--detach', other)
    folder = other
    git(folder, 'sparse-checkout', 'set', 'src')
    expect((await builtFrom()).changes?.names).toEqual(['lib/a.js'])
  })

  test.each(['github', 'local'] as const)('counts a submodule that is not checked out (%s)', async ci => {
    const origin = newFolder()
    writeFileSync(join(origin, 'file'), 'x')
    commitAll(origin)
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin, 'sub')
    commitAll(folder)
    expect((await builtFrom({}, { ci })).changes?.count).toBe(0)
    git(folder, 'submodule', '--quiet', 'deinit', 'sub')
    const found = await builtFrom({}, { ci })
    expect(found.changes).toEqual({ count: 1, tracked: 1, names: ['sub'] })
    expect(found.dirty).toBe(ci === 'local' ? true : undefined)
  })

  test('cannot be told where Git does not read the checkout: a developer’s machine then counts as changed', async () => {
    rmSync(join(folder, '.git', 'objects'), { recursive: true })
    const own = { commit, checkedOut: commit }
    expect(await builtFrom({}, { ...own, ci: 'local' })).toMatchObject({ commit, dirty: true })
    expect((await builtFrom({}, { ...own, ci: 'github' })).dirty).toBeUndefined()
    rmSync(join(folder, '.git'), { recursive: true })
    expect((await builtFrom({}, { commit, ci: 'local' })).dirty).toBeUndefined()
  })

  test.each(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'])(
    'is what differs in this folder, whatever %s names',
    async name => {
      const other = newFolder()
      writeFileSync(join(other, 'Dockerfile'), 'FROM busybox\n')
      commitAll(other)
      const named = { GIT_DIR: '.git', GIT_WORK_TREE: '', GIT_INDEX_FILE: '.git/index' }[name] ?? ''
      write('src/app.js', 'two')
      const exec = createExec({ ...process.env, [name]: join(other, named) })
      const { builtFrom } = await identify(declaredBy(parse(buildInputs, {})), { exec, host: hostOf({}) })
      expect(builtFrom).toMatchObject({ commit, changes: { count: 1, names: ['src/app.js'] } })
    },
  )

  test('is looked for in each file, whatever a monitor of the file system says', async () => {
    const silent = join(newFolder(), 'monitor')
    writeFileSync(silent, '#!/bin/sh\nprintf "token\\0"\n', { mode: 0o755 })
    git(folder, 'config', 'core.fsmonitor', silent)
    git(folder, 'update-index', '--fsmonitor')
    git(folder, 'status')
    write('src/app.js', 'two')
    expect(git(folder, 'status', '--porcelain')).toBe('')
    expect((await builtFrom()).changes?.names).toEqual(['src/app.js'])
  })

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
    expect(starts.map(command => `${command[0]} ${command[5]}`)).toEqual(['git status'])
  })
})

describe('the digest of what the builder gets', () => {
  const contents = async (texts: Record<string, string> = {}) => (await identified(texts)).contents()
  const main = async () => (await contents()).digests?.context

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

  test('is measured with it, and the largest paths are named', async () => {
    write('.dockerignore', '.git\nlarge.bin\n')
    write('large.bin', 'x'.repeat(100_000))
    write('node_modules/a/lib/a.js', 'x'.repeat(50_000))
    write('node_modules/a/lib/b.js', 'x'.repeat(30_000))
    const { size } = await contents()
    expect(size?.largest[0]).toEqual({ path: 'node_modules/a/lib/', bytes: 80_000 })
    expect(size?.bytes).toBeGreaterThan(80_000)
    expect(size?.bytes).toBeLessThan(100_000)
  })

  test('is there for named folders, too', async () => {
    expect(
      Object.keys(
        (await contents({ 'build-contexts': 'lib=src\nbase=docker-image://alpine' })).digests ?? {},
      ),
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
