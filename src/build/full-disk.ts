import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { askEngine } from '../engine/ask-engine.ts'
import { bytes } from '../image/units.ts'
import type { Tools } from '../stage/stage.ts'

/** How programs and the system say that a disk is full. */
const full = /[Nn]o space left on device|ENOSPC|[Dd]isk quota exceeded|EDQUOT/

/** Returns whether words tell of a full disk. */
export function tellsOfFullDisk(text: string): boolean {
  return full.test(text)
}

/** What is known about a failure for want of space. */
export interface FullDisk {
  readonly text: string
  /** Name of the image in the engine, which knows its size. */
  readonly name?: string
  /** What could not be written, where the text does not tell, and how large it would be. */
  readonly place?: string
  readonly size?: number
  /** A command of the Dockerfile has failed: the paths that it names are those of its container. */
  readonly inStep?: boolean
}

/**
 * Says which file system is full, what is free there and what is needed, and what to do. Needed is known where the engine has the
 * image, and the folder for the layout lacks the space.
 */
export async function explainFullDisk(
  { text, name, place, size: known, inStep = false }: FullDisk,
  tools: Tools,
): Promise<string> {
  const [info, image] = await Promise.all([
    askEngine('/info', tools),
    name === undefined ? undefined : askEngine(`/images/${name}/json`, tools),
  ])
  const named = inStep ? undefined : (place ?? placeIn(text))
  const root = typeof info?.DockerRootDir === 'string' ? info.DockerRootDir : undefined
  // Where nothing is named it is the disk of the engine, which this machine may not have.
  const where = named !== undefined ? await fileSystemAround(named) : root && (await fileSystemOf(root))
  if (!where) return `The disk is full. ${cure}`
  const told = named !== undefined && typeof image?.Size === 'number' ? image.Size : undefined
  const size = known ?? told
  const needed =
    size === undefined
      ? 'an image takes up to five times its size while it is built'
      : `the image needs ${bytes(size)} there`
  const { mount, device, free, total } = where
  return `The file system ${mount} (${device}) was full: ${bytes(free)} of ${bytes(total)} are free now, and ${needed}. ${cure}`
}

/** Returns the file that could not be written, as Go and Node name it. */
function placeIn(text: string): string | undefined {
  const go = /(?:write|mkdir|open|truncate) (\/[^:\s]+): (?:no space|disk quota)/.exec(text)?.[1]
  const at = text.search(/ENOSPC|EDQUOT/)
  return go ?? (at === -1 ? undefined : /^[^']*'(\/[^']+)'/.exec(text.slice(at))?.[1])
}

const cure =
  'Set TMPDIR (RUNNER_TEMP) to a folder of a larger disk; `docker system df` shows what the engine holds and `docker system prune --all` frees it; `staging: registry` keeps two copies less on the disk; on a hosted runner remove what the job does not need before the build, or use a larger one.'

interface FileSystem {
  readonly mount: string
  readonly device: string
  readonly free: number
  readonly total: number
}

async function fileSystemOf(path: string): Promise<FileSystem | undefined> {
  try {
    const { bavail, bsize, blocks } = await statfs(path)
    return { ...mountOf(path), free: bavail * bsize, total: blocks * bsize }
  } catch {
    return undefined
  }
}

/** Measures the file system of a path, which may be removed by now. */
async function fileSystemAround(path: string): Promise<FileSystem | undefined> {
  for (let at = path; ; at = dirname(at)) {
    const found = await fileSystemOf(at)
    if (found !== undefined || dirname(at) === at) return found
  }
}

/** Finds where a path is mounted, and from what; without /proc the path stands for it. */
function mountOf(path: string): Pick<FileSystem, 'mount' | 'device'> {
  try {
    const mounts = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map(line => line.split(' '))
      .map(([device = '', mount = '']) => ({ device, mount: mount.replaceAll('\\040', ' ') }))
      .filter(({ mount }) => `${path}/`.startsWith(mount.endsWith('/') ? mount : `${mount}/`))
      // The last of the longest: a mount hides an earlier one at the same place.
      .toSorted((one, other) => one.mount.length - other.mount.length)
    return mounts.at(-1) ?? { mount: path, device: 'its disk' }
  } catch {
    return { mount: path, device: 'its disk' }
  }
}
