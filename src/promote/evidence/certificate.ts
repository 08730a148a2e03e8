import type { Bundle } from '@sigstore/bundle'
import { describe } from '../../messages/errors.ts'
import { githubIssuer, nameOf, type TrustedIdentities } from './identities.ts'
import { isTrustedProject, type Projects } from './projects.ts'

/** The verified signer, or why no signature was verified. */
export type Certified =
  | { readonly signedBy: string; readonly workflow?: SigningWorkflow }
  | { readonly fault: string }

/** For which project and ref a workflow ran, as the certificate has it; its name may be that of a reusable one of others. */
export interface SigningWorkflow {
  /** Web address of the Git repository. */
  readonly repository: string
  readonly ref: string
}

/** Extensions of certificates of CI systems. https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const extensions = { repository: '1.3.6.1.4.1.57264.1.12', ref: '1.3.6.1.4.1.57264.1.14' }

/**
 * Verifies a bundle that was signed with a short-lived certificate: the certificate, the time of the signature, and the
 * entries in the logs where the trusted root names logs; then whether its identity is trusted. A bundle over the hash of
 * an artifact needs the artifact.
 */
export async function certify(
  bundle: Bundle,
  trusted: TrustedIdentities,
  projects?: Projects,
  artifact?: Buffer,
): Promise<Certified> {
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
      const { identity } = new Verifier(material, thresholds).verify(toSignedEntity(bundle, artifact))
      const subject = identity?.subjectAlternativeName ?? ''
      const issuer = identity?.extensions?.issuer ?? ''
      if (nameOf(trusted, { subject, issuer }) === undefined)
        return { fault: `is signed by ${subject} (${issuer})` }
      const workflow = await workflowIn(bundle)
      const fault = faultOfWorkflow(workflow, issuer, projects)
      return fault === undefined ? { signedBy: subject, ...(workflow && { workflow }) } : { fault }
    } catch (error) {
      why ||= describe(error)
    }
  }
  return { fault: `is signed with a certificate that cannot be verified (${why.slice(0, 200)})` }
}

/**
 * Says why a workflow may not sign for this project. The name in a certificate is that of the workflow file, and a reusable one
 * signs for everybody who calls it; and a pull request runs the file as it has changed it.
 */
function faultOfWorkflow(
  workflow: SigningWorkflow | undefined,
  issuer: string,
  projects: Projects | undefined,
): string | undefined {
  if (projects === undefined) return undefined
  if (workflow === undefined)
    return issuer === githubIssuer ? 'is signed with a certificate that names no repository' : undefined
  const { repository, ref } = workflow
  const { origin, pathname } = new URL(repository)
  const project = pathname.replace(/^\//, '')
  const ours = projects.serverUrl === undefined || new URL(projects.serverUrl).origin === origin
  if (!ours || !isTrustedProject(projects, project))
    return `is signed by a workflow that ran for ${repository.slice(0, 200)}, which is neither this project nor one of trusted-projects`
  return /^refs\/(?:pull|merge-requests)\//.test(ref) && ref !== projects.ref
    ? `is signed by a workflow that ran for a pull request (${ref.slice(0, 200)})`
    : undefined
}

async function workflowIn({ verificationMaterial }: Bundle): Promise<SigningWorkflow | undefined> {
  const { content } = verificationMaterial
  const raw =
    content.$case === 'certificate'
      ? content.certificate.rawBytes
      : content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]?.rawBytes
        : undefined
  if (raw === undefined) return undefined
  const { X509Certificate } = await import('@sigstore/core')
  const certificate = X509Certificate.parse(Buffer.from(raw))
  const text = (oid: string) => certificate.extension(oid)?.valueObj.subs[0]?.value.toString('utf8')
  const [repository, ref] = [text(extensions.repository), text(extensions.ref)]
  return repository === undefined || ref === undefined || !URL.canParse(repository)
    ? undefined
    : { repository, ref }
}
