/** Why a build failed, as far as BuildKit's output shows. */
export interface BuildFailure {
  /** One sentence: the step and its error. */
  readonly reason: string
  /** How to fix it. */
  readonly hint?: string
  /** Line of the Dockerfile. */
  readonly line?: number
}

/** Finds the cause in the output of a build that failed: the last `ERROR:` line and the step that BuildKit names. */
export function buildFailure(output: string, exitCode: number): BuildFailure {
  const lines = output.split('\n').map(line => line.trimEnd())
  const message = lines
    .findLast(line => line.startsWith('ERROR: '))
    ?.replace(/^ERROR: (failed to (build|solve): )*/, '')
  const at = lines.findLastIndex(isStep)
  const step = at === -1 ? undefined : shortened(lines[at]?.slice(3, -1) ?? '', 160)
  const line = lines.map(text => /^ *(\d+) \| >>> /.exec(text)?.[1]).find(found => found !== undefined)
  const reason = [
    step === undefined ? 'the build failed' : `step ${step} failed`,
    cause(message) ?? `buildx failed with exit code ${exitCode}`,
    ...lastWords(lines, at),
  ].join(': ')
  return {
    reason,
    hint: hints.find(each => fits(each, reason))?.hint,
    ...(line !== undefined && { line: Number(line) }),
  }
}

/** Returns whether the cache failed: then the build may succeed without it. */
export function isCacheFailure({ reason }: BuildFailure): boolean {
  if (/: exit code \d+(:|$)|unknown cache/.test(reason)) return false
  return /cache (exporter|importer|manifest|storage)|\bgha\b|twirp|lease "|\bblob\b|content at |httpReadSeeker/.test(
    reason,
  )
}

const incomplete = '" did not complete successfully: '

/** Finds ` > [build 2/3] RUN make:`, by which BuildKit begins to tell what a failed step printed. */
function isStep(line: string): boolean {
  return line.startsWith(' > [') && line.includes('] ') && line.endsWith(':')
}

/** A failed command is described by its exit code: the step already names the command. */
function cause(message: string | undefined): string | undefined {
  const at = message?.startsWith('process "') ? message.lastIndexOf(incomplete) : -1
  const exit = at === -1 ? undefined : message?.slice(at + incomplete.length)
  return exit?.replace('exit code:', 'exit code') ?? (message && shortened(message, 1000))
}

/** The last line that the failed step printed; BuildKit repeats its output between two rules. */
function lastWords(lines: readonly string[], at: number): string[] {
  if (at === -1) return []
  const end = lines.findIndex((line, index) => index > at && /^-+$/.test(line))
  const last = lines
    .slice(at + 1, end)
    .findLast(line => line !== '')
    ?.replace(/^\d+\.\d+ /, '')
  return last === undefined ? [] : [shortened(last, 300)]
}

function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`
}

interface Hint {
  readonly pattern: RegExp
  /** Words, in lower case, that stand somewhere behind the first place that fits. */
  readonly followedBy?: string
  readonly hint: string
}

function fits({ pattern, followedBy }: Hint, reason: string): boolean {
  const found = pattern.exec(reason)
  if (found === null || followedBy === undefined) return found !== null
  return reason.toLowerCase().includes(followedBy, found.index + found[0].length)
}

const hints: readonly Hint[] = [
  {
    pattern: /exec format error/,
    hint: 'The machine cannot run this architecture: set up emulation first (docker/setup-qemu-action), or build on a native runner.',
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
    pattern: /pull access denied|401 Unauthorized|403 Forbidden|insufficient_scope/,
    hint: 'The base image is private or does not exist: log in with `registry`, `username` and `password`.',
  },
  {
    pattern: /no space left on device/,
    hint: 'The disk is full: `docker system prune` frees space of the engine.',
  },
  {
    pattern: /secret /,
    followedBy: ' not found',
    hint: 'Pass the secret in `secrets`, `secret-envs` or `secret-files`.',
  },
  { pattern: /entitlement /, followedBy: ' is not allowed', hint: 'Add it to `allow`.' },
]
