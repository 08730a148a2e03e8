/** Anything shorter is no secret, and would blot out half of every text. */
const shortest = 4

/** Returns secrets and each of their lines, longest first, as they may stand in a text; short ones are left out. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap(secret => [secret, ...secret.split(/\r?\n/)]).map(line => line.trim())
  return [...new Set(lines)]
    .filter(({ length }) => length >= shortest)
    .sort((one, other) => other.length - one.length)
}

/** Makes a function that takes secrets, and each line of them, out of a text. */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const lines = secretLines(secrets)
  return text => lines.reduce((hidden, line) => hidden.replaceAll(line, '***'), text)
}
