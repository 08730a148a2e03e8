import * as v from 'valibot'

const inspected = v.object({
  Id: v.string(),
  Path: v.optional(v.string(), ''),
  Args: v.nullish(v.array(v.string())),
  State: v.object({
    Status: v.string(),
    OOMKilled: v.optional(v.boolean(), false),
    ExitCode: v.number(),
    Error: v.optional(v.string(), ''),
    Pid: v.number(),
    StartedAt: v.string(),
    FinishedAt: v.string(),
    Health: v.nullish(
      v.object({
        Status: v.string(),
        Log: v.nullish(v.array(v.object({ ExitCode: v.number(), Output: v.string() }))),
      }),
    ),
  }),
  NetworkSettings: v.nullish(
    v.object({
      Ports: v.nullish(
        v.record(v.string(), v.nullable(v.array(v.object({ HostIp: v.string(), HostPort: v.string() })))),
      ),
      Networks: v.nullish(v.record(v.string(), v.object({ IPAddress: v.optional(v.string(), '') }))),
    }),
  ),
})

/** A container at one moment. Health means something only while it runs: a stopped one always reads as unhealthy. */
export interface ContainerState {
  readonly id: string
  /** `created`, `running`, `exited`, `dead` … */
  readonly status: string
  readonly outOfMemory: boolean
  readonly exitCode: number
  /** Why the engine could not start it. */
  readonly error: string
  readonly pid: number
  /** Milliseconds since 1970 by the daemon's clock. */
  readonly startedAt: number
  readonly finishedAt: number
  readonly health?: string
  readonly lastProbe?: Probe
  /** The last results of the HEALTHCHECK, the oldest first; the engine keeps five. */
  readonly probes: readonly Probe[]
  /** The program that it runs, and its arguments. */
  readonly command: readonly string[]
  /** Where a port of the container is published, by its number. */
  readonly published: ReadonlyMap<number, { readonly host: string; readonly port: number }>
  /** Its addresses, by network. */
  readonly addresses: Readonly<Record<string, string>>
}

/** A result of the image's HEALTHCHECK. */
export interface Probe {
  /** -1 when it took too long. */
  readonly exitCode: number
  readonly output: string
}

/** The fields of a container that are requested: never its environment. */
export const stateFormat =
  '{"Id":{{json .Id}},"Path":{{json .Path}},"Args":{{json .Args}},"State":{{json .State}},"NetworkSettings":{{json .NetworkSettings}}}'

/** Reads what `docker container inspect` printed in `stateFormat`. */
export function parseContainerState(text: string): ContainerState {
  const { Id, Path, Args, State, NetworkSettings } = v.parse(inspected, JSON.parse(text))
  const probes = (State.Health?.Log ?? []).map(({ ExitCode, Output }) => ({
    exitCode: ExitCode,
    output: Output,
  }))
  const probe = probes.at(-1)
  const ports = Object.entries(NetworkSettings?.Ports ?? {}).flatMap(([port, bindings]) => {
    const binding = bindings?.[0]
    const place = { host: binding?.HostIp ?? '', port: Number(binding?.HostPort) }
    return binding ? [[Number.parseInt(port, 10), place] as const] : []
  })
  return {
    id: Id,
    status: State.Status,
    outOfMemory: State.OOMKilled,
    exitCode: State.ExitCode,
    error: State.Error,
    pid: State.Pid,
    startedAt: Date.parse(State.StartedAt),
    finishedAt: Date.parse(State.FinishedAt),
    ...(State.Health && { health: State.Health.Status }),
    ...(probe && { lastProbe: probe }),
    probes,
    command: [Path, ...(Args ?? [])],
    published: new Map(ports),
    addresses: Object.fromEntries(
      Object.entries(NetworkSettings?.Networks ?? {}).map(([name, { IPAddress }]) => [name, IPAddress]),
    ),
  }
}
