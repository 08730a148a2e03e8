/** One pattern of a `.dockerignore`, ready to match. */
export interface Pattern {
  /** It takes back in what an earlier pattern left out. */
  readonly exclusion: boolean
  readonly matches: (path: string) => boolean
}

type Token =
  /** Any number of folders, each with its slash. */
  | { readonly kind: 'folders' }
  /** Anything at all. */
  | { readonly kind: 'rest' }
  /** Anything within one name. */
  | { readonly kind: 'star' }
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }

/**
 * Compiles a cleaned pattern. The rules are those of moby/patternmatcher, which are neither Go's `filepath.Match` nor those
 * of `.gitignore`; matching takes time in proportion to pattern times path, whatever the pattern is.
 * https://github.com/moby/patternmatcher/blob/main/patternmatcher.go
 *
 * @throws Error for a pattern that BuildKit refuses.
 */
export function compilePattern(text: string): Pattern {
  const exclusion = text.startsWith('!')
  const pattern = exclusion ? text.slice(1) : text
  if (pattern === '') throw new Error(`"${text}" is no pattern`)
  return { exclusion, matches: matcher(pattern) }
}

function matcher(pattern: string): (path: string) => boolean {
  // A leading `**` without other wildcards compares ends, so that `**foo` matches `barfoo`.
  if (pattern.startsWith('**') && !/[*?[\]\\]/.test(pattern.slice(2))) {
    const end = pattern.slice(2)
    return path => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1))
  }
  // A trailing `**` without other wildcards compares beginnings: `foo**` matches `foobar`, and `foo/**` not `foo` itself.
  const trailing = /^([^*?[\]\\]+)\*\*$/.exec(pattern)?.[1]
  if (trailing !== undefined) return path => path.startsWith(trailing)
  const alternatives = alternativesOf(pattern)
  return path => alternatives.some(tokens => matchTokens(tokens, [...path]))
}

/**
 * BuildKit makes a regular expression of a pattern with wildcards, and leaves `|` and `^` in it: `a|*` is `^a` or `[^/]*$`, and
 * `^a*` is `a*`.
 */
function alternativesOf(pattern: string): Token[][] {
  if (!/[*?[\]\\]/.test(pattern)) return [tokensOf(pattern, 'literal')]
  const texts = pattern.match(/(?:\\.|\[(?:\\.|[^\]\\]){0,32}\]|[^|])+/gsu) ?? []
  return texts.map((text, at) => [
    ...(at === 0 ? [] : [{ kind: 'rest' } as const]),
    ...tokensOf(at === 0 ? text.replace(/^\^+/, '') : text, 'wildcards'),
    ...(at === texts.length - 1 ? [] : [{ kind: 'rest' } as const]),
  ])
}

function tokensOf(pattern: string, reading: 'literal' | 'wildcards'): Token[] {
  const characters = [...pattern]
  if (reading === 'literal') return characters.map(own => ({ kind: 'one', takes: other => other === own }))
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    if (character === '*' && characters[at + 1] === '*') {
      at += characters[at + 2] === '/' ? 2 : 1
      tokens.push({ kind: at + 1 >= characters.length ? 'rest' : 'folders' })
    } else if (character === '*') tokens.push({ kind: 'star' })
    else if (character === '?') tokens.push({ kind: 'one', takes: other => other !== '/' })
    else if (character === '[') {
      const end = classEnd(characters, at)
      tokens.push({ kind: 'one', takes: characterClass(characters.slice(at + 1, end).join('')) })
      at = end
    } else {
      const escaped = character === '\\' && at + 1 < characters.length
      if (escaped) at += 1
      const literal = escaped ? characters[at] : character
      tokens.push({ kind: 'one', takes: other => other === literal })
    }
  }
  return tokens
}

function classEnd(characters: readonly string[], start: number): number {
  for (let at = start + 1; at < characters.length; at += 1) {
    if (characters[at] === '\\') at += 1
    else if (characters[at] === ']' && at > start + 1) return at
  }
  throw new Error(`"${characters.join('')}" has a "[" without its "]"`)
}

function characterClass(inner: string): (character: string) => boolean {
  const expression = new RegExp(`^[${inner.replaceAll('[', '\\[').replaceAll('&&', '&')}]$`, 's')
  return character => expression.test(character)
}

/** Matches with the set of token positions that are possible so far. */
function matchTokens(tokens: readonly Token[], path: readonly string[]): boolean {
  let open = withSkipped(tokens, new Set([0]))
  for (const character of path) {
    const next = new Set<number>()
    for (const at of open) {
      const token = tokens[Math.floor(at)]
      // Half a step further stands for being inside a folder name that `**/` takes whole.
      if (token === undefined) continue
      if (token.kind === 'rest') next.add(at)
      else if (token.kind === 'star' && character !== '/') next.add(at)
      else if (token.kind === 'folders') {
        next.add(Math.floor(at) + 0.5)
        if (character === '/') next.add(Math.floor(at) + 1)
      } else if (token.kind === 'one' && token.takes(character)) next.add(at + 1)
    }
    open = withSkipped(tokens, next)
  }
  return open.has(tokens.length)
}

/** Adds the positions behind tokens that may take nothing. */
function withSkipped(tokens: readonly Token[], positions: ReadonlySet<number>): Set<number> {
  const all = new Set<number>()
  for (let at of positions) {
    all.add(at)
    while (Number.isInteger(at) && at < tokens.length && tokens[at]?.kind !== 'one') {
      at += 1
      all.add(at)
    }
  }
  return all
}
