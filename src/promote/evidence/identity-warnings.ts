import { githubIssuer, type IdentityName } from './identities.ts'
import { namePattern } from './name-pattern.ts'
import type { Trust } from './trust.ts'

/** Says in plain words which of the trusted identities admit more than anybody can mean. */
export function identityWarnings(trust: Trust): string[] {
  const { names = [] } = (trust.policy === 'signed' && trust.identities) || {}
  return names.flatMap(warningsOf)
}

function warningsOf({ text, issuer }: IdentityName): string[] {
  const [name = ''] = text.split(/\s+/)
  const said = (what: string) => `trusted-identities: ${text} ${what}`
  if (/^\**$/.test(name))
    return [said(`trusts everybody to whom ${issuer} gives a certificate: name the workflow and its branch`)]
  if (issuer !== githubIssuer) return []
  const owner = name.split('/')[3] ?? '*'
  return [
    ...(owner.includes('*')
      ? [said('trusts workflows of other owners: write the owner, the repository and the workflow out')]
      : []),
    ...(admitsPullRequests(name)
      ? [said('trusts workflows that ran for a pull request: end it with a branch, such as @refs/heads/main')]
      : []),
  ]
}

/** A name ends with the ref that the workflow file was taken from; on a pull request that is its merge. */
function admitsPullRequests(name: string): boolean {
  const at = name.lastIndexOf('@')
  return at < 0 ? name.includes('**') : namePattern(name.slice(at + 1)).test('refs/pull/1/merge')
}
