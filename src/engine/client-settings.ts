import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads a variable of the environment. */
export type Variable = (name: string) => string | undefined

/** What docker's client is set to, as far as it decides which engine and which plugin it takes. */
export interface ClientSettings {
  /** The engine that is used where the environment names none. */
  readonly currentContext?: string
  /** Folders in which plugins are looked for first. */
  readonly pluginFolders: readonly string[]
  /** Words that stand for other commands. */
  readonly aliases: readonly string[]
}

/** Returns the folder with the settings and plugins of this user. */
export function dockerFolder(variable: Variable): string {
  return variable('DOCKER_CONFIG') || join(variable('HOME') ?? '', '.docker')
}

/** Reads the settings; nothing where they cannot be read, which docker itself reports. A missing file sets nothing. */
export function readClientSettings(folder: string): ClientSettings | undefined {
  let config: Config
  try {
    config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { pluginFolders: [], aliases: [] } : undefined
  }
  const { currentContext, cliPluginsExtraDirs, aliases } = config ?? {}
  return {
    ...(typeof currentContext === 'string' && currentContext !== '' && { currentContext }),
    pluginFolders: Array.isArray(cliPluginsExtraDirs) ? cliPluginsExtraDirs.map(String) : [],
    aliases: Object.keys(aliases ?? {}),
  }
}

interface Config {
  readonly currentContext?: unknown
  readonly cliPluginsExtraDirs?: unknown
  readonly aliases?: object
}
