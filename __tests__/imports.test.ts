import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const src = join(import.meta.dirname, '..', 'src')
const features = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote', 'report']

/** What each room may import: other rooms, and those of which it may take types only. */
const rules: Record<string, { rooms: string[]; types: string[] }> = {
  messages: { rooms: [], types: [] },
  stage: { rooms: ['image', 'messages'], types: ['hosts', 'system'] },
  entry: {
    rooms: ['messages', 'engine', 'files', 'hosts', 'inputs', 'pipeline', 'stage', 'system'],
    types: [],
  },
  engine: { rooms: ['system'], types: ['stage'] },
  files: { rooms: ['messages'], types: ['system'] },
  image: { rooms: ['messages'], types: [] },
  inputs: { rooms: ['messages'], types: [] },
  registry: { rooms: ['image', 'messages'], types: ['system'] },
  identity: { rooms: ['files', 'image', 'messages', 'stage'], types: [] },
  store: { rooms: ['files', 'registry', 'image', 'messages'], types: ['system'] },
  system: { rooms: ['messages'], types: [] },
  hosts: { rooms: ['messages'], types: ['system', 'stage'] },
  pipeline: {
    rooms: [
      ...features,
      'watch',
      'files',
      'stage',
      'identity',
      'image',
      'store',
      'registry',
      'inputs',
      'messages',
    ],
    types: [],
  },
  watch: { rooms: ['report', 'image', 'inputs', 'stage', 'messages'], types: [] },
  ...Object.fromEntries(
    features.map(name => [
      name,
      {
        rooms: [
          ...(['build', 'promote'].includes(name) ? ['identity'] : []),
          ...(['build', 'setup'].includes(name) ? ['engine'] : []),
          ...['files', 'image', 'store', 'registry', 'inputs', 'messages', 'stage'],
        ],
        types: [],
      },
    ]),
  ),
}

/** What every room may use: what people read, and files of `system/` that have no effect of their own. */
const everywhere = ['messages', 'system/public-address.ts', 'system/read-body.ts', 'system/retry-after.ts']

/** The files that read the environment: a step of GitHub, and the command line. */
const entries = ['entry/index.ts', 'entry/main.ts', 'entry/cli.ts']

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))

describe('the import rule', () => {
  test('is the table in docs/architecture.md', () => {
    const page = readFileSync(join(src, '..', 'docs', 'architecture.md'), 'utf8')
    const section = page.split('## Folders')[1]?.split('\n## ')[0] ?? ''
    const named = (cell: string) =>
      [...cell.matchAll(/`([a-z-]+)(\/?)`/g)].map(([, name, slash]) => `${name}${slash ? '' : '.ts'}`)
    const told = [...section.matchAll(/^\| (`.*?) \| .*? \| (.*) \|$/gm)].flatMap(
      ([, rooms = '', may = '']) =>
        named(rooms).map(
          room => [room, [...(may.startsWith('the stages') ? features : []), ...named(may)]] as const,
        ),
    )
    const sorted = (table: Iterable<readonly [string, readonly string[]]>) =>
      [...table].map(([room, may]) => `${room}: ${may.toSorted().join(' ')}`).toSorted()
    expect(sorted(told)).toEqual(sorted(Object.entries(rules).map(([room, { rooms }]) => [room, rooms])))
  })

  test('every room of src/ has a rule', () => {
    const rooms = new Set(files.map(roomOf))
    expect([...rooms].filter(room => rules[room] === undefined)).toEqual([])
  })

  test.each(files)('%s imports only what its room may', file => {
    const room = roomOf(file)
    const rule = rules[room] ?? { rooms: [], types: [] }
    const wrong = importsOf(file)
      .filter(({ path }) => path.startsWith('.'))
      .map(({ path, typeOnly }) => ({ imported: relative(src, join(src, dirname(file), path)), typeOnly }))
      .map(({ imported, typeOnly }) => ({ imported, to: roomOf(imported), typeOnly }))
      .filter(
        ({ imported, to, typeOnly }) =>
          to !== room &&
          !everywhere.includes(to) &&
          !everywhere.includes(imported) &&
          !rule.rooms.includes(to) &&
          !(typeOnly && rule.types.includes(to)),
      )
    expect(wrong).toEqual([])
  })

  test('@actions packages stay behind the two doors and the hosts', () => {
    const wrong = files.filter(
      file =>
        !['hosts', 'system'].includes(roomOf(file)) &&
        importsOf(file).some(({ path }) => path.startsWith('@actions/')),
    )
    expect(wrong).toEqual([])
  })

  test('only system/ starts processes or opens connections', () => {
    const doors = /^(node:)?(child_process|http|https|http2|net|tls|dgram)$/
    const wrong = files.filter(
      file =>
        roomOf(file) !== 'system' &&
        importsOf(file).some(({ path, typeOnly }) => doors.test(path) && !typeOnly),
    )
    expect(wrong).toEqual([])
    expect(files.filter(file => /\bfetch\(/.test(codeOf(file)))).toEqual([])
  })

  test('image/ touches no files, and nothing but the hosts and the entries reads the environment', () => {
    const images = files.filter(file => roomOf(file) === 'image')
    expect(images.filter(file => importsOf(file).some(({ path }) => /^(node:)?(fs|os)/.test(path)))).toEqual(
      [],
    )
    const readers = files.filter(file => /process\.env\b/.test(codeOf(file)))
    expect(readers.filter(file => !entries.includes(file))).toEqual([])
  })
})

test('no file imports itself by way of others, types included', () => {
  const targets = new Map(
    files.map(file => [
      file,
      importsOf(file)
        .filter(({ path }) => path.startsWith('.'))
        .map(({ path }) => join(dirname(file), path)),
    ]),
  )
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (targets.get(from) ?? []).some(
      next => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    )
  expect(files.filter(file => reaches(file, file, new Set()))).toEqual([])
})

test('the table of rooms names no room that is gone', () => {
  const rooms = new Set(files.map(roomOf))
  expect(Object.keys(rules).filter(room => !rooms.has(room))).toEqual([])
})

function roomOf(file: string): string {
  return file.split('/')[0] ?? file
}

function importsOf(file: string) {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g
  return [...codeOf(file).matchAll(statement)].map(match => ({
    path: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

/** Returns a file's text without comments, where a word may stand that the code does not use. */
function codeOf(file: string): string {
  return readFileSync(join(src, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}
