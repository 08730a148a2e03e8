/** A command found in an output line. */
export type Command = {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Parses a line as `::name props::data` (leading white space allowed) or as `##[name props]data` (anywhere). */
export function parseCommand(line: string, isKnown: (name: string) => boolean): Command | undefined {
  return parseColons(line, isKnown) ?? parseBrackets(line, isKnown)
}

function parseColons(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const text = line.trimStart()
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end < 0) return undefined
  const [name, properties] = splitInfo(text.slice(2, end))
  if (!isKnown(name)) return undefined
  const decode = (value: string) => decodeWith(value, { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' })
  return {
    name: name.toLowerCase(),
    properties: readProperties(properties, ',', decode),
    data: decodeWith(text.slice(end + 2), { '%0D': '\r', '%0A': '\n' }),
  }
}

function parseBrackets(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  const [name, properties] = splitInfo(line.slice(start + 3, end))
  if (!isKnown(name)) return undefined
  const decode = (value: string) => decodeWith(value, { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']' })
  return {
    name: name.toLowerCase(),
    properties: readProperties(properties, ';', decode),
    data: decode(line.slice(end + 1)),
  }
}

function splitInfo(info: string): [name: string, properties: string] {
  const space = info.indexOf(' ')
  return space < 0 ? [info, ''] : [info.slice(0, space), info.slice(space + 1)]
}

function readProperties(text: string, separator: string, decode: (value: string) => string) {
  const pairs = text
    .trim()
    .split(separator)
    .map(pair => /^([^=]+)=(.+)$/s.exec(pair))
    .flatMap(match => (match ? [[match[1]?.toLowerCase() ?? '', decode(match[2] ?? '')] as const] : []))
  return Object.fromEntries(pairs)
}

/** Replaces the escapes and `%25` last, as the runner does: `%250A` stays the three characters `%0A`. */
function decodeWith(text: string, escapes: Readonly<Record<string, string>>): string {
  const rest = Object.entries(escapes).reduce(
    (value, [code, character]) => value.replaceAll(code, character),
    text,
  )
  return rest.replaceAll('%25', '%')
}
