import { type JsonSchema, type OverrideSchemaContext, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { sectionNames } from '../../src/stage/names.ts'
import { run } from '../../src/stage/record/run.ts'
import { digestText } from '../../src/stage/record/section.ts'

/** Writes the schema of the record as JSON Schema (draft 7), each section as a definition of its own. */
export function recordSchema(): string {
  const sections = sectionNames.map(name => [name, run.entries[name].wrapped] as const)
  const definitions = { ...Object.fromEntries(sections), digest: digestText }
  const schema = toJsonSchema(run, {
    definitions,
    overrideSchema,
  })
  const { $schema, ...rest } = schema
  const title = 'The record of one run of Buildonce, version 1'
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

/** Writes what the package cannot: digests are checked by a function, and some keys are words of a list. */
function overrideSchema({ valibotSchema: schema }: OverrideSchemaContext): JsonSchema | undefined {
  if ((schema as unknown) === digestText) return { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }
  const { type, key, value } = schema as { type: string; key?: v.GenericSchema; value?: v.GenericSchema }
  if (type !== 'record' || key?.type !== 'picklist' || value === undefined) return undefined
  const values = toJsonSchema(value, { overrideSchema })
  const { $schema: _, ...additionalProperties } = values
  const propertyNames = { enum: [...(key as v.PicklistSchema<string[], undefined>).options] }
  return { type: 'object', propertyNames, additionalProperties }
}
