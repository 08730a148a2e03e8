/** Shorter texts are not masked: they would mask half of every output. */
const shortest = 4

/** Returns secrets and each of their lines, longest first; short ones are skipped. */
export function secretLines(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap(secret => [secret, ...secret.split(/\r?\n/)]).map(line => line.trim())
  return [...new Set(lines)]
    .filter(({ length }) => length >= shortest)
    .sort((one, other) => other.length - one.length)
}

/** Creates a function that masks secrets, and each line of them, in a text. */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const lines = secretLines(secrets)
  return text => lines.reduce((hidden, line) => hidden.replaceAll(line, '***'), text)
}
