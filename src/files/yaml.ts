import { UserError } from '../messages/errors.ts'

/**
 * Bytes of a YAML file that a checkout may hold: the parser takes time that grows with the square of what stands in it, some
 * seconds for this much and minutes for a megabyte.
 */
const longest = 128 * 1024

/**
 * Levels of lists and maps in brackets, and columns before the text of a line, of which each may begin a level. The parser
 * calls itself for each, and with a full call stack it does not only fail: compiling an expression then ends the process.
 */
const [mostBrackets, mostColumns] = [100, 500]

/** Parses a YAML file with one document. @throws an error where it is none, and UserError where it is too long or deep. */
export async function parseYaml(text: string): Promise<unknown> {
  assertBounded(text)
  const { parse } = await import('yaml')
  return parse(text)
}

/**
 * Parses YAML in which every value is a text, and which may hold secrets: no value becomes a number, and an error names the
 * line alone, where the parser would quote it.
 */
export async function parseYamlTexts(text: string): Promise<unknown> {
  assertBounded(text)
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true, logLevel: 'silent' })
  const [error] = document.errors
  const notYaml = (line: number | undefined) =>
    new UserError(`it is not YAML${line === undefined ? '' : `: look at its line ${line}`}`)
  if (error !== undefined) throw notYaml(error.linePos?.[0].line)
  try {
    return document.toJS()
  } catch {
    throw notYaml(undefined)
  }
}

/** Parses all documents of a YAML file, with merged keys. */
export async function parseYamlDocuments(text: string): Promise<readonly unknown[]> {
  assertBounded(text)
  const { parseAllDocuments } = await import('yaml')
  return [...parseAllDocuments(text, { merge: true })].map(document => {
    const [error] = document.errors
    if (error !== undefined) throw error
    return document.toJS()
  })
}

function assertBounded(text: string): void {
  const length = Buffer.byteLength(text)
  if (length > longest)
    throw new UserError(`it has ${length} bytes of YAML, more than the ${longest} that are read`)
  let open = 0
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const [before = ''] = /^\s*(?:[-?:]\s+)*/.exec(line) ?? []
    let most = open
    for (const char of line) {
      if (char === '[' || char === '{') most = Math.max(most, ++open)
      else if ((char === ']' || char === '}') && open > 0) open--
    }
    if (most > mostBrackets || before.length > mostColumns)
      throw new UserError(`line ${at + 1} has more lists or maps in each other than are read`)
  }
}
