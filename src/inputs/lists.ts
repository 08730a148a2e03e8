import { parse } from 'csv-parse/sync'

/**
 * Splits a list input as docker's actions do (CSV with relaxed quotes): one item per line, commas kept, a quoted item
 * may contain newlines. Items are trimmed unless `trim` is false, empty ones dropped.
 */
export function lineList(text: string, { trim = true } = {}): string[] {
  return records(text)
    .map(fields => fields.join(','))
    .map(item => (trim ? item.trim() : item))
    .filter(item => item !== '')
}

/** Splits a list input into its lines and leaves their quotes: each item is split at its commas by whoever reads it. */
export function plainLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Splits a list input into its lines, and each at its commas, quotes taken off and blanks kept; empty lines are dropped. */
export function lineFields(text: string): string[][] {
  return records(text).filter(fields => fields.join(',').trim() !== '')
}

/** Splits a list input at newlines and commas alike. */
export function commaList(text: string): string[] {
  return records(text)
    .flat()
    .map(item => item.trim())
    .filter(item => item !== '')
}

/**
 * Splits a list at its lines and keeps the quotes, for what a program reads as CSV itself: without them buildx would split
 * `"env.no_proxy=localhost,127.0.0.1"` at its comma.
 */
export function quotedLineList(text: string): string[] {
  return rawRecords(text).map(({ raw }) => raw.trim())
}

/** The same, but an item that is quoted as a whole loses those quotes, as docker's actions read it. */
export function attributeList(text: string): string[] {
  return rawRecords(text)
    .map(({ raw, record }) => (record.length === 1 && raw.trim().startsWith('"') ? (record[0] ?? '') : raw))
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** Reads one item of such a list as buildx does: fields between commas, each perhaps in quotes. */
export function fieldsOf(item: string): string[] {
  return records(item).flat()
}

/** Quotes a field of a comma-separated attribute where it needs that. */
export function quotedField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const csv = { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, columns: false } as const

function records(text: string): string[][] {
  // One line without quotes, as most are, has nothing that a parser would have to find.
  if (!/["\r\n]/.test(text)) return text === '' ? [] : [text.split(',')]
  return read(() => parse(text, csv))
}

function rawRecords(text: string): { raw: string; record: string[] }[] {
  const all = read(() => parse(text, { ...csv, raw: true })) as unknown as { raw: string; record: string[] }[]
  return all.filter(({ raw }) => raw.trim() !== '')
}

function read<Result>(parsing: () => Result): Result {
  try {
    return parsing()
  } catch (cause) {
    throw new Error('a quoted item is not closed: close it, or write a quote inside it twice', { cause })
  }
}
