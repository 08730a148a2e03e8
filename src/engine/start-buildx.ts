import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, Exec } from '../stage/stage.ts'
import { NotStarted } from '../system/exec.ts'
import { isExecutable, isProgram, plainClient } from './plain-client.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Starts Buildx itself where a command is one of Buildx, as docker's client would: with the same words and the same mark in its
 * environment. The client would look for the same plugin, start it once to ask what it is, and once more for the command.
 * What does not start is left to the client, which says why.
 */
export function startingBuildx(exec: Exec, env: Environment): Exec {
  return {
    async run(command, watch) {
      const buildx = direct(command, env)
      if (buildx === undefined) return exec.run(command, watch)
      return exec.run(buildx, watch).catch(error => {
        if (error instanceof NotStarted) return exec.run(command, watch)
        throw error
      })
    },
    start(command) {
      const buildx = direct(command, env)
      if (buildx === undefined) return exec.start(command)
      try {
        const running = exec.start(buildx)
        if (running.pid > 0) return running
      } catch {
        // Node throws where the kernel does not know the kind of program.
      }
      return exec.start(command)
    },
  }
}

/** Says to a plugin which client has started it. */
const mark = 'DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND'

function direct<C extends Pick<Command, 'file' | 'args' | 'env' | 'onlyEnv'>>(
  command: C,
  env: Environment,
): C | undefined {
  if (command.file !== 'docker' || command.args[0] !== 'buildx' || command.onlyEnv !== undefined)
    return undefined
  const found = findBuildx({ ...env, ...command.env })
  return found && { ...command, file: found.plugin, env: { ...command.env, [mark]: found.client } }
}

/** Folders of the whole machine, as docker's client has them. https://docs.docker.com/engine/extend/ */
const sharedFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
]

/** Variables by which the client works otherwise, or tells a plugin more than here: what it is part of, and whom to report to. */
const told = /^(?:DOCKER_CLI_|OTEL_)/

/** Finds the plugin that docker's client would start for `docker buildx`, and that client. Nothing where it may do more than that. */
export function findBuildx(
  env: Environment,
  shared: readonly string[] = sharedFolders,
): { readonly plugin: string; readonly client: string } | undefined {
  if (Object.keys(env).some(name => told.test(name) && env[name])) return undefined
  const client = plainClient(name => env[name])
  if (client === undefined) return undefined
  const plugin = [join(client.folder, 'cli-plugins'), ...shared]
    .map(folder => join(folder, 'docker-buildx'))
    .find(isThere)
  // The client takes the first and no other, also where that is broken.
  if (plugin === undefined || !isExecutable(plugin) || !isProgram(plugin)) return undefined
  return { plugin, client: client.file }
}

function isThere(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}
