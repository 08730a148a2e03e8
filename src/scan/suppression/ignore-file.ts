import * as v from 'valibot'
import { parseYaml } from '../../files/yaml.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { oneLine } from '../foreign-text.ts'
import type { Entry } from './entry.ts'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2048))
const texts = v.pipe(v.array(text), v.maxLength(1000))
const time = v.pipe(
  text,
  v.check(value => !Number.isNaN(Date.parse(value)), 'expected a date such as 2027-01-31'),
)
/** Ids of vulnerabilities and of kinds of secrets; they are shown in reports, so nothing else is allowed. */
const idShape = /^[\w.:+-]{1,128}$/
/** Names of licences that have no SPDX id are words. */
const licenseShape = /^[\w.:+()/ -]{1,128}$/
const entry = (id: RegExp) =>
  v.strictObject({
    id: v.pipe(v.string(), v.regex(id, 'expected an id such as CVE-2024-12345')),
    paths: v.nullish(texts),
    purls: v.nullish(texts),
    expired_at: v.nullish(time),
    statement: v.nullish(text),
  })
/** Entries of a file. */
const mostEntries = 10_000
const listOf = (id: RegExp) => v.nullish(v.pipe(v.array(entry(id)), v.maxLength(mostEntries)))
const list = listOf(idShape)
const document = v.nullish(
  v.strictObject({
    vulnerabilities: list,
    secrets: list,
    misconfigurations: list,
    licenses: listOf(licenseShape),
  }),
)

/**
 * Reads an ignore file of Trivy: a list of ids, each with `exp:YYYY-MM-DD` where it ends, or the YAML form when the name
 * ends in `.yaml` or `.yml`. What Trivy ignores because it does not understand it is an error here.
 * https://trivy.dev/latest/docs/configuration/filtering/
 */
export async function parseIgnoreFile(content: string, name: string): Promise<Entry[]> {
  try {
    const entries = /\.ya?ml$/.test(name)
      ? await parseEntries(content)
      : content.split('\n').flatMap(parseLine)
    if (entries.length > mostEntries)
      throw new Error(`it has ${entries.length} entries, more than the ${mostEntries} that are read`)
    return entries
  } catch (cause) {
    throw new UserError(`the ignore file ${name} cannot be read: ${describe(cause)}`, { cause })
  }
}

function parseLine(line: string, at: number): Entry[] {
  const [id = '', ...fields] = line.trim().split(/\s+/)
  // A name of several words is none of an id.
  if (!idShape.test(id)) return []
  const given = fields.find(field => field.startsWith('exp:'))?.slice('exp:'.length)
  if (given !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))))
    throw new Error(`line ${at + 1}: "exp:${given}" is not a date such as exp:2027-01-31`)
  return [{ kind: 'any', id, paths: [], purls: [], ...(given && { expires: given }) }]
}

async function parseEntries(content: string): Promise<Entry[]> {
  const parsed = v.safeParse(document, await parseYaml(content))
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new Error(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
  }
  const of = (kind: Entry['kind'], items: v.InferOutput<typeof list>): Entry[] =>
    (items ?? []).map(({ id, paths, purls, expired_at: expires, statement }) => ({
      kind,
      id,
      paths: paths ?? [],
      purls: purls ?? [],
      ...(expires && { expires }),
      ...(statement && { statement: oneLine(statement, 1000) }),
    }))
  return [
    ...of('vulnerability', parsed.output?.vulnerabilities),
    ...of('secret', parsed.output?.secrets),
    ...of('misconfiguration', parsed.output?.misconfigurations),
    ...of('license', parsed.output?.licenses),
  ]
}
