/** What was refused about a path, and the words that say so. */
export interface PathFault {
  readonly kind: 'permission-denied' | 'read-only' | 'missing-file' | 'program-not-found'
  /** Absent where the message names none. */
  readonly path?: string
}

const refusals = [
  { kind: 'read-only', words: /EROFS|read-only file system/i },
  { kind: 'permission-denied', words: /EACCES|permission denied|AccessDeniedException/i },
  {
    kind: 'missing-file',
    words: /ENOENT|no such file or directory|can't open (?:config )?file|FileNotFoundException/i,
  },
] as const

/** A path in the words of different programs, the clearest first. */
const places: readonly RegExp[] = [
  /["'`‘“]((?:\.{0,2}\/)[^"'`’”\n]{1,300})["'’”]/,
  /(?:Exception:|(?:^|\s)(?:open|mkdir|create|stat|unlink|rename|chdir|read|write|access)) ((?:\.{0,2}\/)[^\s:'"]{1,300})/,
  /(?:^|[\s:'"])(\.{0,2}\/[^\s:'"]{1,300}): (?:permission denied|read-only file system|no such file)/i,
  /(?:^|[\s(=])(\/[^\s:'"(),]{1,300})/,
]

/** Programs that others call, in the words of shells, Go, Python and Node.js. */
const calls: readonly RegExp[] = [
  /exec: "([^"]{1,200})": executable file not found/,
  /spawn (\S{1,200}) ENOENT/,
  /FileNotFoundError: \[Errno 2\] No such file or directory: ["']([^"'/]{1,200})["']/,
  /(?:^|: )(?:line \d{1,6}: |\d{1,6}: )?([\w./+-]{1,200}): (?:command )?not found$/,
]

/** Finds a path, or a program, that a line says was refused or missing. */
export function pathFault(line: string): PathFault | undefined {
  const called = first(calls, line)
  if (called !== undefined) return { kind: 'program-not-found', path: called }
  const refusal = refusals.find(({ words }) => words.test(line))
  if (refusal === undefined || /permission denied for /i.test(line)) return undefined
  const path = first(places, line)
  // A missing file without a path says nothing; a refused right without one still is the cause.
  if (path === undefined && refusal.kind === 'missing-file') return undefined
  return { kind: refusal.kind, ...(path !== undefined && { path }) }
}

function first(patterns: readonly RegExp[], line: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}
