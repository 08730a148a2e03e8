import { lastLine } from './last-line.ts'

/** A login that docker could not make. */
export interface FailedLogin {
  readonly registry: string
  readonly username: string
  /** What docker wrote on standard error, without the password. */
  readonly said: string
  /** The file that docker stores credentials in. */
  readonly config: string
}

/** Explains why a login failed: the message, and what to do about exactly that. */
export function explainLogin({ registry, username, said, config }: FailedLogin): {
  readonly message: string
  readonly hint?: string
} {
  const last = lastLine(said)
  const known = causes.find(({ pattern }) => pattern.test(said))
  return {
    message: `the login of "${username}" at ${registry} failed: ${known === undefined ? '' : `${known.cause}: `}${last}`,
    hint: known?.hint({ registry, username, config, helper: /docker-credential-[\w.-]+/.exec(said)?.[0] }),
  }
}

interface Place {
  readonly registry: string
  readonly username: string
  readonly config: string
  readonly helper: string | undefined
}

interface Cause {
  readonly pattern: RegExp
  /** The cause in a few words. */
  readonly cause: string
  readonly hint: (place: Place) => string
}

/** The first that fits counts: what docker could not store comes before what the registry said. */
const causes: readonly Cause[] = [
  {
    pattern: /docker-credential-[\w.-]+": (?:executable file not found|no such file)/,
    cause: 'the credential helper is not installed',
    hint: ({ helper = 'The program', config }) =>
      `${helper} is named by credsStore or credHelpers in ${config}: install it, or remove the entry.`,
  },
  {
    pattern: /docker-credential-|error storing credentials/,
    cause: 'the credential helper did not store the login',
    hint: ({ config }) => `It is named by credsStore or credHelpers in ${config}.`,
  },
  {
    pattern: /error saving credentials/i,
    cause: 'the registry accepted it, and it could not be stored',
    hint: ({ config }) =>
      `${config} must be a file that this user can write, in a folder that can be written. Another folder can be given in the variable DOCKER_CONFIG.`,
  },
  {
    pattern:
      /no such host|server misbehaving|name resolution|lookup \S+(?: on \S+)?: .*(?:i\/o timeout|no such)/i,
    cause: 'the name of the registry cannot be resolved',
    hint: ({ registry }) =>
      `Check \`registry\`: is ${registry} spelt right, and does the engine’s DNS know it?`,
  },
  {
    pattern: /x509:|tls: |certificate/i,
    cause: 'its TLS certificate is not accepted',
    hint: ({ registry }) =>
      `The engine has to trust the authority of that certificate: /etc/docker/certs.d/${registry}/ca.crt.`,
  },
  {
    pattern: /HTTP response to HTTPS client/,
    cause: 'it does not speak TLS',
    hint: ({ registry }) =>
      `List ${registry} under "insecure-registries" in the engine’s daemon.json, and in \`plain-http\`.`,
  },
  {
    pattern:
      /connection refused|i\/o timeout|no route to host|network is unreachable|deadline exceeded|Client\.Timeout|connection reset|: EOF\b|proxyconnect/i,
    cause: 'the registry cannot be reached',
    hint: ({ registry }) =>
      `Check \`registry\`, and whether the engine of this machine can reach ${registry} (firewall, proxy).`,
  },
  {
    pattern: /toomanyrequests|too many requests|\b429\b/i,
    cause: 'the registry limits the rate of logins',
    hint: () => 'Run it again later.',
  },
  {
    pattern: /\b50[0-4]\b|internal server error|bad gateway|service unavailable/i,
    cause: 'the registry has a fault',
    hint: () => 'Run it again later; the status page of the registry may tell more.',
  },
  {
    pattern: /unauthorized|denied|forbidden|incorrect username or password|\b40[13]\b|authorization failed/i,
    cause: 'the registry refused it',
    hint: place => refusedHint(place),
  },
]

/** A refused login is about user name and password, and at some registries about something else that people try. */
function refusedHint({ registry, username }: Place): string {
  if (isAwsKey(username))
    return 'ECR takes no access keys as user name and password: give them as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, and the login is made with a token of ECR.'
  if (registry === 'ghcr.io' || registry.startsWith('containers.'))
    return 'Check `username` and `password`; at ghcr.io the job also needs `permissions: packages: write`. With the token of the job leave all three inputs out.'
  if (registry === 'docker.io')
    return 'Check `username` and `password`: Docker Hub takes an access token in place of the password, and needs one where two-factor authentication is on.'
  return 'Check `registry`, `username` and `password`.'
}

/** Returns whether a user name is the ID of an access key of AWS. */
export function isAwsKey(username: string): boolean {
  return /^A(?:KIA|SIA)[A-Z0-9]{12,}$/.test(username)
}
