import * as v from 'valibot'

const words = v.optional(v.nullable(v.array(v.string())))

const inspected = v.object({
  Id: v.string(),
  RepoDigests: v.optional(v.nullable(v.array(v.string()))),
  Descriptor: v.optional(v.nullable(v.object({ digest: v.string() }))),
  Os: v.optional(v.string()),
  Architecture: v.optional(v.string()),
  Config: v.nullish(
    v.object({
      User: v.optional(v.string()),
      ExposedPorts: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
      Volumes: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
      Labels: v.optional(v.nullable(v.record(v.string(), v.string()))),
      Env: words,
      Entrypoint: words,
      Cmd: words,
      WorkingDir: v.optional(v.string()),
      StopSignal: v.optional(v.string()),
      Healthcheck: v.optional(
        v.nullable(
          v.object({ Test: words, StartInterval: v.optional(v.number()), Retries: v.optional(v.number()) }),
        ),
      ),
    }),
  ),
})

/** An image as the engine stores it: its identities, and the parts of its configuration that decide how it is run. */
export interface EngineImage {
  /** With the containerd store the digest of the index or manifest, with the classic one that of the config. */
  readonly id: string
  /** Every digest under which the engine knows this image. */
  readonly digests: readonly string[]
  readonly platform: string
  readonly user: string
  readonly exposedPorts: readonly number[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  /** `NAME=value` */
  readonly env: readonly string[]
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly workdir: string
  readonly stopSignal: string
  /** Its test command; absent without HEALTHCHECK and with `HEALTHCHECK NONE`. */
  readonly healthcheck?: readonly string[]
}

/** Reads what `docker image inspect` printed for one image. */
export function parseEngineImage(value: unknown): EngineImage {
  const { Id, RepoDigests, Descriptor, Os, Architecture, Config } = v.parse(inspected, value)
  const test = Config?.Healthcheck?.Test ?? []
  return {
    id: Id,
    digests: [
      ...new Set([
        Id,
        ...(Descriptor ? [Descriptor.digest] : []),
        ...(RepoDigests ?? []).map(reference => reference.slice(reference.indexOf('@') + 1)),
      ]),
    ],
    platform: `${Os ?? 'linux'}/${Architecture ?? ''}`,
    user: Config?.User ?? '',
    exposedPorts: Object.keys(Config?.ExposedPorts ?? {})
      .filter(port => !port.endsWith('/udp') && !port.endsWith('/sctp'))
      .map(port => Number.parseInt(port, 10)),
    volumes: Object.keys(Config?.Volumes ?? {}),
    labels: Config?.Labels ?? {},
    env: Config?.Env ?? [],
    entrypoint: Config?.Entrypoint ?? [],
    cmd: Config?.Cmd ?? [],
    workdir: Config?.WorkingDir ?? '',
    stopSignal: Config?.StopSignal || 'SIGTERM',
    ...(test.length > 0 && test[0] !== 'NONE' && { healthcheck: test }),
  }
}
