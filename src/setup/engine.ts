import { UserError } from '../messages/errors.ts'

/** What `docker info` reports about the client and its engine. */
export interface Engine {
  /** Name of the Docker context; the engine's own builder is called the same. */
  readonly context: string
  /** Version of the buildx plugin, absent when there is none. */
  readonly buildx?: string
  /** The engine, absent when it does not answer. */
  readonly server?: Server
  /** Why it does not answer. */
  readonly serverError?: string
}

/** A Docker Engine that answers. */
export interface Server {
  readonly version: string
  readonly imageStore: 'containerd' | 'classic'
  /** `os/arch[/variant]` */
  readonly platform: string
}

/**
 * Reads the JSON of `docker info`, which comes also from an engine that does not answer; the reason is then either in
 * the JSON or on standard error.
 *
 * @throws UserError when it is not such JSON.
 */
export function parseEngine(stdout: string, beside = ''): Engine {
  let info: Info
  try {
    info = JSON.parse(stdout)
    if (typeof info !== 'object' || info === null) throw new Error(`it is ${stdout.trim().slice(0, 40)}`)
  } catch (cause) {
    throw new UserError('`docker info` did not answer with JSON', {
      hint: 'Docker 23 or newer is needed.',
      cause,
    })
  }
  const plugin = info.ClientInfo?.Plugins?.find(({ Name }) => Name === 'buildx')
  const serverError = info.ServerErrors?.[0]
  const server = serverOf(info)
  return {
    context: info.ClientInfo?.Context || 'default',
    ...(plugin?.Version && { buildx: plugin.Version.replace(/^v/, '') }),
    ...(serverError !== undefined || server === undefined
      ? { serverError: serverError ?? (beside.trim() || 'it reported no version or no platform') }
      : { server }),
  }
}

/** Reads what `docker buildx version` prints: the module, the version, the commit. */
export function parseBuildxVersion(stdout: string): string | undefined {
  return /^\S+ v?(\d+\.\S+)/.exec(stdout)?.[1]
}

/** Returns whether a version such as `v0.29.1+ds1` is at least `major.minor`. */
export function isAtLeast(version: string, wanted: `${number}.${number}`): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number.parseFloat)
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/** What `docker info` adds to the answer of the engine. */
interface Info {
  readonly [name: string]: unknown
  readonly ServerErrors?: readonly string[]
  readonly ClientInfo?: {
    readonly Context?: string
    readonly Plugins?: readonly { readonly Name?: string; readonly Version?: string }[]
  }
}

/**
 * Reads what an engine tells about itself in its answer to `/info`; nothing where it does not tell its version and
 * platform. https://docs.docker.com/reference/api/engine/#tag/System/operation/SystemInfo
 */
export function serverOf({
  ServerVersion: version,
  OSType: system,
  Architecture: machine,
  DriverStatus: status,
}: Readonly<Record<string, unknown>>): Server | undefined {
  if (!isText(version) || !isText(machine)) return undefined
  const containerd =
    Array.isArray(status) &&
    status.some(
      pair => Array.isArray(pair) && pair[0] === 'driver-type' && pair[1] === 'io.containerd.snapshotter.v1',
    )
  return {
    version,
    imageStore: containerd ? 'containerd' : 'classic',
    platform: `${isText(system) ? system : 'linux'}/${architectures[machine] ?? machine}`,
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The kernel's names of architectures that images name differently. */
const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'arm/v7',
  armv6l: 'arm/v6',
  i386: '386',
  i686: '386',
}
