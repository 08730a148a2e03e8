/** In what is recorded anything shorter stays: it is hardly a secret, and half of every text would be taken out. */
const shortest = 4

/**
 * Returns secrets and each of their lines, longest first, as they may stand in a text. Blank ones are left out, and those of
 * one character, such as the braces of a key in JSON: they hide nothing, and would be taken out of every word.
 */
export function secretParts(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap(secret => [secret, ...secret.split(/\r?\n/)]).map(line => line.trim())
  return [...new Set(lines)].filter(line => line.length > 1).sort((one, other) => other.length - one.length)
}

/** Returns whether a whole secret is too short to be hidden. */
export function isUnhidden(secret: string): boolean {
  return secret.trim().length === 1
}

/** Returns the parts of secrets that are hidden in what is recorded. A log hides short ones, too, as a runner does. */
export function secretLines(secrets: readonly string[]): string[] {
  return secretParts(secrets).filter(({ length }) => length >= shortest)
}

/** Creates a function that masks secrets, and each line of them, in recorded texts. */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const lines = secretLines(secrets)
  return text => hideParts(text, lines)
}

/** Masks parts of secrets, longest first, in a text. */
export function hideParts(text: string, parts: readonly string[]): string {
  return parts.reduce((hidden, part) => hidden.replaceAll(part, '***'), text)
}
