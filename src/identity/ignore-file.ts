import { posix } from 'node:path'

/**
 * Reads the patterns of a `.dockerignore` as BuildKit does.
 * https://github.com/moby/patternmatcher/blob/main/ignorefile/ignorefile.go
 */
export function readIgnoreFile(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => (line.startsWith('!') ? `!${cleaned(line.slice(1).trim())}` : cleaned(line)))
}

/** Writes a path the shortest way, relative to the context. */
function cleaned(pattern: string): string {
  if (pattern === '') return ''
  const path = cleanPath(pattern)
  return path.length > 1 && path.startsWith('/') ? path.slice(1) : path
}

/** Does what Go's `filepath.Clean` does on a system with slashes. */
export function cleanPath(path: string): string {
  const short = posix.normalize(path)
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short
}
