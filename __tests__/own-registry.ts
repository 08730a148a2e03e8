import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bootstrapped, type Part } from './bootstrapped.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A registry (distribution) that belongs to one test or benchmark alone. */
export interface OwnRegistry {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** Returns the lines of its access log so far. */
  log(): Promise<readonly string[]>
  /** Ends it and removes what it holds. */
  stop(): Promise<void>
}

/** Starts an empty registry, one that wants a password where a login is given, and waits until it answers. */
export async function startRegistry(
  login?: { readonly username: string; readonly password: string },
  binary: Part = 'BUILDONCE_TEST_REGISTRY_BIN',
): Promise<OwnRegistry> {
  const folder = temporaryFolder('own-registry')
  const more = login ? [login.username, login.password] : []
  return start(folder, port => ({
    file: join(import.meta.dirname, '../script/bootstrap.d/registry'),
    args: [bootstrapped(binary), folder, port, ...more],
  }))
}

/** Starts go-containerregistry's registry, which is empty and holds all in memory. */
export async function startInMemory({
  referrers,
}: {
  readonly referrers: boolean
}): Promise<Omit<OwnRegistry, 'log'>> {
  return start(temporaryFolder('own-registry'), port => ({
    file: bootstrapped('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN'),
    args: [port, ...(referrers ? ['referrers'] : [])],
  }))
}

async function start(
  folder: string,
  program: (port: string) => { readonly file: string; readonly args: readonly string[] },
): Promise<OwnRegistry> {
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const { file, args } = program(String(port))
  const child = spawn(file, args, { stdio: 'ignore' })
  const ended = new Promise(resolve => child.once('close', resolve))
  await untilUp(host)
  return {
    host,
    async log() {
      // A line is written after its answer.
      await sleep(150)
      return (await readFile(join(folder, 'access.log'), 'utf8')).split('\n').filter(Boolean)
    },
    async stop() {
      child.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function untilUp(host: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`http://${host}/v2/`).catch(() => undefined)) return
    await sleep(50)
  }
  throw new Error(`the registry at ${host} did not start`)
}
