import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** Certificates of an authority for one server and one client, as PEM texts and files. */
export interface Certificates {
  readonly folder: string
  readonly ca: string
  readonly cert: string
  readonly key: string
}

/** Makes an authority, and certificates of it for a server on this machine and a client, under the names that docker uses. */
export function makeCertificates(): Certificates {
  const folder = temporaryFolder('buildonce-certificates')
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = (name: string) =>
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.pem`)
  key('ca-key')
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'ca-key.pem',
    '-subj',
    '/CN=authority',
    '-days',
    '2',
    '-out',
    'ca.pem',
  )
  writeFileSync(
    join(folder, 'names'),
    'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n',
  )
  for (const [cert, own] of [
    ['server', 'server-key'],
    ['cert', 'key'],
  ] as const) {
    key(own)
    openssl('req', '-new', '-key', `${own}.pem`, '-subj', `/CN=${cert}`, '-out', `${cert}.csr`)
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-days', '2']
    openssl('x509', '-req', '-in', `${cert}.csr`, ...signing, '-extfile', 'names', '-out', `${cert}.pem`)
  }
  const text = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8')
  return { folder, ca: text('ca'), cert: text('cert'), key: text('key') }
}

/** A BuildKit daemon that is reached by TLS only. */
export interface BuildKitNode extends AsyncDisposable {
  readonly endpoint: string
  /** Lists the layers that it holds. */
  layers(): string
}

/** Starts a BuildKit daemon on a free port of this machine. */
export async function startNode({ folder }: Certificates): Promise<BuildKitNode> {
  const root = temporaryFolder('buildonce-buildkit')
  const config = bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG')
  const program = (name: string) => join(dirname(config), 'bin', name)
  const pem = (name: string) => join(folder, `${name}.pem`)
  const args = [
    '--root',
    root,
    '--config',
    config,
    '--addr',
    'tcp://127.0.0.1:0',
    '--containerd-worker=false',
  ]
  const tls = ['--tlscacert', pem('ca'), '--tlscert', pem('server'), '--tlskey', pem('server-key')]
  const child = spawn(program('buildkitd'), [...args, ...tls, '--oci-worker-net', 'host'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`buildkitd has ended: ${said}`)))
    child.stderr.on('data', chunk => {
      said += chunk
      const address = /running server on ([\d.:]+)/.exec(said)?.[1]
      if (address !== undefined) resolve(`tcp://${address}`)
    })
  })
  return {
    endpoint,
    layers: () => {
      const trust = ['--tlscacert', pem('ca'), '--tlscert', pem('cert'), '--tlskey', pem('key')]
      return execFileSync(program('buildctl'), ['--addr', endpoint, ...trust, 'du', '-v'], {
        encoding: 'utf8',
      })
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      execFileSync('rm', ['-rf', root])
    },
  }
}
