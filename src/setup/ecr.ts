import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { awsSource, keysFrom } from './aws-keys.ts'
import { awsError, postToAws } from './aws-request.ts'
import { type AwsKeys, signPost } from './aws-signature.ts'
import { type EcrRegistry, ecrRegistry } from './ecr-registry.ts'
import { isAwsKey } from './login-failure.ts'
import type { Login, WantedLogin } from './login-inputs.ts'

/**
 * Completes a login: at ECR without user name and password, or with an access key of AWS as these, it becomes one with a token
 * that ECR is asked for. All others stay as they are.
 *
 * @throws UserError where there are no keys, or ECR gives no token.
 */
export async function completeLogin(wanted: WantedLogin, tools: Tools): Promise<Login> {
  const { ecr, username = '', password = '', ...where } = wanted
  const registry = ecrRegistry(wanted.registry)
  const given = username !== '' && !isAwsKey(username)
  if (registry === undefined || ecr === false || (given && ecr !== true))
    return { ...where, username, password }
  const keys = isAwsKey(username)
    ? { accessKeyId: username, secretAccessKey: password }
    : await keysOfEnvironment(wanted.registry, registry.region, tools)
  return { ...where, ...(await ecrToken(wanted.registry, registry, keys, tools)) }
}

async function keysOfEnvironment(host: string, region: string, tools: Tools): Promise<AwsKeys> {
  const source = awsSource(name => tools.host.variable(name))
  if (source !== undefined) return keysFrom(source, region, tools)
  throw new UserError(`there is no login for ${host}, and the environment has no credentials of AWS`, {
    hint: 'Run aws-actions/configure-aws-credentials before, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE) in the environment.',
  })
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
const targets = {
  ecr: 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  'ecr-public': 'SpencerFrontendService.GetAuthorizationToken',
}

/** Asks ECR for the user name and password that its registry takes for twelve hours. */
async function ecrToken(
  host: string,
  { region, service, api }: EcrRegistry,
  keys: AwsKeys,
  tools: Tools,
): Promise<{ username: string; password: string }> {
  const named = tools.host.variable(`AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}`)
  const url = new URL(named || tools.host.variable('AWS_ENDPOINT_URL') || `https://${api}/`)
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': targets[service] }
  const body = '{}'
  const signed = signPost({ url, headers, body, region, service, now: tools.now() }, keys)
  const { status, text } = await postToAws({ url, headers: signed, body }, tools)
  const token = status === 200 ? tokenIn(text) : undefined
  if (token !== undefined) {
    for (const secret of [token.password, token.text]) tools.host.mask(secret)
    return { username: token.username, password: token.password }
  }
  throw new UserError(`ECR gave no token for ${host}: ${awsError(text) ?? `the answer was ${status}`}`, {
    hint: hintFor(text, service),
  })
}

/** One registry answers with a list, the public one with a single entry. */
function tokenIn(text: string): { text: string; username: string; password: string } | undefined {
  try {
    const { authorizationData: data } = JSON.parse(text)
    const token: unknown = (Array.isArray(data) ? data[0] : data)?.authorizationToken
    if (typeof token !== 'string') return undefined
    const decoded = Buffer.from(token, 'base64').toString('utf8')
    const colon = decoded.indexOf(':')
    if (colon < 1) return undefined
    return { text: token, username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
  } catch {
    return undefined
  }
}

function hintFor(text: string, service: EcrRegistry['service']): string {
  if (/AccessDenied/.test(text))
    return `The role or user needs the permission ${service}:GetAuthorizationToken${service === 'ecr-public' ? ' and sts:GetServiceBearerToken' : ''}.`
  if (/ExpiredToken/.test(text))
    return 'The credentials of AWS have expired: take new ones in this job, right before.'
  return 'Check the credentials of AWS that this job has: access key, secret and, of temporary ones, the session token.'
}
