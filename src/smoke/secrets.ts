import type { Variable } from './inputs.ts'

/** Makes a function that takes secrets, and each line of them, out of a text. Words too short to be secrets stay. */
export function hideSecrets(secrets: readonly Variable[]): (text: string) => string {
  const parts = secrets
    .flatMap(({ value }) => [value, ...value.split(/\r?\n/)])
    .map(part => part.trim())
    .filter(part => part.length >= 4)
    .sort((a, b) => b.length - a.length)
  return text => parts.reduce((hidden, part) => hidden.replaceAll(part, '***'), text)
}
