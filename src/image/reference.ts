import { UserError } from '../messages/errors.ts'

/**
 * A content digest; only SHA-256 is in use.
 * https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
export type Digest = `sha256:${string}`

/** A repository at a registry, without tag or digest. */
export interface Repository {
  /** The host as it is written in references, `docker.io` for Docker Hub. */
  readonly registry: string
  /** The path below the registry, for example `library/alpine`. */
  readonly repository: string
}

/** registry/repository with a tag, a digest or both. */
export interface Reference extends Repository {
  readonly tag?: string
  readonly digest?: Digest
}

/** A reference with a digest. */
export interface DigestReference extends Repository {
  readonly digest: Digest
}

const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/
const pathGrammar = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/
const hostGrammar = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/

/**
 * Parses a reference by the rules of the Docker reference grammar: the first component is a host when it has a `.` or a
 * `:` or is `localhost`, otherwise the image is at Docker Hub. Hosts and owners of projects may be written with capitals:
 * the lower-case ones are meant. https://pkg.go.dev/github.com/distribution/reference
 *
 * @throws UserError naming the wrong part.
 */
export function parseReference(text: string): Reference {
  const trimmed = text.trim()
  const [named, digestText, ...more] = trimmed.split('@')
  if (named === undefined || named === '' || more.length > 0)
    throw invalid(
      text,
      'it is not registry/repository[:tag][@digest]',
      'Write for example ghcr.io/acme/web:1.4.',
    )
  if (/^sha256:[0-9a-f]+$/.test(trimmed))
    throw invalid(text, 'it is a digest without a repository', `Write registry/repository@${trimmed}.`)
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(named)?.[0]
  if (scheme !== undefined)
    throw invalid(text, `it begins with "${scheme}"`, `Write ${trimmed.slice(scheme.length)}.`)
  const digest = digestText === undefined ? undefined : parseDigest(digestText)
  const colon = named.lastIndexOf(':')
  const tagged = colon > named.lastIndexOf('/')
  const tag = tagged ? parseTag(named.slice(colon + 1)) : undefined
  return {
    ...splitHost(tagged ? named.slice(0, colon) : named, text),
    ...(tag && { tag }),
    ...(digest && { digest }),
  }
}

/**
 * Parses a repository, the form of the `image` input.
 *
 * @throws UserError when it has a tag or a digest.
 */
export function parseRepository(text: string): Repository {
  const { registry, repository, tag, digest } = parseReference(text)
  if (tag !== undefined)
    throw invalid(text, `it has the tag "${tag}"`, 'Remove the tag: tags come from the rules.')
  if (digest !== undefined) throw invalid(text, 'it has a digest', 'Remove the digest.')
  return { registry, repository }
}

/** Parses a tag. @throws UserError naming the offending character or length. */
export function parseTag(text: string): string {
  if (tagGrammar.test(text)) return text
  throw new UserError(`tag "${text}" is not valid: ${tagFault(text)}`, {
    hint: 'Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_".',
  })
}

/** Parses a digest. @throws UserError for other algorithms than SHA-256 and for malformed ones. */
export function parseDigest(text: string): Digest {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return text as Digest
  throw new UserError(`digest "${text}" is not valid: expected sha256: and 64 lower-case hex digits`, {
    hint: 'Write the whole digest, as `docker buildx imagetools inspect` prints it.',
  })
}

/** Formats a reference. */
export function formatReference({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** Returns whether two references are in one repository. */
export function sameRepository(a: Repository, b: Repository): boolean {
  return a.registry === b.registry && a.repository === b.repository
}

function splitHost(name: string, text: string): Repository {
  const slash = name.indexOf('/')
  const first = slash === -1 ? '' : name.slice(0, slash)
  const isHost = first.includes('.') || first.includes(':') || first === 'localhost'
  const registry = isHost ? hubAlias(first.toLowerCase()) : 'docker.io'
  const written = isHost ? name.slice(slash + 1) : name
  const path = written.toLowerCase()
  // The grammar allows addresses and ports that do not exist.
  if (!hostGrammar.test(registry) || !URL.canParse(`https://${registry}/`))
    throw invalid(
      text,
      `"${registry}" is not a host name`,
      'Write host/repository, for example ghcr.io/acme/web.',
    )
  for (const component of path.split('/')) {
    if (pathGrammar.test(component)) continue
    throw invalid(
      text,
      `"${component}" is not a path component`,
      'Write host/repository in letters, digits, ".", "_" and "-", for example ghcr.io/acme/web.',
    )
  }
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path
  if (repository.length > 255)
    throw invalid(text, 'the repository is longer than 255 characters', 'Name it more briefly.')
  return { registry, repository }
}

function hubAlias(host: string): string {
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host
}

function tagFault(text: string): string {
  if (text === '') return 'it is empty'
  if (text.length > 128) return `it has ${text.length} characters`
  const bad = /[^A-Za-z0-9._-]/.exec(text)?.[0]
  if (bad !== undefined) return bad === ' ' ? 'it has a space' : `it has ${JSON.stringify(bad)}`
  return `it starts with "${text[0]}"`
}

function invalid(text: string, why: string, hint?: string): UserError {
  return new UserError(`image reference "${text}" is not valid: ${why}`, { hint })
}
