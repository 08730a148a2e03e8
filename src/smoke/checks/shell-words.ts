/**
 * Splits a line into words at blanks. Single and double quotes keep blanks together, in the middle of a word too; inside
 * double quotes and outside of quotes a backslash escapes the next quote, blank or backslash.
 *
 * @throws Error when a quote does not end.
 */
export function splitWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let i = 0; i < line.length; i++) {
    const letter = line[i] ?? ''
    const next = line[i + 1]
    if (letter === '\\' && quote !== "'" && next !== undefined && /["'\\\s]/.test(next)) {
      word = (word ?? '') + next
      i++
    } else if (quote !== '' ? letter === quote : letter === '"' || letter === "'") {
      quote = quote === '' ? letter : ''
      word ??= ''
    } else if (quote === '' && /\s/.test(letter)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + letter
  }
  if (quote !== '') throw new Error(`a ${quote} is not closed`)
  if (word !== undefined) words.push(word)
  return words
}
