import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Certificates } from './buildkit-node.ts'

/** A Docker Engine of its own that is reached by TLS only, as a Docker-in-Docker service is. */
export interface TlsEngine extends AsyncDisposable {
  /** Names it as a job beside such a service does. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts an engine with the programs that script/bootstrap has installed. */
export async function startTlsEngine(certificates: Certificates): Promise<TlsEngine> {
  const { folder } = certificates
  const tools = join(dirname(dirname(bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'))), 'tools', 'usr')
  const root = temporaryFolder('buildonce-engine')
  const port = await freePort()
  const libraries = execFileSync('sh', ['-c', `echo ${tools}/lib/*-linux-gnu`], { encoding: 'utf8' }).trim()
  const config = {
    features: { 'containerd-snapshotter': true },
    'data-root': join(root, 'data'),
    'exec-root': join(root, 'exec'),
    pidfile: join(root, 'docker.pid'),
    hosts: [`tcp://127.0.0.1:${port}`],
    tlsverify: true,
    tlscacert: join(folder, 'ca.pem'),
    tlscert: join(folder, 'server.pem'),
    tlskey: join(folder, 'server-key.pem'),
    'init-path': join(tools, 'bin', 'tini-static'),
    bridge: 'none',
    iptables: false,
    ip6tables: false,
  }
  const file = join(root, 'daemon.json')
  writeFileSync(file, JSON.stringify(config))
  const child = spawn(join(tools, 'sbin', 'dockerd'), ['--config-file', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PATH: `${tools}/bin:${tools}/sbin:${process.env.PATH}`,
      LD_LIBRARY_PATH: libraries,
    },
  })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`dockerd has ended: ${said.slice(-2000)}`)))
    child.stderr.on('data', chunk => {
      said += chunk
      if (said.includes('API listen on 127.0.0.1')) resolve()
    })
  })
  return {
    env: { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      execFileSync('sh', [
        '-c',
        'awk -v root="$0/" \'index($2, root) == 1 { print $2 }\' /proc/mounts | sort -r | xargs -r umount -l; rm -rf "$0"',
        root,
      ])
    },
  }
}

/** dockerd does not tell which port it took for 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
