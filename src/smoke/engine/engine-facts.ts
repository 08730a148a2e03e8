import { machineOf } from '../../image/platform.ts'
import type { Exec } from '../../stage/stage.ts'
import { dockerJson } from './docker.ts'

/** What the smoke test needs to know about the Docker Engine. */
export interface EngineFacts {
  /** `os/arch` */
  readonly nativePlatform: string
  /** Supports `--health-start-interval` (Engine 25, API 1.44). */
  readonly startInterval: boolean
}

/** Asks the engine for its version and platform. @throws UserError when there is none. */
export async function askEngine(exec: Exec): Promise<EngineFacts> {
  const server = (await dockerJson(
    exec,
    ['version', '--format', '{{json .Server}}'],
    'asking the Docker Engine for its version',
  )) as { Os?: string; Arch?: string; ApiVersion?: string } | null
  return {
    nativePlatform: `${server?.Os ?? 'linux'}/${server?.Arch ?? 'amd64'}`,
    startInterval: apiAtLeast(server?.ApiVersion ?? '0.0', 1, 44),
  }
}

/** Returns whether a platform runs here without an emulator. Variants are not compared: the engine chose the manifest. */
export function isNative(platform: string, nativePlatform: string): boolean {
  const [own, here] = [machineOf(platform), machineOf(nativePlatform)]
  return own === here || (here.endsWith('/amd64') && own === here.replace(/amd64$/, '386'))
}

function apiAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
