import { parse } from 'csv-parse/sync'
import { doubt, type Place, type Remarks, wrong } from './remarks.ts'

/** One line of a list input. */
export interface Line {
  /** The line without its outer quotes. */
  readonly text: string
  /** The line split at unquoted commas, by the first of two passes. */
  readonly parts: readonly string[]
  readonly place: Place
}

interface Row {
  readonly record: string[]
  readonly raw: string
  readonly info: { readonly lines: number }
}

/**
 * Splits a list input into lines as docker's actions do: CSV with relaxed quotes, so that a quoted item may span lines.
 * Empty lines and comments are dropped; in strict mode a comment may be indented.
 */
export function splitLines(input: string, text: string, remarks: Remarks): Line[] {
  const skipped = /^\s*/.exec(text)?.[0].split('\n').length ?? 1
  return rows(input, text.trim(), remarks)
    .filter(row => !(remarks.strict && isComment(row)))
    .map(({ record, info }) => ({
      text: record.join(',').trim(),
      parts: record,
      place: { input, line: `line ${info.lines + skipped - 1}, "${shorten(record.join(',').trim())}"` },
    }))
    .filter(line => line.text !== '')
}

/**
 * Splits a line into its fields. The second pass of docker's CSV reader does not accept a quote inside a field; in
 * strict mode fields that were quoted in the first pass are kept, so one level of quotes keeps a comma.
 */
export function splitFields(line: Line, remarks: Remarks): string[] {
  const fields =
    remarks.strict && line.parts.length > 1 ? protectedFields(line, remarks) : again(line, line.text, remarks)
  return fields.map(field => field.trim())
}

function protectedFields(line: Line, remarks: Remarks): string[] {
  return line.parts.flatMap(part => again(line, part.trim(), remarks, 'whole'))
}

/** Reads text as strict CSV; a part without quotes is not split, because its commas were quoted before. */
function again(line: Line, text: string, remarks: Remarks, mode: 'split' | 'whole' = 'split'): string[] {
  if (mode === 'whole' && !text.includes('"')) return [text]
  try {
    const records: string[][] = parse(text, { relaxColumnCount: true, skipEmptyLines: true })
    if (records.length > 1) doubt(remarks, line.place, 'it spans several lines: only the first would count')
    return records[0] ?? []
  } catch {
    wrong(
      remarks,
      line.place,
      `it has a quote inside a field: write '…' in expressions, or quote the whole field`,
    )
    return []
  }
}

/**
 * Detects an indented comment; the raw text of a row begins with the comments that the CSV reader has dropped before
 * it.
 */
function isComment({ raw }: Row): boolean {
  return raw
    .replace(/^(?:(?:#.*)?\r?\n)*/, '')
    .trimStart()
    .startsWith('#')
}

function rows(input: string, text: string, remarks: Remarks): Row[] {
  try {
    return parse(text, {
      relaxQuotes: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      comment: '#',
      comment_no_infix: true,
      info: true,
      raw: true,
    }) as unknown as Row[]
  } catch {
    wrong(remarks, { input }, 'a quoted item is not closed: write a quote inside it twice')
    return []
  }
}

function shorten(text: string): string {
  const end = text.indexOf('\n')
  const first = end === -1 ? text : `${text.slice(0, end).trimEnd()} …`
  return first.length > 120 ? `${first.slice(0, 119)}…` : first
}
