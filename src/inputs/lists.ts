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

function records(text: string): string[][] {
  try {
    return parse(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, columns: false })
  } catch (cause) {
    throw new Error('a quoted item is not closed: close it, or write a quote inside it twice', { cause })
  }
}
