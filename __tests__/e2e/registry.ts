import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bootstrapped } from '../bootstrapped.ts'
import { newFolder } from './job.ts'
import { root } from './parts.ts'

/** A registry of a test's own. */
export interface TestRegistry {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** Tells whether the Docker configuration of this machine holds a login for it. */
  isLoggedIn(): boolean
  stop(): Promise<void>
}

/** Starts a registry that wants a user name and a password. */
export async function startRegistry(login: { username: string; password: string }): Promise<TestRegistry> {
  const port = await freePort()
  const program = join(root, 'script', 'bootstrap.d', 'registry')
  const args = [
    bootstrapped('BUILDONCE_TEST_REGISTRY_BIN'),
    newFolder('registry-'),
    `${port}`,
    login.username,
    login.password,
  ]
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  const host = `127.0.0.1:${port}`
  await untilUp(host)
  return {
    host,
    isLoggedIn() {
      const file = join(process.env.DOCKER_CONFIG ?? join(process.env.HOME ?? '', '.docker'), 'config.json')
      return existsSync(file) && readFileSync(file, 'utf8').includes(host)
    },
    async stop() {
      const gone = new Promise(resolve => child.once('close', resolve))
      // The script and the registry it starts are one process group.
      process.kill(-(child.pid ?? 0), 'SIGTERM')
      await gone
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
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined)
    if (answer !== undefined) return
    await sleep(100)
  }
  throw new Error(`the registry at ${host} did not start`)
}
