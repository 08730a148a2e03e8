import { createHash } from 'node:crypto'
import { canonicalPlatform } from '../image/platform.ts'
import type { Digest } from '../image/reference.ts'
import type { DeclaredInputs } from '../stage/record/built-from.ts'

/** What a build is told to be made of: its inputs as they were given. */
export interface Declared {
  readonly context: string
  readonly file?: string
  /** What the workflow calls the Dockerfile, where `file` is a copy of it: an address, or `-`. */
  readonly fileName?: string
  readonly target?: string
  readonly platforms: readonly string[]
  readonly buildContexts: readonly { readonly name: string; readonly value: string }[]
  /** `NAME=value`, or a bare `NAME`, which takes its value from the environment. */
  readonly buildArgs: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly secretIds: readonly string[]
  /** Other inputs that shape the image, by name. */
  readonly options: Readonly<Record<string, string>>
}

/** What the inputs mean on this machine. */
export interface Resolved {
  /** The path of the context in its checkout, or its address. */
  readonly context: string
  readonly file: string
  readonly dockerfile: Uint8Array | undefined
  /** By name: the path or the address. */
  readonly buildContexts: Readonly<Record<string, string>>
  readonly variable: (name: string) => string | undefined
}

/** Digests the inputs of a build. What the record holds can be compared, and not read. */
export function digestInputs(declared: Declared, resolved: Resolved): DeclaredInputs {
  const { target = '', platforms, buildArgs, labels, secretIds, options } = declared
  const { context, file, dockerfile, buildContexts, variable } = resolved
  return {
    context: digestOf('context', context),
    file: digestOf('file', file),
    ...(dockerfile && { dockerfile: digestOf('dockerfile', dockerfile) }),
    target: digestOf('target', target),
    platforms: digestOf('platforms', platforms.map(canonicalPlatform).sort().join(',')),
    buildContexts: mapValues(buildContexts, (value, name) => digestOf(`build-contexts ${name}`, value)),
    buildArgs: Object.fromEntries(
      buildArgs.map(item => {
        const equals = item.indexOf('=')
        const name = equals === -1 ? item : item.slice(0, equals)
        const value = equals === -1 ? variable(item) : item.slice(equals + 1)
        return [name, checkOf(name, value)]
      }),
    ),
    labels: mapValues(labels, (value, key) => checkOf(key, value)),
    secrets: [...new Set(secretIds)].sort(),
    options: mapValues(options, (value, name) => checkOf(name, value)),
  }
}

function digestOf(name: string, content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(`${name}\0`).update(content).digest('hex')}`
}

/**
 * Returns what tells that a value is another one. Whoever can pull the image can read its evidence, and a whole digest would
 * let him try words until one fits; so a value gets four digits, and one that looks like a secret none.
 */
function checkOf(name: string, value: string | undefined): string {
  if (value === undefined) return 'unset'
  if (looksSecret(name, value)) return 'hidden'
  return digestOf(name, value).slice('sha256:'.length, 'sha256:'.length + 4)
}

/** The words of BuildKit's check SecretsUsedInArgOrEnv, and more that people use. */
const secretWord =
  /(?:^|[^a-z])(?:api_?keys?|auth|bearer|certs?|cookies?|creds?|credentials?|dsn|jwt|keys?|netrc|npmrc|pass|passphrase|passwd|password|pat|pin|pw|pwd|pword|salt|sas|secrets?|session|tokens?)(?:$|[^a-z])/i
const secretEnding = /(?:token|secret|password|passwd|apikey|credentials?)$/i
/** A password in an address, a private key, and tokens that are known by their first letters. */
const secretValue =
  /:\/\/[^/\s@:]*:[^/\s@]+@|-----BEGIN|^(?:gh[opsur]_|github_pat_|glpat-|xox[a-z]-|AKIA|ASIA|eyJ|npm_|sk-|dckr_pat_)/

function looksSecret(name: string, value: string): boolean {
  return secretWord.test(name) || secretEnding.test(name) || secretValue.test(value)
}

function mapValues<To>(
  record: Readonly<Record<string, string>>,
  to: (value: string, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
