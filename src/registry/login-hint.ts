/** A refusal, as far as it decides what to do about it. */
export interface Denial {
  /** As references write it, for example `docker.io`. */
  readonly registry: string
  readonly reads: boolean
  /** The registry's own words. */
  readonly words: string
}

/** Tells how to log in to a registry. */
export function loginHint(registry: string): string {
  const hub = registry === 'docker.io'
  const inputs = hub
    ? '`username` and `password` (from a secret)'
    : `\`registry: ${registry}\`, \`username\` and \`password\` (from a secret)`
  return `Log in to ${registry} first: give the inputs ${inputs}, or run \`docker login${hub ? '' : ` ${registry}`}\` before.`
}

/**
 * Tells which permission GitHub's registry asks for. It names two things that may lack: the permission of the job's
 * token ("installation not allowed to …"), and the access of this repository to a package that another has made
 * ("write_package"). Nothing for other registries.
 */
export function permissionHint({ registry, reads, words }: Denial): string | undefined {
  const named = /installation not allowed|write_package/i.test(words)
  if (registry !== 'ghcr.io' && !(registry.startsWith('containers.') && named)) return undefined
  // Who may not even read wants to push, too, in most jobs: one line that is right for both saves a second failure.
  const enough = reads ? ' (`packages: read` where the job only reads)' : ''
  const line = `add \`packages: write\` under \`permissions:\` of the job, beside \`contents: read\`${enough}`
  const access = 'give this repository the role Write in the settings of the package (Manage Actions access)'
  return /write_package/i.test(words)
    ? `The package does not let this token in: ${access}, and ${line}.`
    : `The token of the job may not do this: ${line}. Where it is there, ${access}.`
}
