import { describe, UserError } from '../messages/errors.ts'
import type { Facts, Payload } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Returns the signer for the identity of this workflow run, or nothing where the job may not request a token
 * (`id-token: write`). The signature uses a certificate of Sigstore that names the workflow; for a public repository it
 * is recorded in Sigstore's public log, for others GitHub's own instance timestamps it.
 */
export function githubSigner(
  env: Environment,
  facts: Facts,
): ((payload: Payload) => Promise<string>) | undefined {
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) return undefined
  return payload => sign(payload, placesOf(env, facts))
}

/** The services for certificates, log entries and timestamps. */
interface Places {
  readonly fulcio: string
  readonly rekor?: string
  readonly timestamps?: string
}

/** Uses the services of GitHub's own attestations; the variables name another instance. */
function placesOf(env: Environment, { payload, serverUrl = 'https://github.com' }: Facts): Places {
  if (env.SIGSTORE_FULCIO_URL)
    return {
      fulcio: env.SIGSTORE_FULCIO_URL,
      rekor: env.SIGSTORE_REKOR_URL,
      timestamps: env.SIGSTORE_TSA_URL,
    }
  const { visibility } = (payload.repository ?? {}) as { visibility?: unknown }
  if (visibility === 'public')
    return { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' }
  const { hostname } = new URL(serverUrl)
  const domain = hostname === 'github.com' ? 'githubapp.com' : hostname
  return { fulcio: `https://fulcio.${domain}`, timestamps: `https://timestamp.${domain}` }
}

async function sign({ bytes: data, type }: Payload, { fulcio, rekor, timestamps }: Places): Promise<string> {
  const [{ CIContextProvider, DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness }, { bundleToJSON }] =
    await Promise.all([import('@sigstore/sign'), import('@sigstore/bundle')])
  const patience = { timeout: 10_000, retry: 3 }
  const signer = new FulcioSigner({
    fulcioBaseURL: fulcio,
    identityProvider: new CIContextProvider('sigstore'),
    ...patience,
  })
  const witnesses = [
    ...(rekor ? [new RekorWitness({ rekorBaseURL: rekor, fetchOnConflict: true, ...patience })] : []),
    ...(timestamps ? [new TSAWitness({ tsaBaseURL: timestamps, ...patience })] : []),
  ]
  try {
    const bundle = await new DSSEBundleBuilder({ signer, witnesses }).create({ data, type })
    return JSON.stringify(bundleToJSON(bundle))
  } catch (cause) {
    throw new UserError(`${fulcio} returned no signature: ${describe(cause)}`, { cause })
  }
}
