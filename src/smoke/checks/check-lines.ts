import { didYouMean } from '../../inputs/nearest.ts'
import { answering, type Check, type Match, pattern } from './checks.ts'
import { splitWords } from './shell-words.ts'

const kinds = ['http', 'https', 'command', 'run', 'log', 'file', 'user', 'port', 'env', 'exit']

/**
 * Reads one check of the list syntax: a kind, its subject, then expectations as words. `=` expects a text, `~` a regular expression, `!=` and `!~`
 * the opposite.
 *
 *     http /healthz status=2xx body~"^ok" header:content-type~json port=8080
 *     command exit=0 output~8\. -- php -v        (inside the running container)
 *     run php -v        (in a container of its own, in place of the entry point)
 *     log "ready to accept connections"      log ~started.in      log !~panic|fatal
 *     file /etc/app.conf mode=0640 owner=0:65532 contains=listen      file /root/.npmrc absent
 *     user 65532      user !root      port 8080      env APP_MODE=production      exit 0
 *
 * @throws Error saying what is wrong with the line.
 */
export function parseCheckLine(line: string): Check {
  const [kind = '', ...words] = splitWords(line)
  return { ...parseKind(kind, words), line }
}

function parseKind(kind: string, words: readonly string[]): Unlined {
  switch (kind) {
    case 'http':
    case 'https':
      return http(kind, words)
    case 'command':
    case 'run':
      return command(kind, words)
    case 'log':
      return { kind, ...log(words) }
    case 'file':
      return file(words)
    case 'user':
      return { kind, user: only(words, 'a user, for example 65532 or !root') }
    case 'port':
      return { kind, port: port(only(words, 'a port')) }
    case 'env':
      return env(only(words, 'NAME or NAME=value'))
    case 'exit':
      return { kind, code: whole(only(words, 'an exit code'), 255) }
    default: {
      const meant = didYouMean(kind, kinds) || `: use ${kinds.join(', ')}`
      throw new Error(`"${kind}" is not a kind of check${meant}`)
    }
  }
}

type Unlined = Check extends infer One ? (One extends unknown ? Omit<One, 'line'> : never) : never

function http(scheme: 'http' | 'https', words: readonly string[]): Unlined {
  const [path, ...rest] = words
  if (!path?.startsWith('/')) throw new Error(`${scheme} needs a path that starts with "/"`)
  const options = rest.map(option)
  const named = (name: string) => options.filter(each => each.name === name)
  const last = (name: string) => named(name).at(-1)?.value
  refuseOthers(options, ['status', 'body', 'method', 'port', 'insecure', /^header:/])
  const statuses = last('status')
  const portText = last('port')
  return {
    kind: 'http',
    scheme,
    method: last('method') ?? 'GET',
    path,
    ...(portText && { port: port(portText) }),
    statuses: statuses === undefined ? answering : statuses.split(',').map(statusRange),
    headers: options
      .filter(each => each.name.startsWith('header:'))
      .map(each => ({ name: each.name.slice(7).toLowerCase(), value: match(each) })),
    body: named('body').map(match),
    insecure: named('insecure').length > 0,
  }
}

function command(kind: 'command' | 'run', words: readonly string[]): Unlined {
  // Expectations are read only where the text begins like one; otherwise a `--` belongs to the program.
  const dashes = /[=~]/.test(words[0] ?? '') || words[0] === '--' ? words.indexOf('--') : -1
  const options = dashes === -1 ? [] : words.slice(0, dashes).map(option)
  const argv = words.slice(dashes + 1)
  if (argv.length === 0) throw new Error(`${kind} needs a program`)
  refuseOthers(options, ['exit', 'output'])
  const output = options.filter(({ name }) => name === 'output')
  const codes = options.filter(({ name }) => name === 'exit').at(-1)?.value
  return {
    kind,
    argv,
    exitCodes: (codes ?? '0').split(',').map(code => whole(code, 255)),
    output: output.filter(each => !each.not).map(match),
    notOutput: output.filter(each => each.not).map(match),
  }
}

function log(words: readonly string[]): { match: Match; never: boolean } {
  const said = words.join(' ')
  const sign = /^(!~|!=|!|~|=)?\s*(.+)$/s.exec(said)
  if (!sign?.[2]) throw new Error('log needs a text, or a regular expression after "~"')
  const never = sign[1]?.startsWith('!') ?? false
  const match: Match = sign[1]?.endsWith('~') ? pattern(sign[2]) : { by: 'text', text: sign[2] }
  return { match, never }
}

function file(words: readonly string[]): Unlined {
  const [path, ...rest] = words
  if (!path?.startsWith('/')) throw new Error('file needs a path that starts with "/"')
  const options = rest.map(option)
  refuseOthers(options, ['exists', 'absent', 'mode', 'owner', 'contains'])
  const last = (name: string) => options.filter(each => each.name === name).at(-1)
  const mode = last('mode')?.value
  const owner = last('owner')?.value.split(':')
  if (mode !== undefined && !/^[0-7]{3,5}$/.test(mode)) throw new Error(`"${mode}" is not an octal mode`)
  const contents = options.filter(({ name }) => name === 'contains')
  return {
    kind: 'file',
    path,
    exists: last('absent') === undefined,
    ...(mode && { mode: Number.parseInt(mode, 8) }),
    ...(owner && {
      owner: { uid: whole(owner[0], 2 ** 32), ...(owner[1] && { gid: whole(owner[1], 2 ** 32) }) },
    }),
    content: contents.filter(each => !each.not).map(match),
    notContent: contents.filter(each => each.not).map(match),
  }
}

function env(word: string): Unlined {
  const { name, value, operator, ...rest } = option(word)
  if (rest.not) throw new Error('env accepts "=" and "~" only')
  return { kind: 'env', name, ...(operator !== '' && { value: match({ name, value, operator }) }) }
}

interface Option {
  readonly name: string
  readonly operator: '' | '=' | '~'
  readonly value: string
  readonly not?: boolean
}

function option(word: string): Option {
  const parts = /^([^=~!]+)(?:(!?)([=~])(.*))?$/s.exec(word)
  if (!parts?.[1]) throw new Error(`"${word}" is not name=value or name~pattern`)
  return {
    name: parts[1],
    not: parts[2] === '!',
    operator: (parts[3] as '=' | '~' | undefined) ?? '',
    value: parts[4] ?? '',
  }
}

function match({ name, operator, value }: Option): Match {
  if (operator === '') throw new Error(`${name} needs "=" and a text or "~" and a regular expression`)
  return operator === '~' ? pattern(value) : { by: 'text', text: value }
}

function refuseOthers(options: readonly Option[], known: readonly (string | RegExp)[]) {
  const names = known.filter(name => typeof name === 'string')
  for (const { name } of options) {
    if (known.some(each => (typeof each === 'string' ? each === name : each.test(name)))) continue
    throw new Error(`"${name}" is not known for this check${didYouMean(name, names)}`)
  }
}

function statusRange(text: string): readonly [number, number] {
  const family = /^([1-5])xx$/i.exec(text)
  if (family) return [Number(family[1]) * 100, Number(family[1]) * 100 + 99]
  const range = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(text)
  if (!range) throw new Error(`"${text}" is not a status: write 200, 2xx or 200-399`)
  return [Number(range[1]), Number(range[2] ?? range[1])]
}

function port(text: string): number {
  const number = whole(text.replace(/\/tcp$/, ''), 65_535)
  if (number === 0) throw new Error('"0" is not a port')
  return number
}

function whole(text: string | undefined, highest: number): number {
  const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (!(number <= highest)) throw new Error(`"${text}" is not a number from 0 to ${highest}`)
  return number
}

function only(words: readonly string[], what: string): string {
  const [word, ...more] = words
  if (word === undefined) throw new Error(`needs ${what}`)
  if (more.length > 0) throw new Error(`takes ${what}, and nothing after it ("${more.join(' ')}")`)
  return word
}
