/** What is known about a failure where its hint is chosen. */
export interface HintQuestion {
  readonly reason: string
  /** What the failed step printed. */
  readonly log: readonly string[]
  readonly message: string
}

interface Hint {
  readonly pattern: RegExp
  /** Words, in lower case, that stand somewhere behind the first place that fits. */
  readonly followedBy?: string
  /** Where it holds: in a command of the Dockerfile, or for what the builder does itself. */
  readonly of?: 'command' | 'builder'
  readonly hint: string
}

/** Returns how to fix a failure, from its words alone. */
export function hintFor({ reason, log, message }: HintQuestion): string | undefined {
  const command = message.startsWith('process "')
  const text = command ? `${reason}\n${log.slice(-40).join('\n')}` : reason
  return hints.find(
    hint => (hint.of === undefined || (hint.of === 'command') === command) && fits(hint, text),
  )?.hint
}

function fits({ pattern, followedBy }: Hint, text: string): boolean {
  const found = pattern.exec(text)
  if (found === null || followedBy === undefined) return found !== null
  return text.toLowerCase().includes(followedBy, found.index + found[0].length)
}

const hints: readonly Hint[] = [
  {
    pattern: /exec format error/,
    hint: 'A program of another architecture was started: run the setup stage with emulation for the platforms of the build (docker/setup-qemu-action), build on a native runner, or look which architecture the copied program is for. A script without `#!` in its first line fails alike.',
  },
  {
    pattern: /oci exporter |multiple outputs |multi-platform build /i,
    followedBy: 'not supported',
    hint: 'The builder cannot export OCI layouts: run the setup stage first, which creates one that can.',
  },
  {
    pattern: /target stage /,
    followedBy: ' could not be found',
    hint: 'Check the `target` input against the names after AS.',
  },
  {
    pattern: /[Nn]o space left on device|ENOSPC|disk quota exceeded/,
    hint: 'The disk is full: `docker system df` shows what the engine holds and `docker system prune --all` frees it; on a hosted runner remove what the job does not need before the build, or use a larger one.',
  },
  {
    pattern: /\[output clipped, log limit /,
    hint: 'BuildKit stopped showing the output of this step at its limit: let the step print less, or raise BUILDKIT_STEP_LOG_MAX_SIZE of the builder.',
  },
  {
    pattern:
      /exit code 137\b|signal: killed|JavaScript heap out of memory|OutOfMemoryError|[Cc]annot allocate memory|\nKilled$/,
    of: 'command',
    hint: 'It was probably killed for want of memory: let it use less (fewer parallel jobs, a smaller heap), or use a runner with more.',
  },
  {
    pattern:
      /proxyconnect |Proxy Authentication Required|Tunnel connection failed|CONNECT tunnel failed|407 Proxy/i,
    hint: 'The proxy refused: the builder takes HTTP_PROXY, HTTPS_PROXY and NO_PROXY of its own machine, and steps of the Dockerfile those that are given in `build-args` or in the Docker configuration.',
  },
  {
    pattern:
      /Temporary failure (?:in name resolution|resolving)|Could not resolve(?: host)?[: ]|ENOTFOUND|EAI_AGAIN|Name or service not known|[Nn]ame does not resolve|bad address '|no such host|server misbehaving|Failed to resolve|UnknownHostException|nodename nor servname/,
    of: 'command',
    hint: 'A host name could not be resolved inside the step: check the name, and the name server that containers use; behind a proxy give HTTP_PROXY and HTTPS_PROXY in `build-args`; `network: host` uses the network of the builder’s machine.',
  },
  {
    pattern: /no such host|server misbehaving|[Tt]emporary failure in name resolution/,
    hint: 'The host name could not be resolved by the builder: check the name of the registry, and the name server or proxy of the machine on which the builder runs.',
  },
  {
    pattern: /x509: |certificate signed by unknown authority|certificate verify failed/,
    of: 'builder',
    hint: 'The builder does not trust the certificate of this registry: give the authority in `buildkitd-config` of the setup stage (`[registry."HOST"] ca`), or install it where the engine runs.',
  },
  {
    pattern: /server gave HTTP response to HTTPS client/,
    hint: 'This registry has no TLS: `buildkitd-config` of the setup stage names it as `[registry."HOST"] http = true`; for the engine itself it is `insecure-registries`.',
  },
  {
    pattern: /\b429\b|toomanyrequests|rate limit/i,
    of: 'builder',
    hint: 'The registry limits pulls: log in with `registry`, `username` and `password` of the setup stage, or take the base image from a mirror.',
  },
  {
    pattern: /no match for platform in manifest/,
    hint: 'The image does not exist for this platform: choose another base image, or fewer `platforms`.',
  },
  {
    pattern:
      /pull access denied|401 Unauthorized|403 Forbidden|insufficient_scope|authorization failed|no basic auth credentials|denied: /,
    of: 'builder',
    hint: 'The base image is private or does not exist: log in with `registry`, `username` and `password`.',
  },
  {
    pattern: /secret /,
    followedBy: ' not found',
    of: 'builder',
    hint: 'Pass the secret in `secrets`, `secret-envs` or `secret-files`.',
  },
  {
    pattern: /granting entitlement /,
    followedBy: ' is not allowed',
    of: 'builder',
    hint: 'The builder does not grant it: `driver: docker-container` with `buildkitd-flags: --allow-insecure-entitlement network.host` (or `security.insecure`) makes one that does.',
  },
  {
    pattern: /(?:^|[: ])(?:network\.host|security\.insecure|device) is not allowed/,
    of: 'builder',
    hint: 'The Dockerfile asks for it and the build is not allowed to: add it to `allow`.',
  },
  {
    pattern:
      /connection refused|i\/o timeout|TLS handshake timeout|connection reset by peer|network is unreachable|no route to host/,
    of: 'builder',
    hint: 'The registry could not be reached from the builder: check its address, and the proxy and firewall of the machine on which the builder runs.',
  },
]
