/** The facts of a refusal that determine its hint. */
export interface Denial {
  /** As references write it, for example `docker.io`. */
  readonly registry: string
  readonly reads: boolean
  /** The registry's message. */
  readonly words: string
}

/** Describes how to log in to a registry. */
export function loginHint(registry: string): string {
  const hub = registry === 'docker.io'
  const inputs = hub
    ? '`username` and `password` (from a secret)'
    : `\`registry: ${registry}\`, \`username\` and \`password\` (from a secret)`
  return `Log in to ${registry} first: set the inputs ${inputs}, or run \`docker login${hub ? '' : ` ${registry}`}\` before.`
}

/**
 * Describes the permission that GitHub's registry requires. It reports two causes: the permission of the job's token ("installation not allowed to
 * …"), and the access of this repository to a package of another one ("write_package"). Nothing for other registries.
 */
export function permissionHint({ registry, reads, words }: Denial): string | undefined {
  const named = /installation not allowed|write_package/i.test(words)
  if (registry !== 'ghcr.io' && !(registry.startsWith('containers.') && named)) return undefined
  // A job that may not even read mostly wants to push too: one line for both avoids a second failure.
  const enough = reads ? ' (`packages: read` where the job only reads)' : ''
  const line = `add \`packages: write\` under \`permissions:\` of the job, next to \`contents: read\`${enough}`
  const access = 'give this repository the role Write in the settings of the package (Manage Actions access)'
  return /write_package/i.test(words)
    ? `The package does not grant access to this token: ${access}, and ${line}.`
    : `The token of the job is not authorized for this: ${line}. If it is already set, ${access}.`
}
