import { createHash } from 'node:crypto'
import { words } from './judge.ts'
import type { FoundSecret } from './section.ts'

/** Writes a kind of secret as a rule of SARIF. */
export function secretRule(name: string) {
  const text = `A secret of the kind ${name} lies in the image.`
  return {
    id: `secret/${name}`,
    name: 'SecretInImage',
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} Whoever can pull the image can read it: replace it, and build without it.` },
    defaultConfiguration: { level: 'error' },
    properties: { precision: 'high', 'security-severity': '9.0', tags: ['security', 'secret'] },
  }
}

/** Writes a secret as a result of SARIF: its kind and its place, and nothing of the file. */
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
    message: { text: `A secret lies in the image: ${words(secret)}.` },
    locations: [
      { physicalLocation: { artifactLocation: { uri }, region: { startLine: Math.max(line, 1) } } },
    ],
    partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 32)}:1` },
  }
}
