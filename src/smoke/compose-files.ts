import { basename, dirname, resolve } from 'node:path'
import { isWithin, placeOf } from '../files/place.ts'
import { readRegular } from '../files/read.ts'
import { parseYamlDocuments } from '../files/yaml.ts'
import { describe, UserError } from '../messages/errors.ts'

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
  const own = async (folder: string, named: unknown): Promise<string | undefined> => {
    if (typeof named !== 'string') problems.push('a path that is no plain text')
    else if (named.includes('$')) problems.push(`${named} is put together from variables`)
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
  /** Reads a file whose relative paths begin at a folder. */
  const read = async (file: string, folder: string): Promise<void> => {
    const key = `${folder}\0${file}`
    if (seen.has(key)) return
    if (seen.add(key).size > mostFiles)
      throw new UserError(`the compose project has more than ${mostFiles} files`)
    await own(folder, '.env')
    for (const value of await parse(file)) {
      for (const name of variableFiles(value)) await own(folder, name)
      for (const name of extended(value)) {
        const place = await own(folder, name)
        if (place !== undefined) await read(place, dirname(place))
      }
      for (const item of list(fields(value).include)) await include(item, folder)
    }
  }
  /** All files of an item share one folder: the one it names, else that of its first file. */
  const include = async (item: unknown, folder: string): Promise<void> => {
    const { path, env_file: files, project_directory: project } = fields(item)
    for (const name of paths(files)) await own(folder, name)
    const names = list(isFields(item) ? path : item)
    const places: string[] = []
    for (const name of names) {
      const place = await own(folder, name)
      if (place !== undefined) places.push(place)
    }
    const [first] = places
    if (first === undefined || places.length < names.length) return
    const base = isNothing(project) ? dirname(first) : await own(folder, project)
    if (base !== undefined) for (const place of places) await read(place, base)
  }
  await read(path, dirname(path))
  return [...new Set(problems)]
}

/**
 * Reads the documents of a file, of which compose makes one. One that is not there is compose's to tell; one that we cannot
 * read and compose perhaps can is refused.
 */
async function parse(file: string): Promise<readonly unknown[]> {
  const text = await readRegular(file, 1024 * 1024).catch(error => {
    if (error instanceof UserError) throw error
    return undefined
  })
  if (text === undefined) return []
  try {
    return await parseYamlDocuments(text.toString('utf8'))
  } catch (cause) {
    const [line] = describe(cause).split('\n')
    throw new UserError(`the compose file ${basename(file)} cannot be read: ${line}`, { cause })
  }
}

function extended(value: unknown): unknown[] {
  return services(value).flatMap(service => list(fields(fields(service).extends).file))
}

function variableFiles(value: unknown): unknown[] {
  return services(value).flatMap(service => {
    const { env_file: files, label_file: labels } = fields(service)
    return [...paths(files), ...paths(labels)]
  })
}

/** `a`, `[a, b]` and `[{ path: a }]`. */
function paths(value: unknown): unknown[] {
  return list(value).map(item => (isFields(item) ? item.path : item))
}

function services(value: unknown): unknown[] {
  return Object.values(fields(fields(value).services))
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : isNothing(value) ? [] : [value]
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isFields(value) ? value : {}
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
