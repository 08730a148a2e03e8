import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a layer. */
export interface File {
  readonly name: string
  readonly body: Buffer
}

/** Files are cut out of a real program and out of real text, so that they compress as those do. */
const program = readFileSync(process.execPath)
const bundle = join(import.meta.dirname, '../../dist')
const texts = readdirSync(bundle).filter(name => name.endsWith('.js'))
const text = Buffer.concat(texts.map(name => readFileSync(join(bundle, name))))

/** What an installation of system packages writes: programs, 22 kB on average. */
export function systemFiles(part: number): File[] {
  return range(11_340).map(index =>
    file({ folder: `usr/share/part${part}`, index, seed: part * 100_000 + index, texts: 0.05 }),
  )
}

/** Packages of an application, mostly text. */
export function packageFiles(): File[] {
  return range(6810).map(index => packageFile(index, index))
}

/** The same packages at a later commit: one library more, twice; one package gone; some files modified. */
export function newPackageFiles(): File[] {
  const [from, most] = [23_000_000, 31_300_000]
  const library = program.subarray(from, from + most)
  return [
    ...range(6810 - 274).map(index => packageFile(index, index % 110 === 0 ? index + 500_000 : index)),
    { name: 'opt/venv/lib/libdata.so.72', body: library },
    { name: 'opt/venv/lib/libdata.so.72.1', body: library },
  ]
}

/** The application itself. */
export function appFiles(): File[] {
  return range(585).map(index => appFile(index, index))
}

/** The same application at a later commit. */
export function newAppFiles(): File[] {
  return [
    ...range(585 - 15).map(index => appFile(index, index < 2 ? index + 500_000 : index)),
    { name: 'app/npm/bundle.min.js', body: text.subarray(0, 1_500_000) },
  ]
}

function packageFile(index: number, seed: number): File {
  return file({ folder: 'opt/venv/lib', index, seed: 1_000_000 + seed, texts: 0.54, scale: 0.69 })
}

function appFile(index: number, seed: number): File {
  return file({ folder: 'app', index, seed: 2_000_000 + seed, texts: 0.8, scale: 0.7 })
}

/** How a file is made; the same seed is the same content. */
interface Recipe {
  readonly folder: string
  readonly index: number
  readonly seed: number
  /** Share of the files that are text. */
  readonly texts: number
  readonly scale?: number
}

function file({ folder, index, seed, texts: share, scale = 1 }: Recipe): File {
  const material = random(seed, 3) % 1000 < share * 1000 ? text : program
  const size = Math.round(sizeOf(seed) * scale)
  const start = random(seed, 2) % (material.length - size)
  const name = `${folder}/${(index % 97).toString(36)}/file${index.toString(36)}`
  return { name, body: material.subarray(start, start + size) }
}

/** Mostly some kilobytes, seldom some hundreds: 22 kB on average. */
function sizeOf(seed: number): number {
  return Math.round(600 * Math.exp(((random(seed, 1) % 10_000) / 10_000) * 5.15) + 2000)
}

function random(seed: number, what: number): number {
  return createHash('md5').update(`${seed} ${what}`).digest().readUInt32LE()
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
