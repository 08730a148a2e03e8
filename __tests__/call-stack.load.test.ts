import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'

const src = join(import.meta.dirname, '..', 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))

type Node = Readonly<Record<string, unknown>>

/** Constants of the code: of data there is no end, and an engine takes some 125,000 arguments. */
const constants = [
  ...['severities', 'sandboxes', 'behaviors', 'composeRights', 'sbomFormats', 'scannerNames'],
  // Names that a type of output does not take.
  'ignored',
]

/** Functions that call themselves, with what keeps their depth within a few thousand, whatever they are given. */
const bounded: Readonly<Record<string, string>> = {
  'build/run-build.ts runBuild': 'once for each platform, by a builder that is one node',
  'build/cache-folder.ts reach':
    'each manifest once, of a cache that this job made; it waits for a file at each',
  'files/place.ts follow': 'the links of a path, at most 40',
  'hosts/github-api.ts rootOf': 'errors around errors, which the code makes',
  'hosts/head.ts gitFolderAround': 'the folders of a path of this machine',
  'hosts/overrides.ts commitFault': 'once more, in small letters',
  'identity/checkout.ts checkoutRoot': 'the folders of a path of this machine',
  'identity/kept.ts list': 'the folders of a path of this machine',
  'identity/largest-paths.ts deepest': 'the folders of a path of this machine',
  'image/path-tree.ts remove': 'the folders of a path in a layer, at most 512',
  'image/path-tree.ts removeBelow': 'the folders of a path in a layer, at most 512',
  'image/rollup.ts below': 'the folders of a path in a layer, at most 512',
  'image/rollup.ts rowsOf': 'the folders of a path in a layer, at most 512',
  'messages/errors.ts hintOf': 'errors around errors, which the code makes',
  'registry/auth/session.ts enter': 'it waits for another request each time',
  'registry/auth/token-cache.ts bearer': 'it waits for another request each time',
  'report/records.ts walk': 'folders of records, at most 4',
  'scan/jail/bounded.ts look': 'it is called by a timer',
  'scan/jail/none.ts linkTree': 'the folders of a path of this machine',
  'scan/trivy-config.ts leaves': 'maps of a YAML file, which is read to a depth of some hundreds',
  'scan/world-readable.ts copyReadable': 'the folders of a path of this machine',
  'scan/world-readable.ts isShared': 'the folders of a path of this machine',
  'smoke/compose-files.ts include': 'the files of a compose project, at most 100',
  'smoke/compose-files.ts read': 'the files of a compose project, at most 100',
  'smoke/container/watch.ts done': 'it hands itself over, and is not called in itself',
  'store/copy.ts collect': 'indexes in indexes, with a bound',
  'store/layout/content.ts take': 'indexes in indexes, with a bound',
  'store/referrers.ts referrersOf': 'referrers of referrers, with a bound',
  'store/runnable-images.ts listEntry': 'indexes in indexes, with a bound',
  'store/runnable-images.ts listIndex': 'indexes in indexes, with a bound',
}

const parsed = files.map(file => {
  const text = readFileSync(join(src, file), 'utf8')
  return { file, body: parseSync(text, { syntax: 'typescript', target: 'es2024' }).body as unknown }
})

function visit(node: unknown, see: (node: Node) => boolean | undefined): void {
  if (typeof node !== 'object' || node === null) return
  if (see(node as Node) === false) return
  for (const child of Object.values(node)) visit(child, see)
}

function identifier(node: unknown): string {
  const { type, value } = (node ?? {}) as Node
  return type === 'Identifier' ? String(value) : ''
}

/** Finds the calls in a piece of code that spread something into their arguments. */
function spreadsIn(code: unknown): string[] {
  const found: string[] = []
  visit(code, ({ type, arguments: given }) => {
    if (type !== 'CallExpression' && type !== 'NewExpression') return undefined
    for (const { spread, expression } of (given ?? []) as Node[])
      if (spread !== null) found.push(identifier(expression))
    return undefined
  })
  return found
}

/** Finds the functions of a file that call themselves, or each other. */
function recursiveIn(code: unknown): string[] {
  const uses = new Map<string, Set<string>>()
  const collect = (node: unknown, owner: string | undefined): void =>
    visit(node, each => {
      const { type, id, init, identifier: name, params, body } = each
      if (type === 'FunctionDeclaration') {
        collect([params, body], identifier(name))
        return false
      }
      const made = (init as Node | null | undefined)?.type
      if (
        type === 'VariableDeclarator' &&
        /^(?:Arrow)?FunctionExpression$|^ArrowFunction/.test(String(made))
      ) {
        collect(init, identifier(id))
        return false
      }
      if (owner === undefined || (type !== 'CallExpression' && type !== 'NewExpression')) return undefined
      const used = uses.get(owner) ?? new Set()
      for (const { expression } of (each.arguments ?? []) as Node[]) used.add(identifier(expression))
      uses.set(owner, used.add(identifier(each.callee)))
      return undefined
    })
  collect(code, undefined)
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(uses.get(from) ?? [])].some(next => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return [...uses.keys()].filter(name => reaches(name, name))
}

test('data is never spread into arguments', () => {
  const found = parsed.flatMap(({ file, body }) =>
    spreadsIn(body)
      .filter(name => !constants.includes(name))
      .map(name => `${file} ${name}`),
  )
  expect(found).toEqual([])
})

test('arguments are not put together in other ways either', () => {
  const ways = /\.apply\(|Reflect\.(?:apply|construct)\(/
  expect(files.filter(file => ways.test(readFileSync(join(src, file), 'utf8')))).toEqual([])
})

test('what calls itself has a bound', () => {
  const found = parsed.flatMap(({ file, body }) => recursiveIn(body).map(name => `${file} ${name}`))
  expect(found.sort()).toEqual(Object.keys(bounded).sort())
})

test('the rules see what they are about', () => {
  const body = (code: string) => parseSync(code, { syntax: 'typescript', target: 'es2024' }).body
  expect(spreadsIn(body('list.push(...more); new Set(...all); Math.max(0, ...x.map(y))'))).toEqual([
    'more',
    'all',
    '',
  ])
  expect(spreadsIn(body('f([...a], { ...b }); function g(...c) {}'))).toEqual([])
  expect(recursiveIn(body('const a = x => x.flatMap(b); function b(y) { return y.map(a) }'))).toEqual([
    'a',
    'b',
  ])
  expect(recursiveIn(body('function end(x) { return x.end({ end: 1 }) }'))).toEqual([])
})
