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
      ? { serverError: serverError ?? (beside.trim() || 'it reported no version') }
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

/** The answer of an engine to `/info`, which `docker info` completes with what it knows of the client. */
interface Info {
  readonly ServerVersion?: string
  readonly OSType?: string
  readonly Architecture?: string
  readonly DriverStatus?: readonly (readonly string[])[] | null
  readonly ServerErrors?: readonly string[]
  readonly ClientInfo?: {
    readonly Context?: string
    readonly Plugins?: readonly { readonly Name?: string; readonly Version?: string }[]
  }
}

/** Reads what an engine tells about itself; nothing where it tells no version. */
export function serverOf(info: Info): Server | undefined {
  if (!info.ServerVersion) return undefined
  const containerd = info.DriverStatus?.some(
    ([key, value]) => key === 'driver-type' && value === 'io.containerd.snapshotter.v1',
  )
  const machine = info.Architecture ?? ''
  return {
    version: info.ServerVersion,
    imageStore: containerd ? 'containerd' : 'classic',
    platform: `${info.OSType || 'linux'}/${architectures[machine] ?? machine}`,
  }
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
