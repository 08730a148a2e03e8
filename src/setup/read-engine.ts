import { askEngine } from '../engine/ask-engine.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { type Engine, parseBuildxVersion, parseEngine, serverOf } from './engine.ts'
import { lastLine } from './last-line.ts'

/** Asks the engine, and Buildx for its version; where the engine is not reached over its socket, docker's client about both. */
export async function readEngine(tools: Tools): Promise<Engine> {
  const told = await askEngine('/info', tools)
  const server = told && serverOf(told)
  if (server !== undefined) {
    const buildx = await buildxVersion(tools)
    return { context: 'default', server, ...(buildx !== undefined && { buildx }) }
  }
  const info = { file: 'docker', args: ['info', '--format', 'json'] }
  const { stdout, stderr } = await tools.exec.run(info).catch(notInstalled)
  if (stdout.trim() !== '') return parseEngine(stdout, stderr)
  throw new UserError(`\`docker info\` returned nothing: ${lastLine(stderr)}`, {
    hint: 'Docker 23 or newer is needed.',
  })
}

/** Returns the version of Buildx; nothing where docker has none. */
async function buildxVersion(tools: Tools): Promise<string | undefined> {
  const { exitCode, stdout } = await tools.exec
    .run({ file: 'docker', args: ['buildx', 'version'] })
    .catch(notInstalled)
  return exitCode === 0 ? parseBuildxVersion(stdout) : undefined
}

function notInstalled(cause: unknown): never {
  throw new UserError('docker is not installed on this machine', {
    hint: 'Install Docker Engine with buildx, or run on a runner that has it, for example ubuntu-latest.',
    cause,
  })
}
