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
commandTests:
  - name: php is there
    command: php
    args: [-v]
    expectedOutput: ['(?i)^php 8']
    excludedError: [warning]
  - name: with a set-up
    setup: [[touch, /x]]
    command: 'true'
    exitCode: 1
fileExistenceTests:
  - name: the application
    path: /app
    permissions: '-rwsr-x---'
    uid: 0
    gid: 65532
    isExecutableBy: group
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
licenseTests: [{ debian: true }]
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

  test('a container-structure-test file gives what the two share, and names the rest', async () => {
    const { checks, left } = await read('e.yaml', structure)
    expect(checks).toMatchObject([
      {
        kind: 'run',
        argv: ['php', '-v'],
        output: [{ source: '(?i:^php 8)' }],
        notOutput: [{ source: 'warning' }],
      },
      { kind: 'run', argv: ['true'], exitCodes: [1] },
      { kind: 'file', mode: 0o4750, owner: { uid: 0, gid: 65532 }, anyOf: 0o010, exists: true },
      { kind: 'file', path: '/root/.npmrc', exists: false },
      { kind: 'file', content: [{ source: 'deb' }], notContent: [{ source: 'http:' }] },
      { kind: 'env', name: 'MODE', value: { by: 'pattern', source: '^prod' } },
      { kind: 'env', name: 'DEBUG', absent: true },
      { kind: 'image', property: 'label', value: { text: 'a.b=c' } },
      { kind: 'image', property: 'cmd', value: { text: '["/bin/app","serve"]' } },
      { kind: 'image', property: 'exposed-port', value: { text: '8080' }, not: false },
      { kind: 'image', property: 'exposed-port', value: { text: '22' }, not: true },
      { kind: 'image', property: 'user', value: { text: 'luke' } },
    ])
    expect(left).toEqual(['licenseTests', 'setup of "with a set-up"'])
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

  test('one that is not there is named', async () => {
    await expect(readCheckFile('nowhere.txt', folder)).rejects.toThrow(
      /check file nowhere\.txt cannot be read/,
    )
  })
})
