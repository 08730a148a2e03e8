import * as v from 'valibot'
import { UserError } from '../../messages/errors.ts'
import { type Check, type Match, pattern } from './checks.ts'
import { refusals } from './structure-refusals.ts'
import { symbolicMode } from './symbolic-mode.ts'

const texts = v.optional(v.array(v.string()), [])
const variable = v.object({
  key: v.string(),
  value: v.optional(v.string()),
  isRegex: v.optional(v.boolean()),
})
const numeric = v.union([v.number(), v.string()])

const commands = v.optional(v.array(v.array(v.string())), [])

const commandTest = v.looseObject({
  name: v.string(),
  command: v.string(),
  envVars: v.optional(v.array(variable), []),
  setup: commands,
  teardown: commands,
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
  /** The name of `envVars` in older files. */
  env: v.optional(v.array(variable), []),
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
  schemaVersion: numeric,
  globalEnvVars: v.optional(v.array(variable), []),
  containerRunOptions: v.optional(v.record(v.string(), v.unknown()), {}),
  licenseTests: v.optional(v.array(v.unknown()), []),
  commandTests: v.optional(v.array(commandTest), []),
  fileExistenceTests: v.optional(v.array(existenceTest), []),
  fileContentTests: v.optional(v.array(contentTest), []),
  metadataTest: v.optional(metadataTest),
})

/**
 * Reads a container-structure-test file (schema 2.0.0); commands run in a container of their own.
 * https://github.com/GoogleContainerTools/container-structure-test
 *
 * @throws UserError when it is none, and naming everything in it that has no equal here: a test is never run without a part of it.
 */
export function readStructureTests(value: unknown, origin: string): readonly Check[] {
  const parsed = v.safeParse(file, value)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new UserError(
      `${origin} is no container-structure-test file: ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
    )
  }
  const tests = parsed.output
  if (!/^2(?:\.0){0,2}$/.test(String(tests.schemaVersion)))
    throw new UserError(`${origin} has the schemaVersion ${tests.schemaVersion}, and 2.0.0 is read`, {
      hint: 'Write it in version 2.0.0, in which a command and its args are apart.',
    })
  const refused = refusals(tests, { file, commandTest, existenceTest, contentTest, metadataTest })
  if (refused.length > 0)
    throw new UserError(
      `${origin} has what cannot be tested here: ${refused.map(each => each.what).join('; ')}`,
      { hint: [...new Set(refused.map(each => each.instead))].join(' ') },
    )
  const { commandTests, fileExistenceTests, fileContentTests, metadataTest: metadata } = tests
  return [
    ...commandTests.map(test => commandCheck(test, [...tests.globalEnvVars, ...test.envVars])),
    ...fileExistenceTests.map(existenceCheck),
    ...fileContentTests.map(contentCheck),
    ...(metadata ? metadataChecks(metadata) : []),
  ]
}

function commandCheck(
  test: v.InferOutput<typeof commandTest>,
  variables: readonly v.InferOutput<typeof variable>[],
): Check {
  return {
    kind: 'run',
    argv: [test.command, ...test.args],
    exitCodes: [test.exitCode],
    output: test.expectedOutput.map(goPattern),
    notOutput: test.excludedOutput.map(goPattern),
    errorOutput: test.expectedError.map(goPattern),
    notErrorOutput: test.excludedError.map(goPattern),
    expands: true,
    ...(variables.length > 0 && { env: variables.map(({ key, value = '' }) => ({ name: key, value })) }),
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
    ...(test.permissions && symbolicMode(test.permissions)),
    ...(test.isExecutableBy && { anyOf: bits[test.isExecutableBy] }),
    ...((test.uid !== undefined || test.gid !== undefined) && {
      owner: {
        ...(test.uid !== undefined && { uid: test.uid }),
        ...(test.gid !== undefined && { gid: test.gid }),
      },
    }),
    expands: true,
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
    expands: true,
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
    ...[...test.envVars, ...test.env].map(({ key, value = '', isRegex }): Check => {
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
