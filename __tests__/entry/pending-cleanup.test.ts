import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { cleanUp } from '../../src/entry/clean-up.ts'
import { addPending, type PendingCleanup } from '../../src/entry/pending-cleanup.ts'
import { takePending } from '../../src/entry/take-pending.ts'
import { jobFolder, nameFor } from '../../src/pipeline/job-folder.ts'
import { temporaryFolder } from '../temporary-folder.ts'

let temp = ''
let victim = ''
let record = ''
const file = () => ({ path: record, named: true, jobTemp: temp })

beforeEach(() => {
  temp = temporaryFolder('temp')
  victim = temporaryFolder('victim')
  writeFileSync(join(victim, 'kept'), '')
  record = join(temporaryFolder('checkout'), 'run.json')
})

const clean = () => cleanUp(record, { PATH: process.env.PATH, HOME: victim, TMPDIR: temp })

test('what a command has left is removed, with its notes', async () => {
  const left = mkdtempSync(join(temp, 'buildonce-'))
  await addPending(file(), [{ stage: 'temp', kind: 'folder', name: left }])
  expect(await clean()).toBe(0)
  expect(readdirSync(temp)).toEqual([])
})

test('notes beside the record, as a checkout or an artifact may have them, are not read', async () => {
  const note: PendingCleanup = { stage: 'temp', kind: 'folder', name: victim }
  writeFileSync(`${record}.left`, `${JSON.stringify(note)}\n`)
  await clean()
  expect(existsSync(join(victim, 'kept'))).toBe(true)
})

test('notes in a folder of somebody else are refused', async () => {
  symlinkSync(victim, join(temp, `buildonce-job-${process.getuid?.()}`))
  await expect(clean()).rejects.toThrow('is not a folder that only this account may write')
  expect(existsSync(join(victim, 'kept'))).toBe(true)
})

describe('of notes that are not ours', () => {
  const own = () => {
    const folder = join(temp, 'buildonce-abc123')
    mkdirSync(folder)
    return folder
  }

  test.each<[string, () => PendingCleanup]>([
    ['any folder', () => ({ stage: 'temp', kind: 'folder', name: victim })],
    ['a folder above', () => ({ stage: 'temp', kind: 'folder', name: join(temp, 'buildonce-abc123', '..') })],
    ['the temporary folder', () => ({ stage: 'temp', kind: 'folder', name: temp })],
    ['any folder of a build', () => ({ stage: 'build', kind: 'folder', name: victim })],
    ['a way out of our folder', () => ({ stage: 'build', kind: 'folder', name: `${own()}/../../${victim}` })],
    ['an image of others', () => ({ stage: 'build', kind: 'image', name: 'acme/web:latest' })],
    ['an option', () => ({ stage: 'smoke', kind: 'image', name: '--all' })],
    ['a builder of others', () => ({ stage: 'setup', kind: 'builder', name: 'default' })],
    ['an option for a label', () => ({ stage: 'smoke', kind: 'label', name: 'com.example=1' })],
    ['a container of others', () => ({ stage: 'scan', kind: 'container', name: 'database' })],
    ['a kind that no stage has', () => ({ stage: 'promote', kind: 'folder', name: own() })],
    ['a login that is none', () => ({ stage: 'setup', kind: 'login', name: '{' })],
    [
      'a login that is planted from elsewhere',
      () => ({
        stage: 'setup',
        kind: 'login',
        name: JSON.stringify({ registry: 'ghcr.io', backup: victim }),
      }),
    ],
    [
      'an option for a registry',
      () => ({ stage: 'setup', kind: 'login', name: JSON.stringify({ registry: '--config=/' }) }),
    ],
  ])('%s is left alone', async (_, note) => {
    const item = note()
    await addPending(file(), [item])
    expect(await takePending(file())).toEqual([])
  })

  test('what is no note at all is passed over', async () => {
    const folder = await jobFolder(temp)
    writeFileSync(
      join(folder, nameFor(record, 'left')),
      '{"stage":"temp"\n[]\n{"stage":"none","kind":"a","name":"b"}\n',
    )
    expect(await takePending(file())).toEqual([])
  })
})

test('what each stage makes is told from that', async () => {
  const folder = mkdtempSync(join(temp, 'buildonce-'))
  const id = '0b5f3f3e-8d3c-4b57-9a0e-1c2d3e4f5a6b'
  const left: PendingCleanup[] = [
    { stage: 'temp', kind: 'folder', name: folder },
    { stage: 'build', kind: 'folder', name: join(folder, `buildonce-layout-${id}`) },
    { stage: 'build', kind: 'image', name: '127.0.0.1:5000/acme/web:buildonce-0123456789ab' },
    { stage: 'setup', kind: 'builder', name: `buildonce-${id.slice(0, 13)}` },
    { stage: 'setup', kind: 'login', name: JSON.stringify({ registry: 'ghcr.io', stored: true }) },
    {
      stage: 'setup',
      kind: 'login',
      name: JSON.stringify({ registry: 'docker.io', backup: join(folder, `buildonce-login-${id}`) }),
    },
    { stage: 'scan', kind: 'container', name: `buildonce-scan-${id}` },
    { stage: 'scan', kind: 'image', name: `buildonce-sandbox:${id}` },
    { stage: 'scan', kind: 'folder', name: `/var/cache/trivy-${id}.part` },
    { stage: 'smoke', kind: 'label', name: 'buildonce.smoke=0123456789ab' },
    { stage: 'smoke', kind: 'compose', name: 'buildonce-smoke-0123' },
    { stage: 'smoke', kind: 'folder', name: join(folder, 'smoke-aBc123') },
  ]
  await addPending(file(), left)
  expect(await takePending(file())).toEqual(left)
})
