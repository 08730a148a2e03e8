import { createHash } from 'node:crypto'
import type { FoundSecret } from '../../stage/record/secret.ts'
import { words } from './judge.ts'

/** Writes a kind of secret as a rule of SARIF. */
export function secretRule(name: string) {
  const text = `The image contains a secret of the kind ${name}.`
  return {
    id: `secret/${name}`,
    name: 'SecretInImage',
    shortDescription: { text },
    fullDescription: { text },
    help: {
      text: `${text} Everyone who can pull the image can read it: revoke and replace it, and build without it.`,
    },
    defaultConfiguration: { level: 'error' },
    properties: { precision: 'high', 'security-severity': '9.0', tags: ['security', 'secret'] },
  }
}

/** Writes a secret as a result of SARIF: its kind and its place, without content of the file. */
export function secretResult(secret: FoundSecret, ruleIndex: number) {
  const { rule, path, line = 1 } = secret
  const uri = (path ?? 'image-config').split('/').map(encodeURIComponent).join('/')
  const identity = createHash('sha256')
    .update(JSON.stringify([rule, path ?? '']))
    .digest('hex')
  return {
    ruleId: `secret/${rule}`,
    ruleIndex,
    level: 'error',
    message: { text: `The image contains a secret: ${words(secret)}.` },
    locations: [
      { physicalLocation: { artifactLocation: { uri }, region: { startLine: Math.max(line, 1) } } },
    ],
    partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 32)}:1` },
  }
}
