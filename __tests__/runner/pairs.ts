/** Reads `NAME=VALUE` and `NAME<<DELIM` one by one, so that the pairs before a malformed line are already out. */
export function* readPairs(text: string): Generator<readonly [name: string, value: string]> {
  let at = 0
  const nextLine = (): { line: string; ended: boolean } | undefined => {
    if (at >= text.length) return undefined
    const end = text.indexOf('\n', at)
    const line = end < 0 ? text.slice(at) : text.slice(at, end)
    at = end < 0 ? text.length : end + 1
    return { line, ended: end >= 0 }
  }
  for (let next = nextLine(); next !== undefined; next = nextLine()) {
    const { line } = next
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
      yield [line.slice(0, equals), line.slice(equals + 1)]
    } else if (heredoc >= 0) {
      const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)]
      if (name === '' || delimiter === '')
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      yield [name, readHeredoc(delimiter, nextLine)]
    } else throw new Error(`Invalid format '${line}'`)
  }
}

function readHeredoc(
  delimiter: string,
  nextLine: () => { line: string; ended: boolean } | undefined,
): string {
  const lines: string[] = []
  for (;;) {
    const next = nextLine()
    if (next === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    if (next.line === delimiter) return lines.join('\n')
    if (!next.ended) throw new Error('Invalid value. EOF marker missing new line.')
    lines.push(next.line)
  }
}
