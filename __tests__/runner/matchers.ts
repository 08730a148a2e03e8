import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Annotation, Level } from './record.ts'

/** A registered problem matcher; the model applies matchers of one pattern and only keeps the others. */
export type Matcher = {
  readonly owner: string
  readonly severity?: string
  readonly pattern: readonly Pattern[]
}

/** Loads the matchers of a file that `::add-matcher::` names, relative to the workspace. */
export function readMatchers(file: string, workspace: string): readonly Matcher[] {
  const path = resolve(workspace, file)
  if (!existsSync(path)) throw new Error(`Could not find file '${path}'.`)
  return JSON.parse(readFileSync(path, 'utf8')).problemMatcher ?? []
}

/** Finds the annotation that the registered matchers make of a line, also of lines under `stop-commands`. */
export function matchLine(matchers: readonly Matcher[], line: string): Annotation | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are stripped before matching
  const text = line.replace(/\x1b\[[0-9;]*m?/g, '')
  for (const matcher of matchers) {
    const [pattern, ...more] = matcher.pattern
    const match = pattern && more.length === 0 ? new RegExp(pattern.regexp).exec(text) : null
    if (!pattern || !match) continue
    const group = (index: number | undefined) => (index === undefined ? undefined : match[index])
    const message = group(pattern.message ?? 0)
    const level = (group(pattern.severity) ?? matcher.severity ?? 'error').toLowerCase()
    if (!message?.trim() || !['error', 'warning', 'notice'].includes(level)) continue
    return { level: level as Level, message, file: group(pattern.file), line: group(pattern.line) }
  }
  return undefined
}

type Pattern = {
  readonly regexp: string
  readonly file?: number
  readonly line?: number
  readonly severity?: number
  readonly message?: number
}
