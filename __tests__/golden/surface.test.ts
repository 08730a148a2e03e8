import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

// What users and stored files depend on, read from what is published and from nothing in src/: a change of structure
// leaves it as it is, and a change that is meant shows here as the lines that changed.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main?: string; readonly post?: string }
}

const actions = ['.', ...readdirSync(root)].filter(folder => existsSync(join(root, folder, 'action.yml')))

describe.each(actions)('the action in %s', folder => {
  const { inputs = {}, outputs = {}, runs }: Manifest = parse(read(join(folder, 'action.yml')))

  test('keeps its inputs, their defaults and which are required', () => {
    const lines = Object.entries(inputs).map(([name, { default: standard, required }]) =>
      [
        name,
        ...(required ? ['(required)'] : []),
        ...(standard === undefined ? [] : ['=', JSON.stringify(standard)]),
      ].join(' '),
    )
    expect(lines.sort()).toMatchSnapshot()
  })

  test('keeps its outputs and how it is run', () => {
    const { using, main, post } = runs
    expect({ outputs: Object.keys(outputs).sort(), using, main, post }).toMatchSnapshot()
  })
})

/** The part of JSON Schema that the schema of the record is written in. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly propertyNames?: Schema
  readonly additionalProperties?: Schema | boolean
}

test('the record keeps its fields, their types and which may be absent', () => {
  const schema: Schema & { readonly $defs: Readonly<Record<string, Schema>> } = JSON.parse(
    read('docs/record.schema.json'),
  )
  const parts = Object.entries({ record: schema, ...schema.$defs })
  expect(parts.flatMap(([name, part]) => fieldsOf(name, part))).toMatchSnapshot()
})

function fieldsOf(path: string, schema: Schema): string[] {
  const { properties, required = [], items, oneOf, propertyNames, additionalProperties } = schema
  return [
    `${path}: ${typeOf(schema)}`,
    ...Object.entries(properties ?? {}).flatMap(([name, field]) =>
      fieldsOf(`${path}.${name}${required.includes(name) ? '' : '?'}`, field),
    ),
    ...(items ? fieldsOf(`${path}[]`, items) : []),
    ...(oneOf ?? []).flatMap((choice, at) => fieldsOf(`${path}|${at + 1}`, choice)),
    ...(propertyNames ? fieldsOf(`${path}.(name)`, propertyNames) : []),
    ...(typeof additionalProperties === 'object' ? fieldsOf(`${path}.*`, additionalProperties) : []),
  ]
}

function typeOf({ $ref, type, const: only, enum: words, ...rest }: Schema): string {
  const { properties: _, required, items, oneOf, additionalProperties, ...limits } = rest
  const name =
    only === undefined
      ? ($ref ??
        words
          ?.map(word => JSON.stringify(word))
          .sort()
          .join(' | ') ??
        type ??
        'one of')
      : JSON.stringify(only)
  const bounds = Object.entries(limits).filter(
    ([, limit]) => typeof limit === 'string' || typeof limit === 'number',
  )
  return [name, ...bounds.map(([word, limit]) => `${word} ${limit}`)].join(', ')
}
