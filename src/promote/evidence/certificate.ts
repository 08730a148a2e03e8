import type { Bundle } from '@sigstore/bundle'
import { describe } from '../../errors.ts'
import { nameOf, type TrustedIdentities } from './identities.ts'

/** The verified signer, or why no signature was verified. */
export type Certified = { readonly signedBy: string } | { readonly fault: string }

/**
 * Verifies a bundle that was signed with a short-lived certificate: the certificate, the time of the signature, and the
 * entries in the logs where the trusted root names logs; then whether its identity is trusted.
 */
export async function certify(bundle: Bundle, trusted: TrustedIdentities): Promise<Certified> {
  const [{ toSignedEntity, toTrustMaterial, Verifier }, { TrustedRoot }] = await Promise.all([
    import('@sigstore/verify'),
    import('@sigstore/protobuf-specs'),
  ])
  let why = ''
  for (const root of trusted.roots) {
    try {
      const material = toTrustMaterial(TrustedRoot.fromJSON(root))
      const thresholds = {
        // GitHub's own instance, for private repositories, has timestamps but no logs.
        ctlogThreshold: Math.min(material.ctlogs.length, 1),
        tlogThreshold: Math.min(material.tlogs.length, 1),
        timestampThreshold: 1,
      }
      const { identity } = new Verifier(material, thresholds).verify(toSignedEntity(bundle))
      const subject = identity?.subjectAlternativeName ?? ''
      const issuer = identity?.extensions?.issuer ?? ''
      return nameOf(trusted, { subject, issuer }) === undefined
        ? { fault: `is signed by ${subject} (${issuer})` }
        : { signedBy: subject }
    } catch (error) {
      why ||= describe(error)
    }
  }
  return { fault: `is signed with a certificate that cannot be verified (${why.slice(0, 200)})` }
}
