import { type Dirent, existsSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isWithin } from '../files/place.ts'
import { readRegularNow } from '../files/read.ts'
import { cleanPath, readIgnoreFile } from './ignore-file.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** Bytes: a longer ignore file is none. */
const longest = 1024 * 1024

/** One entry of a folder that the builder gets. */
export interface KeptEntry {
  /** Relative to the context, with slashes. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

/** Returns which paths of a context the builder gets. */
export interface Ignoring {
  readonly patterns: readonly Pattern[]
}

/**
 * Reads what a context leaves out: the ignore file beside the Dockerfile and named after it, else the context's own. A named
 * context has no Dockerfile, and only its own counts.
 */
export function readIgnoring(context: string, dockerfile?: string): Ignoring {
  return ignoringOf(readIgnoreFile(readText(ignoreFileOf(context, dockerfile)) ?? ''))
}

/** Returns the path of the ignore file that counts for a context; it need not be there. */
export function ignoreFileOf(context: string, dockerfile?: string): string {
  const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`
  return own !== undefined && existsSync(own) ? own : join(context, '.dockerignore')
}

/** Compiles the patterns of an ignore file; what BuildKit refuses is for it to say. */
export function ignoringOf(texts: readonly string[]): Ignoring {
  return {
    patterns: texts.flatMap(text => {
      try {
        return [compilePattern(text.startsWith('!') ? `!${cleanPath(text.slice(1))}` : cleanPath(text))]
      } catch {
        return []
      }
    }),
  }
}

/** Returns of a path, which need not be there any more, whether the builder would get it. */
export function isKept(path: string, { patterns }: Ignoring): boolean {
  let above: readonly boolean[] = []
  let left = false
  const names = path.split('/')
  for (const at of names.keys()) {
    const found = match(names.slice(0, at + 1).join('/'), patterns, above)
    above = found.matched
    left = found.leftOut
  }
  return !left
}

/** Lists what the builder gets of a folder; a folder that is left out is there all the same where something in it is kept. */
export function keptEntries(context: string, { patterns }: Ignoring): KeptEntry[] {
  const mayReturn = patterns.some(({ exclusion }) => exclusion)
  const list = (folder: string, above: readonly boolean[]): KeptEntry[] =>
    readFolder(join(context, folder)).flatMap(entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const { leftOut, matched } = match(path, patterns, above)
      const kind = kindOf(entry)
      if (kind !== 'folder') return leftOut ? [] : [{ path, kind }]
      if (leftOut && !mayReturn) return []
      const inside = list(path, matched)
      return leftOut && inside.length === 0 ? [] : [{ path, kind }, ...inside]
    })
  return list('', [])
}

/**
 * Matches one path, given what its folder matched. A pattern that matched a folder holds for all in it; one that could not
 * change the outcome is not tried, as in BuildKit, where its folder then counts as not matched.
 */
function match(path: string, patterns: readonly Pattern[], above: readonly boolean[]) {
  let leftOut = false
  const matched = patterns.map(({ exclusion, matches }, at) => {
    const hit = above[at] || (exclusion === leftOut && matches(path))
    if (hit) leftOut = !exclusion
    return hit
  })
  return { leftOut, matched }
}

/** A folder that may not be read is for the builder to complain of. */
function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

function kindOf(entry: Dirent): KeptEntry['kind'] {
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink()) return 'link'
  return entry.isFile() ? 'file' : 'other'
}

/** BuildKit follows a link as far as the folder goes in which it lies, and no further; so do we. */
function readText(path: string): string | undefined {
  try {
    if (!isWithin(realpathSync(dirname(path)), realpathSync(path))) return undefined
  } catch {
    return undefined
  }
  return readRegularNow(path, longest)?.toString('utf8')
}
