import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An image of real software, and the two ways to wait for it. */
export interface Subject {
  readonly name: string
  readonly image: string
  /** A line of shell that succeeds once the container `$1` is ready. */
  readonly isReady: string
  readonly publish: readonly string[]
  readonly inputs: Readonly<Record<string, string>>
}

const packages = {
  redis: ['redis-server'],
  postgres: ['postgresql-15'],
  nginx: ['nginx-light'],
}

const merged = ['bin', 'sbin', 'lib', 'lib64']

/** Programs that the packages start by a shell: busybox, statically linked. */
const prepare = `FROM scratch
COPY . /
RUN ["/usr/bin/busybox", "sh", "-c", "/usr/bin/busybox --install -s /usr/bin 2>/dev/null; ldconfig; mkdir -p /tmp /run /data /var/lib/nginx /var/log/nginx /var/run/postgresql; chmod 1777 /tmp; printf 'root:x:0:0:root:/root:/bin/sh\\\\nwww-data:x:33:33::/:/bin/sh\\\\npostgres:x:70:70::/data:/bin/sh\\\\n' >/etc/passwd; printf 'root:x:0:\\\\nwww-data:x:33:\\\\npostgres:x:70:\\\\n' >/etc/group; chown 70:70 /data /var/run/postgresql"]
`

const dockerfiles = {
  redis: `EXPOSE 6379
HEALTHCHECK CMD redis-cli ping
CMD ["redis-server", "--dir", "/data"]`,
  postgres: `RUN printf '#!/bin/sh\\nset -e\\n[ -s /data/db/PG_VERSION ] || initdb -D /data/db -A trust --locale=C >/dev/null\\nexec postgres -D /data/db\\n' >/usr/bin/start && chmod +x /usr/bin/start
ENV PATH=/usr/lib/postgresql/15/bin:/usr/bin
USER postgres
STOPSIGNAL SIGINT
EXPOSE 5432
HEALTHCHECK CMD pg_isready -h 127.0.0.1
CMD ["start"]`,
  nginx: `RUN printf 'daemon off;\\nuser www-data;\\nevents {}\\nhttp { server { listen 80; location / { return 200 ok; } } }\\n' >/etc/nginx/nginx.conf
STOPSIGNAL SIGQUIT
EXPOSE 80
CMD ["nginx"]`,
}

/** Makes the images from Debian packages, which apt fetches once into the folder of `script/bootstrap`. */
export function makeImages(prefix: string): Subject[] {
  const folder = join(prefix, 'bench-smoke')
  for (const name of ['redis', 'postgres', 'nginx'] as const) {
    const root = join(folder, name)
    if (!existsSync(join(root, 'Dockerfile'))) unpack(prefix, { root, names: packages[name] })
    writeFileSync(join(root, 'Dockerfile'), `${prepare}${dockerfiles[name]}\n`)
    writeFileSync(join(root, '.dockerignore'), 'Dockerfile\n.dockerignore\n')
    run('docker', ['buildx', 'build', '--provenance=false', '--load', '-q', '--tag', imageOf(name), root])
  }
  return [
    {
      name: 'redis',
      image: imageOf('redis'),
      isReady: 'docker exec "$1" redis-cli ping',
      publish: [],
      inputs: {},
    },
    {
      name: 'postgres',
      image: imageOf('postgres'),
      isReady: 'docker exec "$1" pg_isready -h 127.0.0.1',
      publish: [],
      inputs: {},
    },
    {
      name: 'nginx',
      image: imageOf('nginx'),
      isReady: 'curl -fs "http://$(docker port "$1" 80)/"',
      publish: ['--publish', '127.0.0.1::80'],
      inputs: { 'smoke-path': '/' },
    },
  ]
}

function imageOf(name: string): string {
  return `buildonce.bench/${name}:1`
}

function unpack(prefix: string, { root, names }: { root: string; names: readonly string[] }): void {
  const archives = `${root}.debs`
  rmSync(root, { recursive: true, force: true })
  mkdirSync(join(archives, 'partial'), { recursive: true })
  for (const name of merged) {
    mkdirSync(join(root, 'usr', name), { recursive: true })
    symlinkSync(`usr/${name}`, join(root, name))
  }
  const options = [`Dir::Cache::archives=${archives}`, 'Debug::NoLocking=true']
  run(
    'apt-get',
    [
      '-qq',
      '-y',
      '--no-install-recommends',
      '--download-only',
      ...options.flatMap(option => ['-o', option]),
      'install',
      'libc-bin',
      'busybox-static/sid',
      ...names,
    ],
    { APT_CONFIG: join(prefix, 'apt/apt.conf') },
  )
  for (const deb of readdirSync(archives).filter(name => name.endsWith('.deb'))) {
    const script = 'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner --keep-directory-symlink'
    run('bash', ['-euo', 'pipefail', '-c', script, '-', join(archives, deb), root])
  }
  rmSync(archives, { recursive: true })
}

function run(file: string, args: readonly string[], env: Record<string, string> = {}): void {
  const ended = spawnSync(file, args, { encoding: 'utf8', env: { ...process.env, ...env } })
  if (ended.status !== 0) throw new Error(`${file} ${args.join(' ')}: ${ended.stderr}${ended.error ?? ''}`)
}
