import { describe, InputError } from '../../errors.ts'
import { readRegular } from '../../files/read.ts'

/** Who may sign without a key: names as certificates have them, and who gives such certificates out. */
export interface TrustedIdentities {
  readonly names: readonly IdentityName[]
  /** Trusted roots in Sigstore's JSON, one for each of its instances. */
  readonly roots: readonly unknown[]
}

/** One name, or a pattern of names. */
export interface IdentityName {
  /** As the input has it. */
  readonly text: string
  readonly subject: RegExp
  /** Who has vouched for the name, for example GitHub for a workflow. */
  readonly issuer: string
}

/** Characters of the name in a certificate. */
const longestName = 1024

/** Who vouches for workflows on GitHub. */
const github = 'https://token.actions.githubusercontent.com'

/**
 * Reads whose signatures count, and the file that tells which certificates are genuine.
 *
 * @throws InputError when one is given without the other, or the file is no trusted root.
 */
export async function readIdentities(
  lines: readonly string[],
  rootFile: string | undefined,
): Promise<TrustedIdentities | undefined> {
  if (lines.length === 0) return undefined
  if (rootFile === undefined)
    throw new InputError([{ input: 'trusted-root', message: 'is missing: trusted-identities need it' }], {
      hint: 'Make it with `gh attestation trusted-root > trusted-root.jsonl`.',
    })
  return { names: lines.map(readName), roots: await readRoots(rootFile) }
}

/** Tells which of the trusted names a certificate has. */
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
  const [name = '', issuer = github, ...more] = text.split(/\s+/)
  if (more.length > 0 || !issuer.startsWith('https://'))
    throw new InputError([
      {
        input: 'trusted-identities',
        message: `"${text}" is neither a name, nor a name and the https address of its issuer`,
      },
    ])
  const pattern = name
    .split(/(\*+)/)
    .map(part => (/^\*+$/.test(part) ? (part === '*' ? '[^/]*' : '.*') : escaped(part)))
    .join('')
  return { text, subject: new RegExp(`^${pattern}$`), issuer }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Takes JSON, and JSON lines as `gh` prints them. */
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
