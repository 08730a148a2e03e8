import { createHash, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, rekorHandler } from '@sigstore/mock'
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs'

/** A Sigstore of one test: an authority that gives certificates out, a log, and GitHub's tokens for workflows. */
export interface FakeSigstore {
  readonly url: string
  /** The trusted root of this instance, as JSON. */
  readonly root: string
  /** What the environment of a job has that may sign as its workflow. */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** The workflow that everybody is here. */
export const workflow = 'https://github.com/acme/web/.github/workflows/image.yml@refs/heads/main'
const issuer = 'https://token.actions.githubusercontent.com'

/** What a token says of the run that asks for it. */
export interface Claims {
  readonly repository?: string
  readonly ref?: string
  /** The workflow file, which may be a reusable one of others. */
  readonly subject?: string
}

const ofMain: Claims = { repository: 'acme/web', ref: 'refs/heads/main' }

/** Starts one on loopback. */
export async function startSigstore(claims: Claims = ofMain): Promise<FakeSigstore> {
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ctlog = await initializeCTLog(keys())
  const ca = await initializeCA(keys(), ctlog)
  const tlog = await initializeTLog(url, keys())
  const posts = [fulcioHandler(ca), rekorHandler(tlog)]
  server.on('request', async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', url)
    if (pathname === '/token') return response.end(JSON.stringify({ value: token(claims) }))
    const post = posts.find(({ path }) => path === pathname)
    const body = await bodyOf(request)
    const answer = await post?.fn(pathname.startsWith('/api/v1/log') ? asRekorKeeps(body) : body)
    response.writeHead(answer?.statusCode ?? 404, { 'content-type': answer?.contentType ?? 'text/plain' })
    response.end(answer?.response)
  })
  const since = { start: new Date(Date.now() - 60_000), end: undefined }
  const logOf = (publicKey: Buffer) => ({
    baseUrl: url,
    hashAlgorithm: HashAlgorithm.SHA2_256,
    publicKey: {
      rawBytes: publicKey,
      keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
      validFor: since,
    },
    logId: { keyId: createHash('sha256').update(publicKey).digest() },
    checkpointKeyId: undefined,
    operator: '',
  })
  const root = TrustedRoot.toJSON({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [
      {
        subject: undefined,
        uri: url,
        certChain: { certificates: [{ rawBytes: Buffer.from(ca.rootCertificate.buffer) }] },
        validFor: since,
        operator: '',
      },
    ],
    tlogs: [logOf(tlog.publicKey)],
    ctlogs: [logOf(ctlog.publicKey)],
    timestampAuthorities: [],
  })
  return {
    url,
    root: JSON.stringify(root),
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token-that-asks-for-tokens',
      SIGSTORE_FULCIO_URL: url,
      SIGSTORE_REKOR_URL: url,
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Nobody checks its signature here, because the authority is a fake as well. */
function token({ subject = workflow, ...claims }: Claims): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ iss: issuer, sub: subject, aud: 'sigstore', ...claims })}.${part({})}`
}

/** Rekor keeps hashes and signatures of an envelope, where the mock keeps what was proposed; of a plain signature both keep the same. */
function asRekorKeeps(proposed: string): string {
  const { apiVersion, kind, spec } = JSON.parse(proposed)
  if (spec.proposedContent === undefined) return proposed
  const { envelope, verifiers } = spec.proposedContent
  const { payload, signatures } = JSON.parse(envelope)
  const hash = (bytes: Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  })
  return JSON.stringify({
    apiVersion,
    kind,
    spec: {
      envelopeHash: hash(Buffer.from(envelope)),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: signatures.map(({ sig }: { sig: string }) => ({ signature: sig, verifier: verifiers[0] })),
    },
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
