import * as v from 'valibot'
import { UserError } from '../../messages/errors.ts'
import { type Check, type Match, pattern } from './checks.ts'

const texts = v.optional(v.array(v.string()), [])
const variable = v.object({
  key: v.string(),
  value: v.optional(v.string()),
  isRegex: v.optional(v.boolean()),
})
const numeric = v.union([v.number(), v.string()])

const commandTest = v.looseObject({
  name: v.string(),
  command: v.string(),
  args: texts,
  expectedOutput: texts,
  excludedOutput: texts,
  expectedError: texts,
  excludedError: texts,
  exitCode: v.optional(v.number(), 0),
})
const existenceTest = v.looseObject({
  name: v.string(),
  path: v.string(),
  shouldExist: v.optional(v.boolean(), true),
  permissions: v.optional(v.string()),
  uid: v.optional(v.number()),
  gid: v.optional(v.number()),
  isExecutableBy: v.optional(v.picklist(['owner', 'group', 'other', 'any'])),
})
const contentTest = v.looseObject({
  name: v.string(),
  path: v.string(),
  expectedContents: texts,
  excludedContents: texts,
})
const metadataTest = v.looseObject({
  envVars: v.optional(v.array(variable), []),
  unboundEnvVars: v.optional(v.array(variable), []),
  labels: v.optional(v.array(variable), []),
  entrypoint: v.optional(v.array(v.string())),
  cmd: v.optional(v.array(v.string())),
  exposedPorts: v.optional(v.array(numeric), []),
  unexposedPorts: v.optional(v.array(numeric), []),
  volumes: texts,
  unmountedVolumes: texts,
  workdir: v.optional(v.string()),
  user: v.optional(v.string()),
})
const file = v.looseObject({
  schemaVersion: v.string(),
  commandTests: v.optional(v.array(commandTest), []),
  fileExistenceTests: v.optional(v.array(existenceTest), []),
  fileContentTests: v.optional(v.array(contentTest), []),
  metadataTest: v.optional(metadataTest),
})

/** The checks of a container-structure-test file, and the names of the tests in it that are not supported. */
export interface StructureTests {
  readonly checks: readonly Check[]
  readonly left: readonly string[]
}

/**
 * Reads a container-structure-test file (schema 2.0.0) as far as both formats have a check; commands run in a container
 * of their own. https://github.com/GoogleContainerTools/container-structure-test
 *
 * @throws UserError when it is none.
 */
export function readStructureTests(value: unknown, origin: string): StructureTests {
  const parsed = v.safeParse(file, value)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new UserError(
      `${origin} is no container-structure-test file: ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
    )
  }
  const { commandTests, fileExistenceTests, fileContentTests, metadataTest: metadata } = parsed.output
  const checks = [
    ...commandTests.map(commandCheck),
    ...fileExistenceTests.map(existenceCheck),
    ...fileContentTests.map(contentCheck),
    ...(metadata ? metadataChecks(metadata) : []),
  ]
  const ignored = ['licenseTests', 'globalEnvVars', 'containerRunOptions'].filter(
    name => name in parsed.output,
  )
  const perTest = ['setup', 'teardown', 'envVars'].flatMap(name =>
    commandTests.filter(each => name in each).map(each => `${name} of "${each.name}"`),
  )
  return { checks, left: [...ignored, ...perTest] }
}

function commandCheck(test: v.InferOutput<typeof commandTest>): Check {
  return {
    kind: 'run',
    argv: [test.command, ...test.args],
    exitCodes: [test.exitCode],
    output: [...test.expectedOutput, ...test.expectedError].map(goPattern),
    notOutput: [...test.excludedOutput, ...test.excludedError].map(goPattern),
    line: test.name,
  }
}

function existenceCheck(test: v.InferOutput<typeof existenceTest>): Check {
  const bits = { owner: 0o100, group: 0o010, other: 0o001, any: 0o111 }
  return {
    kind: 'file',
    path: test.path,
    exists: test.shouldExist,
    content: [],
    notContent: [],
    ...(test.permissions && { mode: symbolicMode(test.permissions) }),
    ...(test.isExecutableBy && { anyOf: bits[test.isExecutableBy] }),
    ...(test.uid !== undefined && {
      owner: { uid: test.uid, ...(test.gid !== undefined && { gid: test.gid }) },
    }),
    line: test.name,
  }
}

function contentCheck(test: v.InferOutput<typeof contentTest>): Check {
  return {
    kind: 'file',
    path: test.path,
    exists: true,
    content: test.expectedContents.map(goPattern),
    notContent: test.excludedContents.map(goPattern),
    line: test.name,
  }
}

function metadataChecks(test: v.InferOutput<typeof metadataTest>): Check[] {
  type Property = Extract<Check, { kind: 'image' }>['property']
  const image = (property: Property, value: string | Match, not = false): Check => ({
    kind: 'image',
    property,
    value: typeof value === 'string' ? { by: 'text', text: value } : value,
    not,
    line: `metadata: ${not ? 'no ' : ''}${property}`,
  })
  const port = (text: number | string) => String(text).replace(/\/tcp$/, '')
  return [
    ...test.envVars.map(({ key, value = '', isRegex }): Check => {
      const match: Match = isRegex ? goPattern(value) : { by: 'text', text: value }
      return { kind: 'env', name: key, value: match, line: `metadata: variable ${key}` }
    }),
    ...test.unboundEnvVars.map(({ key }): Check => {
      return { kind: 'env', name: key, absent: true, line: `metadata: no variable ${key}` }
    }),
    ...test.labels.map(({ key, value = '', isRegex }) =>
      image(
        'label',
        isRegex ? goPattern(`^${literal(key)}=(?:${value.replace(/^\^/, '')})`) : `${key}=${value}`,
      ),
    ),
    ...(test.entrypoint ? [image('entrypoint', JSON.stringify(test.entrypoint))] : []),
    ...(test.cmd ? [image('cmd', JSON.stringify(test.cmd))] : []),
    ...test.exposedPorts.map(text => image('exposed-port', port(text))),
    ...test.unexposedPorts.map(text => image('exposed-port', port(text), true)),
    ...test.volumes.map(path => image('volume', path)),
    ...test.unmountedVolumes.map(path => image('volume', path, true)),
    ...(test.workdir === undefined ? [] : [image('workdir', test.workdir)]),
    ...(test.user === undefined ? [] : [image('user', test.user)]),
  ]
}

/** In Go, flags for the whole expression stand at its beginning. */
function goPattern(source: string): Match {
  const flags = /^\(\?([ims]+)\)(.*)$/s.exec(source)
  return pattern(flags ? `(?${flags[1]}:${flags[2]})` : source)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Reads `-rwxr-x---`, the way `ls` writes a mode. */
function symbolicMode(text: string): number {
  const bits = text.slice(-9)
  if (!/^[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-]$/.test(bits))
    throw new UserError(`"${text}" is not a mode like -rw-r--r--`)
  const permissions = [...bits].reduce((mode, bit) => mode * 2 + (/[-ST]/.test(bit) ? 0 : 1), 0)
  const special = [/[sS]/.test(bits[2] ?? ''), /[sS]/.test(bits[5] ?? ''), /[tT]/.test(bits[8] ?? '')]
  return special.reduce((mode, set, index) => mode + (set ? 0o4000 >> index : 0), permissions)
}
