import { choice, lines, listReader, reader, text } from '../../inputs/readers.ts'
import { input, type Table } from '../../inputs/table.ts'
import { checkedPrivateKey, readPublicKeys } from './keys.ts'

/** What evidence is signed with. */
export const signingInputs = {
  signing: input(choice('key', 'identity', 'none'), {
    description:
      'How the evidence is signed when it is attached: with the `signing-key`, which is so where that is given, as the `identity` of the workflow (GitHub, with `id-token: write`; for a public repository the names of repository and workflow get into the public log of Sigstore), or not at all (`none`).',
  }),
  'signing-key': input(reader('private key (PEM)', checkedPrivateKey), {
    description:
      'Private key, EC P-256 or Ed25519 in PEM (PKCS#8) or the base64 of that, that the evidence is signed with when it is attached.',
    secret: true,
    secretsOf: value => (value === undefined ? [] : [value]),
  }),
  'signing-password': input(text, {
    description: 'Password of the `signing-key`, where that is encrypted.',
    secret: true,
  }),
} satisfies Table

/** Whose evidence counts: asked of the registry before a build, and before a promotion. */
export const trustInputs = {
  'trusted-keys': input(listReader('public keys (PEM)', readPublicKeys), {
    description:
      'Public keys, one PEM block after the other: evidence in the registry then counts only when one of them verifies its signature. Without them it counts as it is, and whoever can push can attach it.',
  }),
  'trusted-identities': input(lines, {
    description:
      'Who may sign evidence without a key, one per line, as the certificate names it: `https://github.com/acme/web/.github/workflows/image.yml@refs/heads/main`. `*` stands for any text without a slash, `**` for any text; behind a space the issuer, when it is not GitHub.',
  }),
  'trusted-root': input(text, {
    description:
      'File that tells which certificates of `trusted-identities` are genuine: a trusted root of Sigstore, as `gh attestation trusted-root` prints it.',
  }),
  'evidence-trust': input(choice('registry', 'signed'), {
    description:
      'Which evidence in the registry counts: only what is `signed` with one of `trusted-keys` or by one of `trusted-identities`, which is so where these are given, or all that the `registry` holds. What this very run found out counts in any case.',
  }),
} satisfies Table
