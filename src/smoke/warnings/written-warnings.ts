import type { Exec } from '../../stage/stage.ts'
import { writtenFolders } from '../behavior/written-folders.ts'
import { docker } from '../engine/docker.ts'
import { type CopiedEntry, filesBelow } from './copied-files.ts'

/** Bytes: less is noise (a file with a process id, a socket). */
const least = 1024 * 1024

/** Folders for what need not be kept. */
const passing = /^\/(?:tmp|run|var\/run|var\/tmp|dev|proc|sys)(?:\/|$)/

/** The container that may have written, and since when by the daemon's clock. */
export interface Writer {
  readonly container: string
  readonly startedAt: number
  readonly exec: Exec
}

/**
 * Warns of data that the application keeps inside the container: in the writable layer above the image, or in a VOLUME of
 * the image that nobody has mounted.
 */
export async function writtenWarnings(volumes: readonly string[], writer: Writer): Promise<string[]> {
  const [own, ...mounted] = await Promise.all([
    layerWarning(writer),
    ...volumes.map(volume => volumeWarning(writer, volume)),
  ])
  return [own, ...mounted].filter(each => each !== undefined)
}

async function layerWarning({ container, exec }: Writer): Promise<string | undefined> {
  const sized = await docker(exec, ['container', 'inspect', '--size', '--format', '{{.SizeRw}}', container])
  if (!(Number.parseInt(sized.stdout, 10) >= least)) return undefined
  const { stdout } = await docker(exec, ['diff', container])
  const lines = stdout.split('\n').filter(Boolean)
  const changed = new Set(lines.map(line => line.slice(2)))
  const folders = writtenFolders(lines).filter(folder => !passing.test(folder))
  const found = await Promise.all(folders.slice(0, 5).map(folder => filesBelow(exec, container, folder)))
  const files = found.flat().filter(({ path }) => changed.has(path))
  const bytes = sum(files)
  if (bytes < least) return undefined
  return `it wrote ${mebibytes(bytes)} into the layer of the container, which is lost with it${largest(files)}. Declare a VOLUME, or mount one, for what has to stay, and a tmpfs for what has not`
}

async function volumeWarning(
  { container, startedAt, exec }: Writer,
  volume: string,
): Promise<string | undefined> {
  const all = await filesBelow(exec, container, volume)
  // The engine copies what the image has there into the volume.
  const files = all.filter(({ modified }) => modified >= Math.floor(startedAt / 1000) * 1000)
  const bytes = sum(files)
  if (bytes < least) return undefined
  return `it wrote ${mebibytes(bytes)} into its VOLUME ${volume}${largest(files)}. Without a volume mounted there each container gets one of its own, which stays behind or is lost`
}

function sum(files: readonly CopiedEntry[]): number {
  return files.reduce((total, { size }) => total + size, 0)
}

function largest(files: readonly CopiedEntry[]): string {
  const [first, ...more] = files.toSorted((a, b) => b.size - a.size).slice(0, 3)
  if (first === undefined) return ''
  return `: ${[first, ...more].map(({ path, size }) => `${path} (${mebibytes(size)})`).join(', ')}`
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
