/** Something in a container-structure-test file that is not tested here, and what to do instead. */
export interface Refusal {
  readonly what: string
  readonly instead: string
}

interface Schema {
  readonly entries: object
}

interface Tests {
  readonly commandTests: readonly Named[]
  readonly fileExistenceTests: readonly Named[]
  readonly fileContentTests: readonly Named[]
  readonly metadataTest?: object | undefined
  readonly licenseTests: readonly unknown[]
  readonly containerRunOptions: Readonly<Record<string, unknown>>
}

interface Named {
  readonly name: string
  readonly setup?: unknown
  readonly teardown?: unknown
}

/** Lists what a file has beyond the keys that are applied: unknown ones too, for they may mean anything. */
export function refusals(
  tests: Tests,
  schemas: Readonly<
    Record<'file' | 'commandTest' | 'existenceTest' | 'contentTest' | 'metadataTest', Schema>
  >,
): Refusal[] {
  const unknown = (value: object, schema: Schema, where: string) =>
    Object.keys(value)
      .filter(key => !(key in schema.entries))
      .map(key => ({ what: `${key}${where}`, instead: `"${key}" is no key of version 2.0.0: take it out.` }))
  const ofTests = (all: readonly Named[], schema: Schema) =>
    all.flatMap(test => unknown(test, schema, ` of "${test.name}"`))
  return [
    ...unknown(tests, schemas.file, ''),
    ...ofTests(tests.commandTests, schemas.commandTest),
    ...ofTests(tests.fileExistenceTests, schemas.existenceTest),
    ...ofTests(tests.fileContentTests, schemas.contentTest),
    ...unknown(tests.metadataTest ?? {}, schemas.metadataTest, ' of metadataTest'),
    ...tests.commandTests.flatMap(stepsOf),
    ...(tests.licenseTests.length > 0
      ? [{ what: 'licenseTests', instead: 'For licenseTests set `scanners: license` of the scan.' }]
      : []),
    ...Object.entries(tests.containerRunOptions).flatMap(([key, value]) =>
      isNothing(value) ? [] : [{ what: `containerRunOptions.${key}`, instead: insteadOf(key, value) }],
    ),
  ]
}

/** Every test runs in a container of its own, which is all that is there before and after it. */
function stepsOf({ name, setup, teardown }: Named): Refusal[] {
  return [
    ...(isNothing(setup)
      ? []
      : [
          {
            what: `setup of "${name}"`,
            instead:
              'Instead of a setup let the command do both: `command: sh`, `args: [-c, "SETUP && COMMAND"]`.',
          },
        ]),
    ...(isNothing(teardown)
      ? []
      : [
          {
            what: `teardown of "${name}"`,
            instead: 'Take the teardown out: the container of a test is removed after it.',
          },
        ]),
  ]
}

/** The line of `smoke-run-options` that says the same. */
function insteadOf(key: string, value: unknown): string {
  const each = (Array.isArray(value) ? value : [value]).map(String)
  const write = (options: readonly string[]) => `For ${key} set \`smoke-run-options: ${options.join(' ')}\`.`
  switch (key) {
    case 'user':
      return write(each.map(item => `--user ${item}`))
    case 'capabilities':
      return write(each.map(item => `--cap-add ${item}`))
    case 'bindMounts':
      return write(each.map(item => `--volume ${item}`))
    case 'allocateTty':
      return write(['--tty'])
    case 'privileged':
      return `${write(['--privileged'])} It needs \`smoke-allow: privileged\`.`
    case 'envFile':
    case 'envVars':
      return `For ${key} set \`smoke-env\`.`
    default:
      return `"${key}" is no key of containerRunOptions: take it out.`
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === '' || isEmpty(value)
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
