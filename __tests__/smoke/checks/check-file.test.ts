import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readCheckFile } from '../../../src/smoke/checks/check-file.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

const folder = temporaryFolder('check-file')

function read(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  return readCheckFile(name, folder)
}

const structure = `
schemaVersion: 2.0.0
globalEnvVars: [{ key: HOME_OF, value: '$APP' }]
commandTests:
  - name: php is there
    command: php
    args: [-v]
    expectedOutput: ['(?i)^php 8']
    excludedError: [warning]
  - name: with variables
    setup: []
    envVars: [{ key: LEVEL, value: '2' }]
    command: 'true'
    exitCode: 1
fileExistenceTests:
  - name: the application
    path: /app
    permissions: '-rwsr-x---'
    uid: 0
    gid: 65532
    isExecutableBy: group
  - { name: its group, path: /g, gid: 7 }
  - { name: as Go writes it, path: /tmp, permissions: dtrwxrwxrwx }
  - name: no secrets
    path: /root/.npmrc
    shouldExist: false
fileContentTests:
  - { name: sources, path: /etc/apt, expectedContents: [deb], excludedContents: ['http:'] }
metadataTest:
  envVars: [{ key: MODE, value: '^prod', isRegex: true }]
  unboundEnvVars: [{ key: DEBUG }]
  labels: [{ key: a.b, value: c }]
  exposedPorts: ['8080/tcp']
  unexposedPorts: [22]
  cmd: [/bin/app, serve]
  user: luke
  env: [{ key: OLD, value: name }]
licenseTests: []
`

describe('a check file', () => {
  test('lines are checks', async () => {
    expect(await read('a.txt', '# first\nhttp /a\nport 80\n')).toMatchObject({
      checks: [{ line: 'http /a' }, { line: 'port 80' }],
    })
  })

  test.each([
    ['b.yaml', '- http /a\n- port 80'],
    ['c.yml', 'checks:\n  - http /a\n  - port 80'],
    ['d.json', '{"checks":["http /a","port 80"]}'],
  ])('%s is a list of lines', async (name, text) => {
    expect((await read(name, text)).checks.map(({ kind }) => kind)).toEqual(['http', 'port'])
  })

  test('a container-structure-test file gives the same checks', async () => {
    const { checks } = await read('e.yaml', structure)
    expect(checks).toMatchObject([
      {
        kind: 'run',
        argv: ['php', '-v'],
        output: [{ source: '(?i:^php 8)' }],
        notOutput: [],
        notErrorOutput: [{ source: 'warning' }],
        env: [{ name: 'HOME_OF', value: '$APP' }],
      },
      {
        kind: 'run',
        argv: ['true'],
        exitCodes: [1],
        env: [
          { name: 'HOME_OF', value: '$APP' },
          { name: 'LEVEL', value: '2' },
        ],
      },
      { kind: 'file', mode: 0o4750, type: 'file', owner: { uid: 0, gid: 65532 }, anyOf: 0o010, exists: true },
      { kind: 'file', path: '/g', owner: { gid: 7 } },
      { kind: 'file', path: '/tmp', mode: 0o1777, type: 'folder' },
      { kind: 'file', path: '/root/.npmrc', exists: false },
      { kind: 'file', content: [{ source: 'deb' }], notContent: [{ source: 'http:' }] },
      { kind: 'env', name: 'MODE', value: { by: 'pattern', source: '^prod' } },
      { kind: 'env', name: 'OLD', value: { text: 'name' } },
      { kind: 'env', name: 'DEBUG', absent: true },
      { kind: 'image', property: 'label', value: { text: 'a.b=c' } },
      { kind: 'image', property: 'cmd', value: { text: '["/bin/app","serve"]' } },
      { kind: 'image', property: 'exposed-port', value: { text: '8080' }, not: false },
      { kind: 'image', property: 'exposed-port', value: { text: '22' }, not: true },
      { kind: 'image', property: 'user', value: { text: 'luke' } },
    ])
  })

  test.each([
    ['f.txt', 'http /a\nhtp /b', /f\.txt, check 2 "htp \/b": .*did you mean http/],
    ['g.yaml', 'services: {}', /neither a list of checks nor a schemaVersion/],
    ['h.yaml', 'a: [', /is not YAML/],
    [
      'i.yaml',
      'schemaVersion: 2.0.0\ncommandTests: [{ name: a }]',
      /no container-structure-test file: commandTests\.0\.command/,
    ],
  ])('%s is refused', async (name, text, message) => {
    await expect(read(name, text)).rejects.toThrow(message)
  })

  test.each<[string, RegExp]>([
    ['commandTests: [{ name: a, command: b, setup: [[touch, /x]] }]', /setup of "a"\n.*sh/],
    ['commandTests: [{ name: a, command: b, teardown: [[rm, /x]] }]', /teardown of "a"/],
    ['commandTests: [{ name: a, command: b, timeout: 3 }]', /timeout of "a"/],
    ['fileExistenceTests: [{ name: a, path: /b, owner: root }]', /owner of "a"/],
    ['fileContentTests: [{ name: a, path: /b, contents: [x] }]', /contents of "a"/],
    ['metadataTest: { entryPoint: [x] }', /entryPoint of metadataTest/],
    ['licenseTests: [{ debian: true }]', /licenseTests\n.*scanners: license/],
    ['dockerImageTests: []', /dockerImageTests/],
    ['containerRunOptions: { user: root }', /containerRunOptions\.user\n.*smoke-run-options: --user root/],
    ['containerRunOptions: { capabilities: [NET_ADMIN] }', /--cap-add NET_ADMIN/],
    ['containerRunOptions: { bindMounts: ["./a:/b"] }', /--volume \.\/a:\/b/],
    ['containerRunOptions: { privileged: true }', /smoke-allow: privileged/],
    ['containerRunOptions: { allocateTty: true }', /smoke-run-options: --tty/],
    ['containerRunOptions: { envFile: env }', /containerRunOptions\.envFile\n.*smoke-env/],
    ['containerRunOptions: { envVars: [A] }', /containerRunOptions\.envVars/],
    ['containerRunOptions: { other: 1 }', /containerRunOptions\.other/],
  ])('what has no equal here is refused by name: %s', async (text, message) => {
    const refusal = await read('j.yaml', `schemaVersion: 2.0.0\n${text}`).catch(error => error)
    expect(`${refusal.message}\n${refusal.hint}`).toMatch(message)
  })

  test('all of it at once, and what asks for nothing is no refusal', async () => {
    const both =
      'commandTests: [{ name: a, command: b, setup: [[x]], teardown: [[y]] }]\nlicenseTests: [{ debian: true }]'
    await expect(read('k.yaml', `schemaVersion: 2.0.0\n${both}`)).rejects.toThrow(
      'k.yaml has what cannot be tested here: setup of "a"; teardown of "a"; licenseTests',
    )
    const nothing = 'containerRunOptions: { privileged: false, user: "", bindMounts: [] }\nlicenseTests: []'
    expect(await read('l.yaml', `schemaVersion: "2.0.0"\n${nothing}`)).toEqual({ checks: [] })
    await expect(read('m.yaml', 'schemaVersion: 1.0.0\ncommandTests: []')).rejects.toThrow(
      'm.yaml has the schemaVersion 1.0.0, and 2.0.0 is read',
    )
  })

  test('one that is not there is named', async () => {
    await expect(readCheckFile('nowhere.txt', folder)).rejects.toThrow(
      /check file nowhere\.txt cannot be read/,
    )
  })
})
