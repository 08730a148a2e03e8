import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The root of this repository, which is the action under test. */
export const root = join(import.meta.dirname, '..', '..')

/** Runs a program and returns what it prints. */
export function output(file: string, ...args: readonly string[]): string {
  return execFileSync(file, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64_000_000,
  }).trim()
}

/** Asks an independent client for the digest that a tag names. */
export function digestOf(reference: string): string {
  return output('crane', 'digest', '--insecure', reference)
}

/** Lists the tags of a repository; one that does not exist has none. */
export function tagsOf(repository: string): string[] {
  try {
    return output('crane', 'ls', '--insecure', repository).split('\n').filter(Boolean)
  } catch {
    return []
  }
}
