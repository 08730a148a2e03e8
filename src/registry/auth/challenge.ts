/** One way to authenticate that a server offers. */
export interface Challenge {
  /** In lower case: `bearer`, `basic` … */
  readonly scheme: string
  /** Parameter names in lower case. */
  readonly parameters: Readonly<Record<string, string>>
}

const parameter = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",=][^\s",]*))$/s
const start = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s+(\S.*)?)?$/s

/**
 * Reads the lines of `WWW-Authenticate`: several headers, several challenges in one header, quoted commas, any letter
 * case. Unreadable challenges are skipped. https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
export function parseChallenges(lines: readonly string[]): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = []
  for (const item of lines.flatMap(splitAtCommas)) {
    if (addParameter(challenges.at(-1)?.parameters, item)) continue
    const [, scheme, rest] = start.exec(item) ?? []
    if (scheme === undefined) continue
    const parameters: Record<string, string> = {}
    challenges.push({ scheme: scheme.toLowerCase(), parameters })
    if (rest !== undefined) addParameter(parameters, rest)
  }
  return challenges
}

function addParameter(parameters: Record<string, string> | undefined, item: string): boolean {
  const [, name, quoted, plain] = parameter.exec(item) ?? []
  if (name === undefined) return false
  if (parameters) parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? ''
  return true
}

/** Splits a line at its commas, but for those in quotes. A quote that does not end protects nothing. */
function splitAtCommas(line: string): string[] {
  const items: string[] = []
  let begun = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') at = endOfQuote(line, at)
    else if (line[at] === ',') {
      items.push(line.slice(begun, at))
      begun = at + 1
    }
  }
  return [...items, line.slice(begun)].map(item => item.trim()).filter(item => item !== '')
}

function endOfQuote(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '"') return at
  }
  return start
}
