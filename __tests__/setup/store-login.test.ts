import { chmod, lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createKeychain } from '../../src/registry/auth/keychain.ts'
import { storeLogin, undoLogin } from '../../src/setup/login.ts'
import type { Command, Tools } from '../../src/stage/stage.ts'
import { openBench } from '../build/bench.ts'

const login = { registry: 'ghcr.io', username: 'mona', password: 'ghs_s3cret-t0ken' }

/** A machine with a folder for docker's configuration, which may hold one. */
async function machine(config?: object | string) {
  const bench = await openBench()
  const folder = join(bench.workspace, 'docker')
  const file = join(folder, 'config.json')
  const bin = join(bench.workspace, 'bin')
  await mkdir(bin)
  const env: Record<string, string> = { DOCKER_CONFIG: folder }
  const { exec } = bench.tools
  // Programs are looked for on the PATH of this process.
  const helped = <C extends Pick<Command, 'file'>>(command: C): C => ({
    ...command,
    file: join(bin, command.file),
  })
  const tools: Tools = {
    ...bench.tools,
    host: { ...bench.tools.host, variable: name => env[name] },
    exec: {
      ...exec,
      run: command => exec.run(helped(command)),
      start: command => exec.start(helped(command)),
    },
  }
  if (config !== undefined) {
    await mkdir(folder)
    await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config), { mode: 0o600 })
  }
  const keychain = () => createKeychain({ exec: tools.exec, variable: tools.host.variable })
  return {
    ...{ tools, file, folder, bin, kept: bench.kept, masked: bench.masked, printed: bench.printed },
    read: async () => JSON.parse(await readFile(file, 'utf8')),
    find: (registry = 'ghcr.io') => keychain()({ registry, repository: 'acme/web' }, ['pull', 'push']),
    undoLogin: async () => {
      for (const item of bench.kept) await undoLogin(item, tools)
    },
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  }
}

describe('the login of a job', () => {
  test('is stored where every client finds it, for nobody else to read, and is gone afterwards', async () => {
    await using here = await machine()
    await storeLogin(login, here.tools)
    expect(await here.find()).toEqual({ kind: 'basic', username: 'mona', password: login.password })
    expect(await here.find('docker.io')).toBeUndefined()
    expect((await stat(here.file)).mode & 0o777).toBe(0o600)
    await here.undoLogin()
    expect(await here.find()).toBeUndefined()
    expect(await here.read()).toEqual({ auths: {} })
  })

  test('leaves everything beside it as it was', async () => {
    const before = {
      auths: { 'quay.io': { auth: 'dTpw' } },
      proxies: { default: { httpProxy: 'http://p:1' } },
    }
    await using here = await machine(before)
    await chmod(here.file, 0o640)
    await storeLogin(login, here.tools)
    expect(Object.keys((await here.read()).auths)).toEqual(['quay.io', 'ghcr.io'])
    await here.undoLogin()
    await here.undoLogin()
    expect(await here.read()).toEqual(before)
    expect((await stat(here.file)).mode & 0o777).toBe(0o640)
  })

  test('goes through a configuration that is a link, and leaves the link', async () => {
    await using here = await machine()
    const elsewhere = join(here.folder, '..', 'elsewhere.json')
    await mkdir(here.folder)
    await writeFile(elsewhere, '{}', { mode: 0o600 })
    await symlink(elsewhere, here.file)
    await storeLogin(login, here.tools)
    expect((await lstat(here.file)).isSymbolicLink()).toBe(true)
    expect(JSON.parse(await readFile(elsewhere, 'utf8'))).toHaveProperty(['auths', 'ghcr.io'])
  })

  test('is given to the credential helper where the machine has one', async () => {
    await using here = await machine({ credsStore: 'folder' })
    const held = join(here.folder, 'held.json')
    await writeFile(
      join(here.bin, 'docker-credential-folder'),
      `#!/bin/sh\nexec '${process.execPath}' -e '
const fs = require("node:fs"), text = fs.readFileSync(0, "utf8"), file = "${held}"
const all = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file)) : {}
const verb = process.argv[1]
if (verb === "store") { const it = JSON.parse(text); all[it.ServerURL] = it }
else if (verb === "erase") delete all[text]
else if (all[text]) console.log(JSON.stringify(all[text]))
else { console.log("credentials not found in native keychain"); process.exit(1) }
fs.writeFileSync(file, JSON.stringify(all))' "$1"\n`,
      { mode: 0o755 },
    )
    await storeLogin(login, here.tools)
    expect(await here.find()).toEqual({ kind: 'basic', username: 'mona', password: login.password })
    expect(await here.read()).toEqual({ credsStore: 'folder' })
    await here.undoLogin()
    expect(JSON.parse(await readFile(held, 'utf8'))).toEqual({})
  })

  test('that a credential helper does not take is an error without the token', async () => {
    await using here = await machine({ credHelpers: { 'ghcr.io': 'broken' } })
    const script = '#!/bin/sh\ncat >&2\nexit 1\n'
    await writeFile(join(here.bin, 'docker-credential-broken'), script, { mode: 0o755 })
    const failing = storeLogin(login, here.tools)
    await expect(failing).rejects.toThrow('docker-credential-broken did not store the login for ghcr.io')
    await expect(failing).rejects.not.toThrow(/s3cret/)
  })

  test('never writes over a configuration that cannot be read', async () => {
    await using here = await machine('{ "auths": { "quay.io": ')
    await expect(storeLogin(login, here.tools)).rejects.toThrow('is not JSON')
    expect(await readFile(here.file, 'utf8')).toBe('{ "auths": { "quay.io": ')
  })

  test('is hidden, and is in nothing that is kept or printed', async () => {
    await using here = await machine()
    await storeLogin(login, here.tools)
    const basic = Buffer.from(`mona:${login.password}`).toString('base64')
    expect(here.masked).toEqual([login.password, basic])
    expect(here.kept).toHaveLength(1)
    expect(JSON.stringify(here.kept) + here.printed()).not.toMatch(/s3cret|bW9uY/)
  })
})
