import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { gitFacts } from '../../src/hosts/git-facts.ts'
import { readCheckout } from '../../src/identity/checkout.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

let folder: string
let ran: string
let program: string
beforeEach(() => {
  folder = temporaryFolder('git-settings')
  ran = join(folder, 'ran')
  program = join(folder, 'program')
  writeFileSync(program, `#!/bin/sh\necho "$0" >> '${ran}'\n`)
  chmodSync(program, 0o755)
})

const exec = createExec({ ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' })

/** Makes a repository with a commit and a configuration that names a program wherever one can be named. */
function repository(name: string, { bare }: { readonly bare: boolean }): string {
  const tree = join(folder, name)
  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', bare ? tree : join(tree, '.git'), '--work-tree', tree, ...args], {
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    })
  mkdirSync(tree)
  execFileSync('git', ['init', '--quiet', ...(bare ? ['--bare'] : []), tree])
  if (bare) git('config', 'core.bare', 'false')
  if (bare) git('config', 'core.worktree', tree)
  writeFileSync(join(tree, 'file'), '1')
  git('add', 'file')
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t']
  git(...who, 'commit', '--quiet', '--message', 'one')
  const hooks = join(folder, 'hooks')
  mkdirSync(hooks, { recursive: true })
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\necho ${hook} >> '${ran}'\n`)
    chmodSync(join(hooks, hook), 0o755)
  }
  git('config', 'core.fsmonitor', program)
  git('config', 'core.hooksPath', hooks)
  git('config', 'log.showSignature', 'true')
  git('config', 'gpg.program', program)
  rmSync(ran, { force: true })
  return tree
}

describe('Git runs no program that a checkout names', () => {
  test('a repository that a commit holds, where nothing else is one, is none', async () => {
    const tree = repository('planted', { bare: true })
    expect(await readCheckout(tree, { paths: [tree], marked: true }, exec)).toBeUndefined()
    expect((await gitFacts(tree, exec)).commit).toBeUndefined()
    expect(existsSync(ran)).toBe(false)
    // It would have been, without the settings.
    execFileSync('git', ['-C', tree, 'status'])
    expect(existsSync(ran)).toBe(true)
  })

  test('nor one in the configuration of a checkout that something wrote to', async () => {
    const tree = repository('checkout', { bare: false })
    writeFileSync(join(tree, 'file'), '2')
    const checkout = await readCheckout(tree, { paths: [tree], marked: true }, exec)
    expect(checkout?.changes).toEqual([{ path: 'file', tracked: true }])
    expect((await gitFacts(tree, exec)).commit).toBe(checkout?.commit)
    await exec.run({ file: 'git', args: ['-C', tree, 'update-index', '--refresh'] })
    expect(existsSync(ran)).toBe(false)
  })

  test('settings that the environment gives already count as before', async () => {
    const given = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'given' }
    const own = createExec({ ...process.env, ...given })
    const config = async (key: string) =>
      (await own.run({ file: 'git', args: ['config', key] })).stdout.trim()
    expect(await config('user.name')).toBe('given')
    expect(await config('core.fsmonitor')).toBe('false')
  })
})
