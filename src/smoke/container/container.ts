import type { Tools } from '../../stage/stage.ts'
import { explainStart } from '../causes/exit-cause.ts'
import { docker, dockerError, dockerMessage } from '../engine/docker.ts'
import type { Target } from '../readiness/condition.ts'
import { type Cause, isImageFault, startFailure } from './cause.ts'
import { type Compose, composeUp } from './compose.ts'
import { originOf, type ProbeOrigin } from './container-address.ts'
import type { ContainerState } from './container-state.ts'
import type { EventStream } from './event-stream.ts'
import { followLog, type LogFollower } from './log-follower.ts'
import { type RunPlan, runArguments } from './run-arguments.ts'
import { inspectContainer } from './watch.ts'

/** A container that was started, with everything needed to inspect it. */
export interface Container extends Target {
  readonly state: ContainerState
  /** By the daemon's clock. */
  readonly startedAt: number
}

/** What the runs of one smoke test share. */
export interface Surroundings {
  readonly events: EventStream
  readonly vantage: ProbeOrigin
  readonly hide: (text: string) => string
  /** The program that the image starts, for messages. */
  readonly program: string
}

/** What to start, and how. */
export interface Start {
  readonly plan: RunPlan
  /** Variables of the docker command, which the container takes by name. */
  readonly env: Readonly<Record<string, string>>
  readonly defaultPort: number | undefined
  /** Start it as a service of this project. */
  readonly compose?: Compose
}

/**
 * Starts a container.
 *
 * @returns the cause when the image cannot be started; errors of docker itself (no such network …) are thrown.
 */
export async function startContainer(
  { plan, env, defaultPort, compose }: Start,
  around: Surroundings,
  tools: Tools,
): Promise<Container | Cause> {
  const run = compose
    ? await composeUp(compose, plan, tools)
    : await docker(tools.exec, runArguments(plan), env)
  // 126 and 127 are about the image's program; 125 is docker's own code, also used for some faults of the program.
  if (run.exitCode !== 0) {
    tools.signal.throwIfAborted()
    const message = around.hide(dockerMessage(run.stderr))
    const cause = startFailure(message, { platform: plan.platform, program: around.program })
    if (cause.kind === 'not-started' && run.exitCode === 125 && !isImageFault(message))
      throw dockerError({ ...run, stderr: message }, 'starting the container')
    const state = await inspectContainer(plan.name, tools)
    const program = {
      image: unknownImage,
      command: state?.command ?? [],
      container: plan.name,
      exec: tools.exec,
    }
    return await explainStart(cause, message, program)
  }
  return await resolveTarget({ name: plan.name, network: plan.network, defaultPort }, around, tools)
}

/** What the file of a program shows needs nothing of the image's configuration. */
const unknownImage = { user: '', workdir: '', volumes: [], exposedPorts: [] }

/** Creates a container without starting it, to read its files. */
export async function createContainer(
  { plan, env }: { plan: RunPlan; env: Readonly<Record<string, string>> },
  { hide }: Surroundings,
  tools: Tools,
): Promise<void> {
  const made = await docker(tools.exec, runArguments(plan, 'create'), env)
  if (made.exitCode !== 0) throw dockerError({ ...made, stderr: hide(made.stderr) }, 'creating the container')
}

/** Starts a container again that was stopped; what it had printed until `since`, by the daemon's clock, is left out. */
export async function startAgain(
  name: string,
  { network, defaultPort, since }: Again,
  around: Surroundings,
  tools: Tools,
): Promise<Container | Cause> {
  const run = await docker(tools.exec, ['start', name])
  if (run.exitCode !== 0) {
    tools.signal.throwIfAborted()
    return {
      kind: 'behavior',
      sentence: `it could not be started again: ${around.hide(dockerMessage(run.stderr))}`,
    }
  }
  return await resolveTarget({ name, network, defaultPort, since }, around, tools)
}

interface Again extends Pick<RunPlan, 'network'> {
  readonly defaultPort: number | undefined
  readonly since: number | undefined
}

async function resolveTarget(
  { name, network, defaultPort, since }: Partial<Again> & { readonly name: string },
  around: Surroundings,
  tools: Tools,
): Promise<Container> {
  const log: LogFollower = followLog(tools.exec, name, { hide: around.hide, since })
  const state = await inspectContainer(name, tools)
  if (state === undefined) {
    await log.end()
    tools.signal.throwIfAborted()
    throw new Error(`the container ${name} has disappeared`)
  }
  const { events } = around
  return {
    name,
    id: state.id,
    pid: state.pid,
    log,
    state,
    startedAt: state.startedAt,
    defaultPort,
    hide: around.hide,
    origin: port => originOf(state, port, { ...around.vantage, network }),
    clock: () => tools.now() - skew(events),
  }
}

/** How far our clock is ahead of the daemon's; on the same machine the difference is delivery time, and is ignored. */
function skew({ events }: EventStream): number {
  const least = events.reduce(
    (delay, { at, seenAt }) => Math.min(delay, seenAt - at),
    Number.POSITIVE_INFINITY,
  )
  return Number.isFinite(least) && Math.abs(least) >= 1000 ? least : 0
}
