import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseRepository } from '../../src/image/reference.ts'
import { parse } from '../../src/inputs/table.ts'
import { signPost } from '../../src/setup/aws-signature.ts'
import { completeLogin } from '../../src/setup/ecr.ts'
import { ecrRegistry } from '../../src/setup/ecr-registry.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { logInAsJob } from '../../src/setup/logins.ts'
import { createHttp } from '../../src/system/http.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const example = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

test('a request is signed as in the test suite of AWS (post-vanilla)', () => {
  const request = {
    url: new URL('https://example.amazonaws.com/'),
    headers: {},
    body: '',
    region: 'us-east-1',
    service: 'service',
    now: Date.UTC(2015, 7, 30, 12, 36),
  }
  expect(signPost(request, example).authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  )
})

test.each([
  [host, 'eu-west-1', 'ecr', 'api.ecr.eu-west-1.amazonaws.com'],
  [
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    'cn-north-1',
    'ecr',
    'api.ecr.cn-north-1.amazonaws.com.cn',
  ],
  [
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
    'us-gov-west-1',
    'ecr',
    'ecr-fips.us-gov-west-1.amazonaws.com',
  ],
  ['public.ecr.aws', 'us-east-1', 'ecr-public', 'api.ecr-public.us-east-1.amazonaws.com'],
])('%s is a registry of ECR', (name, region, service, api) => {
  expect(ecrRegistry(name)).toEqual({ region, service, api })
})

test.each([
  'ghcr.io',
  '12345.dkr.ecr.eu-west-1.amazonaws.com',
  `${host}.evil.example`,
  '123456789012.dkr.ecr.evil.example/.eu-west-1.amazonaws.com',
  `evil-${host}`,
])('%s is none', name => {
  expect(ecrRegistry(name)).toBeUndefined()
})

/** Plays the APIs of AWS: it takes one access key, or exchanges an identity token for it. */
async function aws(answer: (target: string) => { status: number; body: unknown } = token) {
  const requests: { target: string; authorization: string; body: string; session?: string }[] = []
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = []
    for await (const piece of incoming) pieces.push(piece as Buffer)
    const { headers } = incoming
    const request = {
      target: String(headers['x-amz-target'] ?? ''),
      authorization: String(headers.authorization ?? ''),
      body: Buffer.concat(pieces).toString('utf8'),
      ...(headers['x-amz-security-token'] && { session: String(headers['x-amz-security-token']) }),
    }
    requests.push(request)
    const { status, body } = answer(request.target)
    outgoing.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => void server.close().closeAllConnections(),
  }
}

const password = 'ecr-passw0rd'
const encoded = Buffer.from(`AWS:${password}`).toString('base64')

function token(target: string) {
  const entry = { authorizationToken: encoded, expiresAt: 1, proxyEndpoint: `https://${host}` }
  if (target.startsWith('AmazonEC2')) return { status: 200, body: { authorizationData: [entry] } }
  if (target.startsWith('Spencer')) return { status: 200, body: { authorizationData: entry } }
  const credentials =
    '<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-s3cret</SecretAccessKey><SessionToken>role-session</SessionToken></Credentials>'
  return {
    status: 200,
    body: `<AssumeRoleWithWebIdentityResponse>${credentials}</AssumeRoleWithWebIdentityResponse>`,
  }
}

const toolsWith = (env: Record<string, string>) => makeTools({ env, http: createHttp({}) })
const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'env-s3cret' }
const none = { username: undefined, password: undefined }

describe('a login at ECR', () => {
  test.each([
    [host, 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken', 'eu-west-1/ecr'],
    ['public.ecr.aws', 'SpencerFrontendService.GetAuthorizationToken', 'us-east-1/ecr-public'],
  ])('at %s takes one signed request with the keys of the environment', async (registry, target, scope) => {
    await using api = await aws()
    const tools = toolsWith({ ...keys, AWS_SESSION_TOKEN: 'session', AWS_ENDPOINT_URL: api.url })
    expect(await completeLogin({ registry, ...none }, tools)).toEqual({ registry, username: 'AWS', password })
    expect(api.requests).toEqual([
      {
        target,
        body: '{}',
        session: 'session',
        authorization: expect.stringContaining(`/${scope}/aws4_request, SignedHeaders=content-type;host;`),
      },
    ])
    expect(JSON.stringify(api.requests)).not.toContain('env-s3cret')
    expect(tools.masked).toEqual(['env-s3cret', 'session', password, encoded])
  })

  test('assumes the role of the job first, where there are no keys', async () => {
    await using api = await aws()
    const file = join(temporaryFolder(), 'token')
    await writeFile(file, 'identity-t0ken\n')
    const tools = toolsWith({
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ci',
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
      AWS_ENDPOINT_URL_STS: api.url,
      AWS_ENDPOINT_URL_ECR: api.url,
    })
    expect(await completeLogin({ registry: host, ...none }, tools)).toMatchObject({ password })
    expect(api.requests).toHaveLength(2)
    expect(Object.fromEntries(new URLSearchParams(api.requests[0]?.body))).toMatchObject({
      Action: 'AssumeRoleWithWebIdentity',
      RoleArn: 'arn:aws:iam::123456789012:role/ci',
      WebIdentityToken: 'identity-t0ken',
    })
    expect(api.requests[1]).toMatchObject({ session: 'role-session' })
    expect(api.requests[1]?.authorization).toContain('Credential=ASIAROLE/')
    expect(tools.masked).toEqual(expect.arrayContaining(['role-s3cret', 'role-session', password]))
  })

  test('with an access key as user name is one with a token, as docker/login-action has it', async () => {
    await using api = await aws()
    const tools = toolsWith({ AWS_ENDPOINT_URL: api.url })
    const wanted = { registry: host, username: 'AKIAIOSFODNN7EXAMPLE', password: 's3cret' }
    expect(await completeLogin(wanted, tools)).toEqual({ registry: host, username: 'AWS', password })
    expect(api.requests[0]?.authorization).toContain('Credential=AKIAIOSFODNN7EXAMPLE/')
    expect(await completeLogin({ ...wanted, ecr: false }, tools)).toEqual({ ...wanted })
  })

  test.each([
    ['another registry', { registry: 'ghcr.io', username: 'ann', password: 'p' }],
    ['a token that is there', { registry: host, username: 'AWS', password: 'token' }],
  ])('asks for nothing with %s', async (_, wanted) => {
    expect(await completeLogin(wanted, toolsWith(keys))).toEqual(wanted)
  })

  test.each([
    [
      400,
      { __type: 'x#UnrecognizedClientException', message: 'The security token is invalid.' },
      /^ECR gave no token for \S+: UnrecognizedClientException: The security token is invalid\.$/,
      /access key, secret/,
    ],
    [
      400,
      { __type: 'AccessDeniedException', Message: 'not authorized' },
      /AccessDeniedException: not authorized/,
      /ecr:GetAuthorizationToken/,
    ],
    [400, { __type: 'ExpiredTokenException' }, /ExpiredTokenException/, /have expired/],
    [502, '<html>', /the answer was 502/, /Check the credentials/],
    [200, {}, /the answer was 200/, /Check the credentials/],
  ])('that is refused with %d %j says so', async (status, body, message, hint) => {
    await using api = await aws(() => ({ status, body }))
    const failing = completeLogin(
      { registry: host, ...none },
      toolsWith({ ...keys, AWS_ENDPOINT_URL: api.url }),
    )
    await expect(failing).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
  })

  test('without any credentials says which there may be', async () => {
    await expect(completeLogin({ registry: host, ...none }, toolsWith({}))).rejects.toMatchObject({
      message: `there is no login for ${host}, and the environment has no credentials of AWS`,
      hint: expect.stringContaining('aws-actions/configure-aws-credentials'),
    })
  })
})

describe('an image at ECR', () => {
  const repositories = [parseRepository(`${host}/web`)]
  const request = { ...parse(setupInputs, {}), repositories }

  test('is logged in to by itself with the credentials of AWS in the environment', async () => {
    await using api = await aws()
    const folder = temporaryFolder()
    const tools = toolsWith({ ...keys, AWS_ENDPOINT_URL: api.url, DOCKER_CONFIG: folder })
    expect(await logInAsJob(request, [], tools)).toEqual([host])
    expect(tools.lines).toEqual([`logged in to ${host} with the credentials of AWS in the environment`])
    expect(tools.kept).toEqual([{ kind: 'login', name: JSON.stringify({ registry: host, stored: true }) }])
    // The machine has a login now.
    expect(await logInAsJob(request, [], tools)).toEqual([])
    expect(api.requests).toHaveLength(1)
  })

  test.each([
    ['where a login is given', {}, [host], keys],
    ['for a pull request from a fork', { pullRequest: { fork: true } }, [], keys],
    ['without such credentials', {}, [], {}],
  ])('is not, %s', async (_, facts, given, env) => {
    const tools = makeTools({ env: { ...env, DOCKER_CONFIG: temporaryFolder() }, facts })
    expect(await logInAsJob(request, given, tools)).toEqual([])
  })
})
