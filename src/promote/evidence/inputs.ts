import { choice, exactText, items, lines, listReader, reader, text } from '../../inputs/readers.ts'
import { input, type Table } from '../../inputs/table.ts'
import { checkedPrivateKey, readPublicKeys } from './keys.ts'

/** The inputs for signing evidence. */
export const signingInputs = {
  signing: input(choice('key', 'identity', 'none'), {
    description:
      'How the evidence is signed when it is attached: with the `signing-key` (the default where that is set), as the `identity` of the workflow (GitHub, with `id-token: write`; for a public repository the names of repository and workflow are recorded in the public log of Sigstore), or not at all (`none`).',
  }),
  'signing-key': input(reader('private key (PEM)', checkedPrivateKey), {
    description:
      'Private key for signing the evidence: EC P-256 or Ed25519 in PEM (PKCS#8), or the base64 of that.',
    secret: true,
    secretsOf: value => (value === undefined ? [] : [value]),
  }),
  'signing-password': input(exactText, {
    description: 'Password of the `signing-key`, if it is encrypted.',
    secret: true,
  }),
} satisfies Table

/** Which evidence counts, before a build and before a promotion. */
export const trustInputs = {
  'trusted-keys': input(listReader('public keys (PEM)', readPublicKeys), {
    description:
      'Public keys, one PEM block after the other: evidence in the registry then counts only when one of them verifies its signature. Without them unsigned evidence counts too, and everyone who can push can attach it.',
  }),
  'trusted-identities': input(lines, {
    description:
      'Identities that may sign evidence without a key, one per line, as named in the certificate: `https://github.com/acme/web/.github/workflows/image.yml@refs/heads/main`. `*` stands for any text without a slash, `**` for any text; after a space the issuer, if it is not GitHub.',
  }),
  'trusted-root': input(text, {
    description:
      'File with the certificate authorities for `trusted-identities`: a trusted root of Sigstore, as `gh attestation trusted-root` prints it.',
  }),
  'evidence-trust': input(choice('registry', 'signed'), {
    description:
      'Which evidence in the registry counts: only what is `signed` with one of `trusted-keys` or by one of `trusted-identities` (the default where these are set), or all evidence in the `registry`. Results of this run always count.',
  }),
  'trusted-projects': input(items, {
    description:
      'Other projects (`owner/name`) whose evidence counts beside that of this one, for example where one repository builds and another one deploys; `*` stands for any text without a slash.',
  }),
} satisfies Table
