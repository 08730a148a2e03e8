import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import type { Command, Exec } from '../stage/stage.ts'
import { dockerFolder, readClientSettings, type Variable } from './client-settings.ts'

/**
 * Starts Buildx itself where a command is one of Buildx. docker's client would look for the same plugin, start it once to ask what it
 * is, and once more for the command.
 */
export function startingBuildx(exec: Exec, env: Readonly<Record<string, string | undefined>>): Exec {
  return {
    run: (command, watch) => exec.run(direct(command, env), watch),
    start: command => exec.start(direct(command, env)),
  }
}

function direct<C extends Pick<Command, 'file' | 'args' | 'env' | 'onlyEnv'>>(
  command: C,
  env: Readonly<Record<string, string | undefined>>,
): C {
  const [first, ...args] = command.args
  if (command.file !== 'docker' || first !== 'buildx' || command.onlyEnv !== undefined) return command
  const all = { ...env, ...command.env }
  const file = buildxPlugin(name => all[name])
  return file === undefined ? command : { ...command, file, args }
}

/** Folders of the whole machine, as docker's client has them. https://docs.docker.com/engine/extend/ */
const sharedFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
]

/**
 * Finds the plugin that docker's client would start for `docker buildx`. Nothing where `docker` is another program or a script around it,
 * which may do more than the client.
 */
export function buildxPlugin(variable: Variable, shared = sharedFolders): string | undefined {
  // With this variable a plugin takes itself for started by docker's client.
  if (process.platform === 'win32' || variable('DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND')) return undefined
  const docker = find('docker', (variable('PATH') ?? '').split(delimiter))
  if (docker === undefined || !isClient(docker)) return undefined
  const folder = dockerFolder(variable)
  const settings = readClientSettings(folder)
  if (settings === undefined || settings.aliases.includes('buildx')) return undefined
  return find('docker-buildx', [...settings.pluginFolders, join(folder, 'cli-plugins'), ...shared])
}

function find(name: string, folders: readonly string[]): string | undefined {
  return folders
    .filter(folder => folder.startsWith('/'))
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK)
        return statSync(path).isFile()
      } catch {
        return false
      }
    })
}

/** Returns whether a program is docker's client: no script, and no link to a program of another name. */
function isClient(path: string): boolean {
  try {
    if (basename(realpathSync(path)) !== 'docker') return false
    const start = Buffer.alloc(2)
    const file = openSync(path, 'r')
    try {
      readSync(file, start)
    } finally {
      closeSync(file)
    }
    return start.toString('latin1') !== '#!'
  } catch {
    return false
  }
}
