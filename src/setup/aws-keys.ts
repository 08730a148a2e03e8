import { readFile } from 'node:fs/promises'
import { describe, UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { awsError, postToAws } from './aws-request.ts'
import type { AwsKeys } from './aws-signature.ts'

/** How the environment gives keys of AWS, in the order in which AWS's own tools look. */
export type AwsSource =
  | { readonly kind: 'keys'; readonly keys: AwsKeys }
  /** A role that is assumed with the identity token in a file. */
  | { readonly kind: 'role'; readonly role: string; readonly tokenFile: string; readonly session: string }

/** Finds what the environment has of AWS's credentials, without asking anybody. */
export function awsSource(variable: (name: string) => string | undefined): AwsSource | undefined {
  const [accessKeyId, secretAccessKey] = [variable('AWS_ACCESS_KEY_ID'), variable('AWS_SECRET_ACCESS_KEY')]
  if (accessKeyId && secretAccessKey) {
    const sessionToken = variable('AWS_SESSION_TOKEN') || undefined
    return {
      kind: 'keys',
      keys: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    }
  }
  const [role, tokenFile] = [variable('AWS_ROLE_ARN'), variable('AWS_WEB_IDENTITY_TOKEN_FILE')]
  if (!role || !tokenFile) return undefined
  return { kind: 'role', role, tokenFile, session: variable('AWS_ROLE_SESSION_NAME') || 'buildonce' }
}

/** Returns the keys; those of a role are asked for with one request. @throws UserError where it is refused. */
export async function keysFrom(source: AwsSource, region: string, tools: Tools): Promise<AwsKeys> {
  const keys = source.kind === 'keys' ? source.keys : await assumeRole(source, region, tools)
  for (const secret of [keys.secretAccessKey, keys.sessionToken]) if (secret) tools.host.mask(secret)
  return keys
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
async function assumeRole(
  { role, tokenFile, session }: Extract<AwsSource, { kind: 'role' }>,
  region: string,
  tools: Tools,
): Promise<AwsKeys> {
  const token = await readFile(tokenFile, 'utf8').catch(cause => {
    throw new UserError(`the file of AWS_WEB_IDENTITY_TOKEN_FILE cannot be read: ${describe(cause)}`)
  })
  const china = region.startsWith('cn-') ? '.cn' : ''
  const url = tools.host.variable('AWS_ENDPOINT_URL_STS') || `https://sts.${region}.amazonaws.com${china}/`
  const form = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: session,
    WebIdentityToken: token.trim(),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const { status, text } = await postToAws({ url: new URL(url), headers, body: form.toString() }, tools)
  const field = (name: string) => between(text, `<${name}>`, '<') ?? between(text, `"${name}":"`, '"')
  const [accessKeyId, secretAccessKey, sessionToken] = [
    field('AccessKeyId'),
    field('SecretAccessKey'),
    field('SessionToken'),
  ]
  if (status === 200 && accessKeyId && secretAccessKey && sessionToken)
    return { accessKeyId, secretAccessKey, sessionToken }
  const why = field('Message') ?? awsError(text) ?? `the answer was ${status}`
  throw new UserError(`AWS does not let this job assume the role ${role}: ${why}`, {
    hint: 'Check AWS_ROLE_ARN, and that the trust policy of the role names the identity of this job.',
  })
}

/** Returns what is between the first of two texts and the next of the other; nothing where that is empty. */
function between(text: string, start: string, end: string): string | undefined {
  const at = text.indexOf(start)
  const from = at + start.length
  const to = at === -1 ? -1 : text.indexOf(end, from)
  return to > from ? text.slice(from, to) : undefined
}
