import { readRegular } from '../../files/read.ts'
import { describe, InputError } from '../../messages/errors.ts'
import { namePattern } from './name-pattern.ts'

/** The trusted identities: subject names of certificates, and the certificate authorities. */
export interface TrustedIdentities {
  readonly names: readonly IdentityName[]
  /** Trusted roots in Sigstore's JSON, one for each of its instances. */
  readonly roots: readonly unknown[]
}

/** One name, or a pattern of names. */
export interface IdentityName {
  /** The text of the input. */
  readonly text: string
  readonly subject: RegExp
  /** The issuer of the identity token, for example GitHub for a workflow. */
  readonly issuer: string
}

/** Characters of the name in a certificate. */
const longestName = 1024

/** The issuer for workflows on GitHub. */
export const githubIssuer = 'https://token.actions.githubusercontent.com'

/**
 * Reads the trusted identities and the trusted root.
 *
 * @throws InputError when one is set without the other, or the file is not a trusted root.
 */
export async function readIdentities(
  lines: readonly string[],
  rootFile: string | undefined,
): Promise<TrustedIdentities | undefined> {
  if (lines.length === 0) return undefined
  if (rootFile === undefined)
    throw new InputError([{ input: 'trusted-root', message: 'is missing: trusted-identities need it' }], {
      hint: 'Create it with `gh attestation trusted-root > trusted-root.jsonl`.',
    })
  return { names: lines.map(readName), roots: await readRoots(rootFile) }
}

/** Returns the trusted identity of a certificate. */
export function nameOf(
  { names }: TrustedIdentities,
  { subject, issuer }: { readonly subject: string; readonly issuer: string },
): IdentityName | undefined {
  // A pattern with many stars takes longer than a long name is worth.
  if (subject.length > longestName) return undefined
  return names.find(name => name.issuer === issuer && name.subject.test(subject))
}

/** Reads `NAME` or `NAME ISSUER`; `*` stands for any text without a slash, `**` for any text. */
function readName(text: string): IdentityName {
  const [name = '', issuer = githubIssuer, ...more] = text.split(/\s+/)
  if (more.length > 0 || !issuer.startsWith('https://'))
    throw new InputError([
      {
        input: 'trusted-identities',
        message: `"${text}" is neither a name, nor a name and the https address of its issuer`,
      },
    ])
  return { text, subject: namePattern(name), issuer }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Accepts JSON, and JSON lines as `gh` prints them. */
async function readRoots(path: string): Promise<unknown[]> {
  const fail = (why: string) =>
    new InputError([{ input: 'trusted-root', message: `${path} is not a trusted root of Sigstore: ${why}` }])
  const bytes = await readRegular(path).catch(cause => {
    throw fail(describe(cause))
  })
  const text = bytes.toString('utf8')
  let values: unknown[]
  try {
    values = isJson(text)
      ? [JSON.parse(text)]
      : text
          .trim()
          .split('\n')
          .map(one => JSON.parse(one))
  } catch {
    throw fail('it is neither JSON nor JSON lines')
  }
  const wrong = values.find(
    value => !Array.isArray((value as { certificateAuthorities?: unknown } | null)?.certificateAuthorities),
  )
  if (wrong !== undefined) throw fail('it names no certificate authorities')
  return values
}
