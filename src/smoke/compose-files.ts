import { dirname, join, resolve } from 'node:path'
import { describe, UserError } from '../errors.ts'
import { isWithin, placeOf } from '../files/place.ts'
import { readRegular } from '../files/read.ts'

/** As many compose files as one project is made of. */
const mostFiles = 100

/**
 * Looks at every file that compose would read for a project: what it includes and extends, its files of variables and of
 * labels. Compose follows links, and reads whatever we can read.
 *
 * @returns why each of those is refused that is not in the tree, in one sentence; nothing where all of them are.
 */
export async function foreignFiles(path: string, tree: string): Promise<readonly string[]> {
  const problems: string[] = []
  const seen = new Set<string>()
  const own = async (folder: string, named: string): Promise<string | undefined> => {
    if (named.includes('$')) problems.push(`${named} is put together from variables`)
    else if (/^[a-z][a-z0-9+.-]*:/i.test(named)) problems.push(`${named} is not in the checkout`)
    else {
      try {
        const place = await placeOf(tree, resolve(folder, named))
        if (isWithin(tree, place)) return place
        problems.push(`${named} is not in the checkout`)
      } catch (error) {
        problems.push(describe(error))
      }
    }
    return undefined
  }
  const read = async (file: string): Promise<void> => {
    if (seen.has(file)) return
    if (seen.add(file).size > mostFiles)
      throw new UserError(`the compose project has more than ${mostFiles} files`)
    const folder = dirname(file)
    await own(folder, '.env')
    const value = await parse(file)
    for (const name of variableFiles(value)) await own(folder, name)
    for (const name of composeFiles(value)) {
      const place = await own(folder, name)
      if (place !== undefined) await read(place)
    }
  }
  await read(path)
  return [...new Set(problems)]
}

/** A file that is not there or is no YAML is compose's to tell. */
async function parse(file: string): Promise<unknown> {
  const { parse } = await import('yaml')
  try {
    return parse((await readRegular(file, 1024 * 1024)).toString('utf8'), { merge: true })
  } catch (error) {
    if (error instanceof UserError) throw error
    return undefined
  }
}

function composeFiles(value: unknown): string[] {
  const included = list(fields(value).include).flatMap(item =>
    typeof item === 'string' ? [item] : texts(list(fields(item).path)),
  )
  const extended = services(value).flatMap(service => texts([fields(fields(service).extends).file]))
  return [...included, ...extended]
}

function variableFiles(value: unknown): string[] {
  const included = list(fields(value).include).flatMap(item => {
    const { env_file: files, project_directory: folder } = fields(item)
    // The folder of a project has a file of variables too.
    return [...named(files), ...texts([folder]).map(name => join(name, '.env'))]
  })
  const ofServices = services(value).flatMap(service => {
    const { env_file: files, label_file: labels } = fields(service)
    return [...named(files), ...named(labels)]
  })
  return [...included, ...ofServices]
}

/** `a`, `[a, b]` and `[{ path: a }]`. */
function named(value: unknown): string[] {
  return list(value).flatMap(item => texts([typeof item === 'string' ? item : fields(item).path]))
}

function services(value: unknown): unknown[] {
  return Object.values(fields(fields(value).services))
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function texts(values: readonly unknown[]): string[] {
  return values.filter(value => typeof value === 'string')
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
