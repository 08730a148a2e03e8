import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

/** Reads a variable of the environment. */
export type Variable = (name: string) => string | undefined

/** What docker's client is set to, where it is set to nothing else that decides about engine or plugin. */
export interface ClientSettings {
  /** The engine that is used where the environment names none. */
  readonly currentContext: string | undefined
}

/**
 * Returns the folder with the settings and plugins of this user, as docker's client finds it: a job without `HOME` has the
 * one that the machine knows for its user.
 */
export function dockerFolder(variable: Variable): string {
  return variable('DOCKER_CONFIG') || join(variable('HOME') || homeOfUser(), '.docker')
}

function homeOfUser(): string {
  try {
    return userInfo().homedir
  } catch {
    // A user whom the machine does not know, for example one that a container was started with.
    return ''
  }
}

/**
 * Names of settings that change what a command does, or with which headers the engine is asked: aliases are refused by some
 * clients and lead others elsewhere, and which of two folders of plugins comes first has not always been told the same.
 */
const changing = ['aliases', 'clipluginsextradirs', 'httpheaders']

/**
 * Reads the settings; nothing where they cannot be read, which docker itself reports, or where they change more than the
 * context. A missing file sets nothing.
 */
export function readClientSettings(folder: string): ClientSettings | undefined {
  let config: unknown
  try {
    config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { currentContext: undefined } : undefined
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return undefined
  let currentContext: string | undefined
  for (const [name, value] of Object.entries(config)) {
    // The client reads names in any case.
    const lower = name.toLowerCase()
    if (changing.includes(lower) && !isEmpty(value)) return undefined
    if (lower !== 'currentcontext') continue
    if (name !== 'currentContext' || typeof value !== 'string') return undefined
    currentContext = value || undefined
  }
  return { currentContext }
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}
