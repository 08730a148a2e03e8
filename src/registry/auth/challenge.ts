/** One way to authenticate that a server offers. */
export interface Challenge {
  /** In lower case: `bearer`, `basic` … */
  readonly scheme: string
  /** Parameter names in lower case. */
  readonly parameters: Readonly<Record<string, string>>
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const parameter = new RegExp(`^(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))$`, 's')
const start = new RegExp(`^(${token})(?:\\s+(.*))?$`, 's')

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

function splitAtCommas(line: string): string[] {
  const items = line.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/gs) ?? []
  return items.map(item => item.trim()).filter(item => item !== '')
}
