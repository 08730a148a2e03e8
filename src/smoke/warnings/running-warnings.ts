import type { Tools } from '../../stage/stage.ts'
import { backgroundServer } from '../causes/foreground.ts'
import type { Container } from '../container/container.ts'
import { containerProcesses } from '../container/processes.ts'
import { pause } from '../container/watch.ts'
import type { EngineImage } from '../engine/image-config.ts'
import { portWarnings } from './port-warnings.ts'
import { defunctWarnings, hasSupervisor, supervisedWarnings } from './process-warnings.ts'
import { writtenWarnings } from './written-warnings.ts'

/** A supervisor takes a program for started after a second, and says only then whether it was. */
const supervisedMs = 1500

/** Looks at a container that is ready, and warns of what the checks do not see. */
export async function runningWarnings(
  container: Container,
  image: Pick<EngineImage, 'exposedPorts' | 'volumes'>,
  tools: Tools,
): Promise<string[]> {
  const { pid, id, name, startedAt } = container
  const processes = await containerProcesses(pid, id)
  const ports = portWarnings(container, image.exposedPorts, tools.signal)
  const written = writtenWarnings(image.volumes, { container: name, startedAt, exec: tools.exec })
  const supervised = hasSupervisor(processes ?? []) || supervisedWarnings(linesOf(container)).length > 0
  if (supervised) await pause(Math.max(0, startedAt + supervisedMs - container.clock()), tools.signal)
  const found = await Promise.all([ports, written])
  return [
    ...found.flat(),
    ...supervisedWarnings(linesOf(container)),
    ...defunctWarnings((await containerProcesses(pid, id)) ?? processes ?? []),
  ]
}

/** Warns where an image that was expected to end may have gone to the background instead. */
export function endedWarnings(
  words: readonly string[],
  { exposedPorts: [port] }: Pick<EngineImage, 'exposedPorts'>,
): string[] {
  const server = port === undefined ? undefined : backgroundServer(words.join(' '))
  if (server === undefined) return []
  return [
    `it ended as the check \`exit\` expects, but the image exposes port ${port} and starts ${server.name}, which goes to the background: start it in the foreground (${server.line}) and check that it runs`,
  ]
}

function linesOf({ log }: Container): string[] {
  return log.tail.map(({ text }) => text)
}
