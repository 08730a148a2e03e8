import type { SetupSection } from '../stage/record/setup.ts'

/** What `docker buildx inspect` reports about a builder. */
export interface Inspected {
  readonly driver: SetupSection['driver']
  /** Of all its nodes, each once. */
  readonly platforms: string[]
  /** How many nodes it has. */
  readonly nodes: number
}

/** Reads the text of `docker buildx inspect`; an unknown driver counts as remote, because it is treated the same way. */
export function parseInspect(stdout: string): Inspected {
  const fields = stdout.split('\n').map(line => /^(\w[\w ]*):\s(.*)$/s.exec(line))
  const driver = fields.find(match => match?.[1] === 'Driver')?.[2]?.trim()
  const platforms = fields
    .filter(match => match?.[1] === 'Platforms')
    .flatMap(match => (match?.[2] ?? '').split(','))
    .map(platform => platform.trim().replace(/\*$/, ''))
    .filter(named => named !== '')
  // The first name is that of the builder.
  const names = fields.filter(match => match?.[1] === 'Name').length
  return {
    driver: drivers.find(known => known === driver) ?? 'remote',
    platforms: [...new Set(platforms)],
    nodes: Math.max(1, names - 1),
  }
}

const drivers: readonly SetupSection['driver'][] = ['docker', 'docker-container', 'remote', 'kubernetes']
