import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { readCompose } from '../../src/smoke/container/compose.ts'
import { smokeInputs } from '../../src/smoke/inputs.ts'
import type { SmokeRequest } from '../../src/smoke/request.ts'
import type { Tools } from '../../src/stage/stage.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type TestTools, testTools } from './real.ts'

let checkout: string
let tools: TestTools
beforeEach(() => {
  checkout = temporaryFolder('compose-rights')
  tools = testTools({ ACTIONS_RUNTIME_TOKEN: 'token-of-the-job', RELEASE: '7' })
})
afterEach(() => {
  tools.remove()
})

function write(name: string, text: string): void {
  mkdirSync(dirname(join(checkout, name)), { recursive: true })
  writeFileSync(join(checkout, name), text)
}

/** A service beside the image, with some lines of its own, and the rest of the file. */
function project(lines = '', rest = ''): void {
  write('compose.yaml', `services:\n  web: { build: . }\n  db:\n    image: db\n${lines}\n${rest}`)
}

const pullRequest = { number: 7, baseBranch: 'main', fork: false }

function compose(texts: Record<string, string> = {}, more: { baseCommit?: string; pull?: boolean } = {}) {
  const { pull, ...known } = more
  const facts = { ...tools.host.facts, ...(pull && { pullRequest }) }
  const host = Object.assign(Object.create(tools.host), { workspace: checkout, facts })
  const values = parse(smokeInputs, { 'smoke-compose-file': 'compose.yaml', ...texts })
  return readCompose({ ...values, ...known } as SmokeRequest, 'key', { ...tools, host } as Tools)
}

describe('a compose file has no rights on the machine that no input gives it', () => {
  test.each<[string, string, string]>([
    ['privileged', 'privileged: true', ''],
    ['privileged', 'post_start: [{ command: id, privileged: true }]', ''],
    ['capabilities', 'cap_add: [SYS_ADMIN]', ''],
    ['security-options', 'security_opt: ["seccomp:unconfined"]', ''],
    ['security-options', 'security_opt: ["no-new-privileges:true", "apparmor=unconfined"]', ''],
    ['host-network', 'network_mode: host', ''],
    ['host-network', '', 'networks: { default: { name: host, external: true } }'],
    ['host-network', '', 'networks: { default: { driver: macvlan, driver_opts: { parent: eth0 } } }'],
    ['host-pid', 'pid: host', ''],
    ['host-ipc', 'ipc: host', ''],
    ['host-uts', 'uts: host', ''],
    ['host-users', 'userns_mode: host', ''],
    ['host-cgroup', 'cgroup: host', ''],
    ['host-cgroup', 'cgroup_parent: /', ''],
    ['other-containers', 'pid: "container:other"', ''],
    ['other-containers', 'network_mode: "container:other"', ''],
    ['other-containers', 'volumes_from: ["container:other"]', ''],
    ['devices', 'devices: [/dev/kvm]', ''],
    ['devices', 'device_cgroup_rules: ["a *:* rwm"]', ''],
    ['devices', 'gpus: all', ''],
    ['devices', 'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }', ''],
    ['binds', 'volumes: ["/:/host"]', ''],
    ['binds', 'volumes: ["../:/above"]', ''],
    ['binds', 'volumes: ["/var/run/docker.sock:/run/docker.sock"]', ''],
    ['binds', 'volumes: [{ type: bind, source: /etc, target: /x, read_only: true }]', ''],
    ['binds', 'volumes: ["linked:/host", "./linked:/host2"]', 'volumes: { linked: {} }'],
    [
      'binds',
      'volumes: ["vol:/host"]',
      'volumes: { vol: { driver_opts: { type: none, o: bind, device: / } } }',
    ],
    ['binds', 'volumes: ["vol:/host"]', 'volumes: { vol: { driver: vieux/sshfs } }'],
    ['binds', 'configs: [c]', 'configs: { c: { file: /etc/hostname } }'],
    ['binds', 'secrets: [s]', 'secrets: { s: { file: ./linked } }'],
    ['binds', 'use_api_socket: true', ''],
    ['external', 'volumes: ["vol:/host"]', 'volumes: { vol: { external: true } }'],
    ['external', '', 'networks: { default: { name: other, external: true } }'],
    ['programs', 'runtime: other', ''],
    ['programs', 'annotations: { run.oci.hooks.stdout: /etc/cron.d/x }', ''],
    ['programs', 'logging: { driver: syslog, options: { syslog-address: "unix:///run/x.sock" } }', ''],
    ['programs', 'logging: { driver: fluentd }', ''],
    [
      'host-network',
      '',
      'networks: { default: { driver_opts: { com.docker.network.bridge.name: docker0 } } }',
    ],
    ['host-network', '', 'networks: { default: { ipam: { config: [{ subnet: 8.8.8.0/24 }] } } }'],
    ['host-network', '', 'networks: { default: { ipam: { config: [{ subnet: 169.254.169.0/24 }] } } }'],
    ['host-network', '', 'networks: { default: { ipam: { config: [{ subnet: 10.0.0.0/7 }] } } }'],
    ['host-network', '', 'networks: { default: { ipam: { driver: other } } }'],
  ])('%s: %s %s', async (right, line, rest) => {
    symlinkSync('/etc', join(checkout, 'linked'))
    project(`    ${line}`, rest)
    const refused = compose()
    await expect(refused).rejects.toThrow(/asks for what it may not have/)
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining(`smoke-allow: ${right}`) })
    expect(await compose({ 'smoke-allow': right })).toMatchObject({ service: 'web' })
  })

  test('what it may have anyhow passes', async () => {
    write('app/a.sql', '')
    write('db.env', 'A=1')
    project(
      `    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    network_mode: "service:web"
    env_file: [db.env]
    tmpfs: [/tmp]
    logging: { driver: local }
    read_only: true
    configs: [c]
    volumes: ["data:/data", "./app:/app:ro", "/anonymous", { type: tmpfs, target: /t }]`,
      'networks: { default: { ipam: { config: [{ subnet: 10.213.0.0/24 }] } } }\nvolumes: { data: {}, m: { driver_opts: { type: tmpfs, device: tmpfs } } }\nconfigs: { c: { file: app/a.sql } }',
    )
    expect((await compose())?.config.services.db).toMatchObject({ environment: { A: '1' } })
  })

  test('all that is asked for is told at once', async () => {
    project('    privileged: true\n    pid: host\n    volumes: ["/:/host"]')
    await expect(compose()).rejects.toMatchObject({
      message:
        'the compose file compose.yaml asks for what it may not have: service db: pid: host; service db: privileged: true; service db: a bind of /',
      hint: 'Take it out, or allow it with `smoke-allow: host-pid,privileged,binds`.',
    })
  })

  test('rights that came by way of another file are refused as well', async () => {
    write('more.yaml', 'services: { base: { image: db, privileged: true } }')
    project('    extends: { file: more.yaml, service: base }')
    await expect(compose()).rejects.toThrow('service db: privileged: true')
    write('compose.yaml', 'include: [more.yaml]\nservices: { web: { build: . } }')
    await expect(compose()).rejects.toThrow('service base: privileged: true')
  })
})

describe('compose reads nothing outside of the checkout', () => {
  test.each([
    ['env_file: /etc/hostname', ''],
    ['env_file: [{ path: ../other.env }]', ''],
    ['env_file: linked.env', ''],
    ['env_file: "${HOME}/.docker/config.json"', ''],
    ['label_file: /etc/hostname', ''],
    ['extends: { file: /etc/base.yaml, service: db }', ''],
    ['', 'include: [/etc/compose.yaml]'],
    ['', 'include: [{ path: ../more.yaml }]'],
    ['', 'include: ["https://example.org/a.git"]'],
    ['', 'include: [{ path: more.yaml, env_file: /etc/hostname }]'],
    ['', 'include: [{ path: more.yaml, project_directory: / }]'],
    ['', 'include: [{ path: [more.yaml, deep/er/up.yaml] }]'],
    ['', 'include: [{ path: deep/er/up.yaml, project_directory: . }]'],
    ['', 'include: [deep/linked.yaml]'],
    ['', '---\nservices: { db: { env_file: /etc/hostname } }'],
    ['', '---\ninclude: [/etc/compose.yaml]'],
    ['env_file: !!binary L2V0Yy9ob3N0bmFtZQ==', ''],
  ])('%s %s', async (line, rest) => {
    symlinkSync('/etc/hostname', join(checkout, 'linked.env'))
    write('more.yaml', 'services: { more: { image: db } }')
    write('deep/er/up.yaml', 'services: { up: { image: db, env_file: ../../b.env } }')
    write('deep/linked.yaml', 'services: { up: { image: db, env_file: [../linked.env] } }')
    project(`    ${line}`, rest)
    await expect(compose()).rejects.toThrow('the compose file compose.yaml reads what it may not: ')
  })

  test('a file that compose may read otherwise than it is checked is refused', async () => {
    const aliases = Array.from({ length: 9 }, (_, at) => `x-${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`)
    aliases[0] = 'x-0: &a0 [1]'
    project('    env_file: /etc/hostname', aliases.join('\n'))
    await expect(compose()).rejects.toThrow('the compose file compose.yaml cannot be read: ')
  })

  test('files below the folder that an include names pass', async () => {
    write('env/a.env', 'A=1')
    write('deep/more.yaml', 'services: { more: { image: db, env_file: ../env/a.env } }')
    project('', 'include: [{ path: deep/more.yaml, project_directory: env }]')
    expect((await compose())?.config.services.more).toMatchObject({ environment: { A: '1' } })
  })

  test('nor does it follow the file itself, or its file of variables, where they are links', async () => {
    project()
    symlinkSync('/etc/hostname', join(checkout, '.env'))
    await expect(compose()).rejects.toThrow('.env, which is a link')
    symlinkSync('compose.yaml', join(checkout, 'linked.yaml'))
    await expect(compose({ 'smoke-compose-file': 'linked.yaml' })).rejects.toThrow('which is a link')
  })
})

describe('a compose file sees no variable of the job that is not named', () => {
  test.each([
    'environment: { A: "${ACTIONS_RUNTIME_TOKEN}" }',
    'environment: [ACTIONS_RUNTIME_TOKEN]',
    'command: ["echo", "${ACTIONS_RUNTIME_TOKEN:-none}"]',
    'labels: { a: "${ACTIONS_RUNTIME_TOKEN:?must be}" }',
  ])('%s', async line => {
    project(`    ${line}`)
    const read = await compose().then(
      compose => JSON.stringify(compose),
      (error: Error) => error.message,
    )
    expect(read).not.toContain('token-of-the-job')
    if (!line.includes(':-')) expect(read).toContain('asks for ACTIONS_RUNTIME_TOKEN of the job')
  })

  test('those that are named are there, those of its own file of variables too', async () => {
    write('.env', 'OWN=9')
    project('    environment: { A: "${RELEASE} ${OWN} ${NOWHERE}" }')
    await expect(compose()).rejects.toMatchObject({
      hint: expect.stringContaining('smoke-compose-env: RELEASE'),
    })
    const read = await compose({ 'smoke-compose-env': 'RELEASE' })
    expect(read?.config.services.db?.environment).toEqual({ A: '7 9 ' })
  })
})

describe('on a pull request the compose file of the base branch counts', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', checkout, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      encoding: 'utf8',
    }).trim()
  let baseCommit: string
  beforeEach(() => {
    git('init', '--quiet')
    write('db.env', 'FROM=base')
    write('more.yaml', 'services: { more: { image: base } }')
    project('    env_file: db.env\n    volumes: ["./data:/data"]', 'include: [more.yaml]')
    git('add', '.')
    git('commit', '--quiet', '-m', 'base')
    baseCommit = git('rev-parse', 'HEAD')
  })

  test('with all the files that it names', async () => {
    write('db.env', 'FROM=head')
    write('more.yaml', 'services: { more: { image: head } }')
    project('    image: evil\n    env_file: db.env', 'include: [more.yaml]')
    symlinkSync('/', join(checkout, 'data'))
    const read = await compose({}, { baseCommit, pull: true })
    expect(read?.config.services).toMatchObject({
      db: { image: 'db', environment: { FROM: 'base' } },
      more: { image: 'base' },
    })
    expect(JSON.stringify(read?.config)).not.toContain(checkout)
  })

  test('unless the workflow lets the other one count', async () => {
    project('    labels: { of: head }')
    const allowed = { 'smoke-allow': 'pull-request-file' }
    const read = await compose(allowed, { baseCommit, pull: true })
    expect(read?.config.services.db).toMatchObject({ labels: { of: 'head' } })
  })

  test('a file that is new there does not count yet', async () => {
    write('new.yaml', 'services: { web: { build: . } }')
    const wanted = { 'smoke-compose-file': 'new.yaml' }
    await expect(compose(wanted, { baseCommit, pull: true })).rejects.toMatchObject({
      message: 'on a pull request the compose file new.yaml of the base branch counts, and it has none there',
      hint: expect.stringContaining('smoke-allow: pull-request-file'),
    })
  })

  test.each([undefined, '1'.repeat(40)])(
    'and where its commit is not known, %s, nothing is run',
    async commit => {
      const more = { pull: true, ...(commit && { baseCommit: commit }) }
      await expect(compose({}, more)).rejects.toMatchObject({
        message: expect.stringContaining('its commit is not in this clone'),
        hint: expect.stringContaining('fetch-depth: 2'),
      })
    },
  )

  test('elsewhere the file as it is checked out does', async () => {
    project('    labels: { of: head }')
    expect((await compose({}, { baseCommit }))?.config.services.db).toMatchObject({ labels: { of: 'head' } })
  })
})
