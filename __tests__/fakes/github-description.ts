import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

interface Operation {
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: object }[]
  readonly requestBody?: object
  readonly responses: readonly string[]
}

const description = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/github/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> }
const ajv = new Ajv({
  strict: false,
  coerceTypes: true,
  formats: { int64: true, uri: true, 'date-time': true },
})

/** The operation that a request is, and the values in its path. */
export interface Found {
  readonly operation: Operation
  readonly path: Readonly<Record<string, string>>
}

/** Finds the operation of a request; nothing where the description has none. */
export function operationOf(method: string, { pathname }: URL): Found | undefined {
  for (const [template, operations] of Object.entries(description.paths)) {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
    const match = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname)
    const operation = operations[method.toLowerCase()]
    if (match && operation)
      return {
        operation,
        path: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])),
      }
  }
  return undefined
}

/** What is held against the description. */
export interface Asked {
  readonly url: URL
  readonly body: string
  readonly headers: IncomingMessage['headers']
}

/** Says in what a request differs from the description. */
export function violationsOf({ operation, path }: Found, { url, body, headers }: Asked): string[] {
  const found: string[] = []
  const where = `${url.pathname}${url.search}`
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = place === 'path' ? path[name] : (url.searchParams.get(name) ?? undefined)
    if (value === undefined && !required) continue
    const validate = compiled({ type: 'object', required: [name], properties: { [name]: schema } })
    if (!validate({ [name]: value })) found.push(`${where}: ${ajv.errorsText(validate.errors)}`)
  }
  const known = operation.parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name)
  for (const name of url.searchParams.keys())
    if (!known.includes(name)) found.push(`${where}: unknown ${name}`)
  if (operation.requestBody === undefined) {
    if (body !== '') found.push(`${where}: a body that is not described`)
  } else {
    const validate = compiled(operation.requestBody)
    if (!validate(JSON.parse(body || 'null'))) found.push(`${where}: ${ajv.errorsText(validate.errors)}`)
  }
  if (!headers['user-agent']) found.push(`${where}: no user-agent`)
  if (headers.accept !== 'application/vnd.github+json') found.push(`${where}: accept is ${headers.accept}`)
  return found
}

function compiled(schema: object): ValidateFunction {
  return ajv.compile(schema)
}
