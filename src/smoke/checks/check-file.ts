import { readGiven } from '../../files/read.ts'
import { parseYaml } from '../../files/yaml.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { parseCheckLine } from './check-lines.ts'
import type { Check } from './checks.ts'
import { readStructureTests } from './structure-tests.ts'

/** What a file of checks holds. */
export interface CheckFile {
  readonly checks: readonly Check[]
}

/** Bytes: no file of checks is longer. */
const longest = 1024 * 1024

/**
 * Reads the checks of a file: lines as in `smoke`; or YAML or JSON (by its name) with a list of such lines, or a
 * container-structure-test file.
 *
 * @throws UserError naming the file and the line.
 */
export async function readCheckFile(path: string, workspace: string): Promise<CheckFile> {
  let text: string
  try {
    text = await readGiven(workspace, path, longest)
  } catch (cause) {
    throw new UserError(`the check file ${path} cannot be read: ${describe(cause)}`, {
      hint: 'Set smoke-file to the path of a file, from the checkout.',
      cause,
    })
  }
  if (!/\.(ya?ml|json)$/i.test(path)) return fromLines(text.split('\n'), path)
  const value = await parseFile(text, path)
  if (isObject(value) && 'schemaVersion' in value) return { checks: readStructureTests(value, path) }
  const list = isObject(value) && 'checks' in value ? value.checks : value
  if (!Array.isArray(list) || !list.every(each => typeof each === 'string'))
    throw new UserError(`the check file ${path} has neither a list of checks nor a schemaVersion`, {
      hint: 'Write `checks:` with one check line per item, or use a container-structure-test file.',
    })
  return fromLines(list, path)
}

function fromLines(lines: readonly string[], path: string): CheckFile {
  const checks = lines.flatMap((line, index) => {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) return []
    try {
      return [parseCheckLine(trimmed)]
    } catch (error) {
      throw new UserError(`${path}, check ${index + 1} "${trimmed}": ${describe(error)}`)
    }
  })
  return { checks }
}

/** YAML is loaded only where a file needs it. */
async function parseFile(text: string, path: string): Promise<unknown> {
  try {
    return await parseYaml(text)
  } catch (cause) {
    throw new UserError(`the check file ${path} is not YAML: ${describe(cause)}`, { cause })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
