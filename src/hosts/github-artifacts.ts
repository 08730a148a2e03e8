import { appendFileSync, readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Declares artifacts to the runner, where it supports them. A name that an earlier step of the job declared is skipped,
 * because the runner fails a step that declares it again with another digest.
 * https://github.com/actions/runner/pull/4527
 */
export function declareArtifacts(lines: readonly string[], env: Environment): void {
  const file = env.GITHUB_ARTIFACTS
  if (!file) return
  const declared = declaredNames(env.GITHUB_ARTIFACTS_LIST)
  const fresh = lines.filter(line => !declared.has(line.replace(/^oci:\/\//, '').replace(/@[^@]*$/, '')))
  if (fresh.length > 0) appendFileSync(file, fresh.map(line => `${line}\n`).join(''))
}

/** Reads the names in the runner's list of a job's artifacts; empty without such a list. */
function declaredNames(path: string | undefined): Set<unknown> {
  if (!path) return new Set()
  try {
    const { subjects } = JSON.parse(readFileSync(path, 'utf8')) as { subjects?: { name?: unknown }[] }
    return new Set((subjects ?? []).map(({ name }) => name))
  } catch {
    return new Set()
  }
}
