/**
 * Any text in a record is untrusted and may try to inject markup: a path in an image, an instruction, a vulnerability's
 * title, a container's output. All of it enters our Markdown through these functions only.
 */

/**
 * Characters that must not reach a page: control characters, and those that change the direction of text or are
 * invisible.
 */
const unprintable = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Converts text to one printable line: line ends become spaces, unprintable characters become U+FFFD. */
export function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/\s+/g, blank => (/[\r\n\u2028\u2029]/.test(blank) ? ' ' : blank))
    .replace(/\t/g, ' ')
    .replace(unprintable, '\ufffd')
    .trim()
}

/** Shortens a text in the middle to at most `limit` characters, never inside one. */
export function shorten(value: string, limit: number): string {
  const characters = [...value]
  if (characters.length <= limit) return value
  const tail = Math.floor((limit - 1) / 3)
  const head = limit - 1 - tail
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`
}

/** Shortens a sentence at its end, at a word boundary. */
export function clip(value: string, limit: number): string {
  const characters = [...value]
  if (characters.length <= limit) return value
  const cut = characters.slice(0, limit - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/**
 * Escapes foreign text as prose: no markup, no mention, no reference to an issue, no link. GitHub detects those in the
 * rendered page, where an entity is a plain character again; only a character in between prevents it. It is also safe
 * inside HTML, for example in the title of a fold.
 */
export function text(value: string, limit = 400): string {
  return entities(clip(oneLine(value), limit), /[#$&*+<=>[\\\]^_`{|}~@]/g)
    .replace(/&#64;/g, '@&#8203;')
    .replace(/&#35;/g, '#&#8203;')
    .replace(/:\/\//g, ':&#8203;//')
    .replace(/\bwww\./gi, match => `${match.slice(0, 3)}&#8203;.`)
    .replace(/\bGH-/gi, match => `${match.slice(0, 2)}&#8203;-`)
    .replace(/^(\d+)([.)]) /, '$1&#8203;$2 ')
    .replace(/^([-:])/, '&#8203;$1')
}

/** Escapes foreign text as code; inside, mentions and links are not recognised. */
export function code(value: string, limit = 100): string {
  const line = shorten(oneLine(value), limit)
  if (line === '') return '*(empty)*'
  if (!/[`|\\]/.test(line)) return `\`${line}\``
  return `<code>${entities(line, /[^\p{L}\p{N} ,…\ufffd-]/gu)}</code>`
}

/** Escapes a foreign sentence: text between single backticks becomes code, the rest prose. */
export function prose(value: string, limit = 400): string {
  const parts = clip(oneLine(value), limit).split('`')
  if (parts.length % 2 === 0) return text(value, limit)
  return parts.map((part, index) => (index % 2 === 1 ? code(part, limit) : spaced(part))).join('')
}

/** Adds a full stop where the text does not end with punctuation. */
export function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`
}

/** Keeps the spaces around code, which escaping would trim. */
function spaced(part: string): string {
  if (part.trim() === '') return part
  const [start, end] = [part.length - part.trimStart().length, part.trimEnd().length]
  return `${part.slice(0, start)}${text(part.slice(start, end))}${part.slice(end)}`
}

/** Renders a link when the address is http or https, otherwise only the label. The label is already Markdown. */
export function link(label: string, address: string | undefined): string {
  const url = webAddress(address)
  return url === undefined ? label : `[${label}](${url})`
}

/** Fences foreign lines as code; the fence is longer than any in the text. */
export function fence(value: string, language = 'text'): string {
  const lines = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.replace(/\t/g, '  ').replace(unprintable, '\ufffd'))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
  let longest = 2
  for (const [run] of lines.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${lines}\n${ticks}`
}

function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2048 || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  return url.href.replace(/[()<>[\]|`\\*_"'\s]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function entities(value: string, special: RegExp): string {
  return value.replace(special, char => `&#${char.codePointAt(0)};`)
}
