import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleFromJSON } from '@sigstore/bundle'
import { download } from '../../src/files/download/download.ts'
import { certify } from '../../src/promote/evidence/certificate.ts'
import { readIdentities } from '../../src/promote/evidence/identities.ts'
import { addressOf, isMissing, type ProposeTools, type Wanted } from './release.ts'

/** The list of checksums, and when its release is said to have been published. */
interface Signed extends Wanted {
  readonly list: Buffer
  readonly released: string
}

/** Days between a signature and its release, which the same workflow makes. */
const mostDaysApart = 3

/**
 * Verifies the signature of the list of checksums: by Trivy's release workflow of exactly this tag, at the time of the
 * release. It proves where a release comes from and not that it is good: that of March 2026 came from that workflow too.
 * Says what was verified, or why nothing was. @throws Error where there is a signature, and it is wrong.
 */
export async function verifySignature(wanted: Signed, tools: ProposeTools): Promise<string> {
  const name = `trivy_${wanted.version}_checksums.txt.sigstore.json`
  const path = join(wanted.folder, name)
  try {
    await download(addressOf(wanted, name), path, tools)
  } catch (error) {
    if (!isMissing(error)) throw error
    return `signature: not verified, the release has no ${name}`
  }
  if (wanted.trustedRoot === undefined) return 'signature: not verified, no --trusted-root is given'
  const bundle = bundleFromJSON(JSON.parse(await readFile(path, 'utf8')))
  const workflow = `https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/v${wanted.version}`
  const trusted = await readIdentities([workflow], wanted.trustedRoot)
  if (trusted === undefined) throw new Error('no identity is trusted')
  const certified = await certify(bundle, trusted, undefined, wanted.list)
  if ('fault' in certified) throw new Error(`the list of checksums ${certified.fault}`)
  const [entry] = bundle.verificationMaterial.tlogEntries
  const seconds = Number(entry?.integratedTime ?? 0)
  const apart = Math.abs(seconds * 1000 - Date.parse(wanted.released)) / 86_400_000
  if (seconds > 0 && apart > mostDaysApart)
    throw new Error(
      `the list of checksums was signed ${new Date(seconds * 1000).toISOString()}, not when the release was published (${wanted.released})`,
    )
  return `signature: by ${certified.signedBy}${seconds > 0 ? `, ${new Date(seconds * 1000).toISOString()}` : ''}`
}
