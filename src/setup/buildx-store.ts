import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../stage/stage.ts'
import { buildxFolder } from './docker-config.ts'

/** A builder as Buildx stores it. */
export interface StoredBuilder {
  readonly name: string
  readonly driver: string
  readonly nodes: readonly StoredNode[]
}

/** One node of a stored builder. */
export interface StoredNode {
  readonly name: string
  /** Address or Docker context. */
  readonly endpoint: string
  readonly options: Readonly<Record<string, string>>
}

/**
 * Reads what Buildx stores about a builder, which takes no process: asking Buildx takes 20 seconds where a node does not
 * answer. Nothing where there is no such file, as for the engine's own builder.
 */
export async function storedBuilder(name: string, host: Host): Promise<StoredBuilder | undefined> {
  if (!/^[\w.-]+$/.test(name)) return undefined
  const value = await readJson(join(buildxFolder(host), 'instances', name.toLowerCase()))
  if (!isRecord(value) || typeof value.Driver !== 'string') return undefined
  const nodes = Array.isArray(value.Nodes) ? value.Nodes.filter(isRecord) : []
  return {
    name: textOf(value.Name) || name,
    driver: value.Driver,
    nodes: nodes.map(node => ({
      name: textOf(node.Name),
      endpoint: textOf(node.Endpoint),
      options: Object.fromEntries(
        Object.entries(isRecord(node.DriverOpts) ? node.DriverOpts : {}).map(([key, option]) => [
          key,
          textOf(option),
        ]),
      ),
    })),
  }
}

/**
 * Returns the builder that `docker buildx use` chose for this Docker context; nothing where it is the engine's own, or does
 * not exist any more.
 */
export async function selectedBuilder(context: string, host: Host): Promise<string | undefined> {
  const store = buildxFolder(host)
  const key = context === 'default' ? host.variable('DOCKER_HOST') || 'unix:///var/run/docker.sock' : context
  const current = await readJson(join(store, 'current'))
  const fits = isRecord(current) && (current.Global === true || current.Key === key)
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 20)
  const name =
    (fits && textOf(current.Name)) || (await readFile(join(store, 'defaults', hash), 'utf8').catch(() => ''))
  if (name === '' || name === context) return undefined
  return (await storedBuilder(name, host)) === undefined ? undefined : name
}

/** What cannot be read is left to Buildx, which reports it. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
