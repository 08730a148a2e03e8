import { shortened } from './output-lines.ts'

/** One test of a JUnit report that did not pass. */
export interface FailedTest {
  readonly name: string
  /** The class or file that has it. */
  readonly group?: string
  readonly message?: string
}

/** What JUnit reports tell. https://github.com/testmoapp/junitxml */
export interface TestCounts {
  readonly tests: number
  readonly failed: number
  readonly skipped: number
  /** The first of those that failed. */
  readonly failures: readonly FailedTest[]
}

/** Failed tests that are named, and characters of each of their texts. */
const [namedFailures, longestText] = [50, 500]

interface Case {
  readonly name: string
  readonly group: string
  outcome: 'passed' | 'failed' | 'skipped'
  message: string
}

/** Adds up reports. */
export function addCounts(all: readonly TestCounts[]): TestCounts {
  const sum = (key: 'tests' | 'failed' | 'skipped') => all.reduce((total, one) => total + one[key], 0)
  return {
    tests: sum('tests'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: all.flatMap(({ failures }) => failures).slice(0, namedFailures),
  }
}

/**
 * Reads a JUnit report; nothing where a text is none. It comes out of a container: it is read once from its beginning to its end, and
 * nothing in it is followed, so that it costs no more than its length.
 */
export function readJunit(xml: string): TestCounts | undefined {
  let root = false
  let current: Case | undefined
  let inFailure = false
  const cases: Case[] = []
  for (const { tag, attributes, text } of tokens(xml)) {
    if (text !== undefined) {
      if (inFailure && current !== undefined && current.message.length < longestText)
        current.message += text.slice(0, longestText)
      continue
    }
    if (tag === 'testsuite' || tag === 'testsuites') root = true
    if (tag === 'testcase' && root) {
      const { name = '', classname = '', file = '' } = attributes
      current = {
        name: name.slice(0, longestText),
        group: (classname || file).slice(0, longestText),
        outcome: 'passed',
        message: '',
      }
      cases.push(current)
    }
    if (tag === '/testcase') current = undefined
    if (current !== undefined && (tag === 'failure' || tag === 'error')) {
      current.outcome = 'failed'
      current.message ||= (attributes.message ?? '').slice(0, longestText)
      inFailure = current.message === ''
    }
    if (tag === '/failure' || tag === '/error') inFailure = false
    if (current?.outcome === 'passed' && tag === 'skipped') current.outcome = 'skipped'
  }
  if (!root) return undefined
  const failed = cases.filter(({ outcome }) => outcome === 'failed')
  return {
    tests: cases.length,
    failed: failed.length,
    skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
    failures: failed.slice(0, namedFailures).map(({ name, group, message }) => ({
      name,
      ...(group !== '' && { group }),
      ...(message.trim() !== '' && { message: firstLine(message) }),
    })),
  }
}

interface Token {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text?: string
}

/** Splits XML into tags and texts; an element that ends at once is a start and an end. */
function* tokens(xml: string): Generator<Token> {
  let at = 0
  const past = (end: string, from: number) => {
    const found = xml.indexOf(end, from)
    return found === -1 ? xml.length : found + end.length
  }
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open > at || open === -1) {
      const text = xml.slice(at, open === -1 ? xml.length : open)
      yield { tag: '', attributes: {}, text: decoded(text.slice(0, 10_000)) }
      if (open === -1) return
    }
    if (xml.startsWith('<!--', open)) at = past('-->', open + 4)
    else if (xml.startsWith('<![CDATA[', open)) {
      at = past(']]>', open + 9)
      yield { tag: '', attributes: {}, text: xml.slice(open + 9, at - 3) }
    } else if (xml.startsWith('<?', open) || xml.startsWith('<!', open)) at = past('>', open)
    else {
      const { end, attributes, name } = readTag(xml, open)
      at = end
      yield { tag: name, attributes }
      if (xml[end - 2] === '/') yield { tag: `/${name}`, attributes: {} }
    }
  }
}

/** Reads one tag; a `>` inside of quotes does not end it. */
function readTag(xml: string, open: number) {
  const attributes: Record<string, string> = Object.create(null)
  let at = open + 1
  while (at < xml.length && !/[\s>]/.test(xml[at] ?? '')) at++
  const name = xml.slice(open + 1, at).replace(/\/$/, '')
  // Both in one search: one for each would go through all the rest for every attribute.
  const next = /[=>]/g
  while (at < xml.length && xml[at] !== '>') {
    next.lastIndex = at
    const equals = next.exec(xml)?.index ?? xml.length
    if (xml[equals] !== '=') {
      at = equals
      break
    }
    const key = xml.slice(at, equals).trim()
    const quote = xml[equals + 1] === "'" ? "'" : '"'
    const start = xml.indexOf(quote, equals)
    const stop = start === -1 ? -1 : xml.indexOf(quote, start + 1)
    if (stop === -1) return { end: xml.length, attributes, name }
    if (key.length < 100) attributes[key] = decoded(xml.slice(start + 1, Math.min(stop, start + 10_000)))
    at = stop + 1
  }
  return { end: Math.min(at + 1, xml.length), attributes, name }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Reads character references; an entity that the text declares itself stays as it is written. */
function decoded(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

function firstLine(text: string): string {
  return shortened(text.trim().split('\n', 1)[0] ?? '', 300)
}
