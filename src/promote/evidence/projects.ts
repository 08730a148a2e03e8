import { namePattern } from './name-pattern.ts'

/** Whose evidence counts: that of this project, and of those that are named. */
export interface Projects {
  /** The project of this run, `owner/name`. */
  readonly own: string
  /** Other projects; `*` stands for any text without a slash. */
  readonly named: readonly string[]
  /** Web address of the server of this run's project, where it is known. */
  readonly serverUrl?: string
}

/** Milliseconds that clocks of two machines may differ. */
export const clockSkew = 5 * 60_000

/** Returns whether evidence of a project counts. Hosts compare names of projects without regard to case. */
export function isTrustedProject({ own, named }: Projects, project: string): boolean {
  const same = (pattern: string) => namePattern(pattern.toLowerCase()).test(project.toLowerCase())
  return own.toLowerCase() === project.toLowerCase() || named.some(same)
}

/** What is asked of a record before anything it says counts. */
export interface Dated {
  readonly build?: { readonly startedAt?: unknown } | undefined
  readonly scan?: { readonly startedAt?: unknown } | undefined
  readonly smoke?: { readonly startedAt?: unknown } | undefined
}

/** Returns the time of a section that lies in the future, beyond what clocks differ. */
export function futureTime(record: Dated, now: number): string | undefined {
  const times = [record.build, record.scan, record.smoke].map(section => String(section?.startedAt ?? ''))
  return times.find(text => Date.parse(text) > now + clockSkew)
}
